"""A draft on one page, before it is sent; and what was said of a source, on a page of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from commonweal.portal.access.queries import seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.intelligence import answers, basis
from commonweal.portal.intelligence.answers import DOUBT, HOW, PERMISSION, PURPOSES, RISK, Missing
from commonweal.portal.intelligence.models import Report
from commonweal.portal.intelligence.queries.reports import (
    ItemView,
    MentionView,
    ReportLine,
    items_of,
    line,
    mentions_of,
    source_of,
    writer_of,
)
from commonweal.portal.intelligence.verbs.sending import still_missing

NOTHING = "Not answered"


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One question with what was answered. `page`: where it is changed."""

    page: str
    question: str
    said: str


@dataclass(frozen=True, slots=True, repr=False)
class Summary:
    """A draft, whole."""

    line: ReportLine
    force: str
    items: tuple[ItemView, ...]
    mentions: tuple[MentionView, ...]
    answers: tuple[Answer, ...]
    missing: tuple[Missing, ...]
    unagreed: bool
    emergency: bool


@dataclass(frozen=True, slots=True, repr=False)
class SourceView:
    """What was said of a source, behind its own reference; and who sent it, who may be the source themselves."""

    reference: str
    sent_by: str
    answers: tuple[Answer, ...]


def summary(reader: Reader, report: Report) -> Summary:
    """A draft as it would be sent. Its source is on it, for whoever typed it; reading that is entered by itself."""
    seen(reader, report)
    source = source_of(reader, report)
    sharing = report.answers.get("sharing", {})
    said = [
        *_when(report.answers.get("when", {})), *_source(source.said if source else {}), *_sharing(report, sharing),
    ]  # fmt: skip
    without = basis.needed(report) and basis.chosen(report, sharing) is None
    unagreed = without and not basis.missing_of(report, sharing)
    return Summary(
        line(report, 0), report.force.name, items_of(reader, report), mentions_of(reader, report), tuple(said),
        tuple(still_missing(report)), unagreed, bool(sharing.get("emergency")),
    )  # fmt: skip


def source_view(reader: Reader, report: Report) -> SourceView:
    """The source of a report that was sent; the same 404 where there is none."""
    found = source_of(reader, report)
    if found is None:
        raise Http404
    return SourceView(found.reference, f"{writer_of(report)}, {report.agency.name}", tuple(_source(found.said)))


def _when(raw: Mapping[str, Any]) -> Iterator[Answer]:
    found = answers.day_of(raw, today())
    yield Answer("when", "When it is from", found.words or NOTHING)


def _source(raw: Mapping[str, Any]) -> Iterator[Answer]:
    yield Answer("source", "How you know it", HOW.get(str(raw.get("how")), NOTHING))
    yield from _words("source", "Who told you, or where it stands", raw.get("told_by"))
    yield from _words("source", "Who else knows", raw.get("who_else"))
    yield Answer("risk", "Could somebody be at risk", RISK.get(str(raw.get("risk")), NOTHING))
    yield from _words("risk", "Who, and how", raw.get("risk_words"))
    yield Answer("risk", "False, or told to harm", DOUBT.get(str(raw.get("doubt")), NOTHING))
    yield from _words("risk", "Why you think so", raw.get("doubt_words"))


def _sharing(report: Report, raw: Mapping[str, Any]) -> Iterator[Answer]:
    yield Answer("sharing", "May it be shared further", PERMISSION.get(str(raw.get("permission")), NOTHING))
    yield Answer("sharing", "What it is for", PURPOSES.get(str(raw.get("purpose")), NOTHING))
    if basis.needed(report):
        agreement = basis.chosen(report, raw)
        without = NOTHING if basis.missing_of(report, raw) else "No live agreement"
        yield Answer("sharing", "Agreement", agreement.title if agreement else without)
        if agreement is None:
            yield from _words("sharing", "Why without one", raw.get("no_agreement"))
    if raw.get("emergency"):
        yield Answer("sharing", "Urgency", "Somebody is at risk")


def _words(page: str, question: str, said: Any) -> Iterator[Answer]:
    if said and str(said).strip():
        yield Answer(page, question, str(said))
