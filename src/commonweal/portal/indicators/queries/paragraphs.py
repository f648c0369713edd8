"""Partners' paragraphs: what was asked, what came in, and what a report may print."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commonweal.figures import Month, Period
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.indicators import rules_of_paragraphs as rules
from commonweal.portal.indicators.models import CLEARED, NEXT, OPEN, OWED, SUBMITTED, Call, Paragraph, Version

REACHES = {"public": "into a public paper", "partners": "into a paper for the partnership alone"}
ORDER = (OWED, SUBMITTED, CLEARED, "nil")


@dataclass(frozen=True, slots=True)
class VersionLine:
    """Words that were handed in, or a draft."""

    number: int
    title: str
    text: str
    reach: str
    figures: tuple[dict[str, Any], ...]
    kept_at: dt.datetime


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """One agency's paragraph as a line."""

    id: UUID
    agency: str
    report: str
    period: str
    due_on: dt.date
    state: str
    state_words: str
    late: bool
    submitted_on: dt.date | None
    words: str
    title: str
    may_write: bool
    may_clear: bool
    may_send_back: bool
    may_remind: bool


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call as a line."""

    id: UUID
    report: str
    period: str
    due_on: dt.date
    open: bool
    asked: int
    came: int
    cleared: int
    late: int


@dataclass(frozen=True, slots=True)
class CallPage:
    """A call's page."""

    line: CallLine
    asks: str
    paragraphs: tuple[ParagraphLine, ...]
    may_run: bool


@dataclass(frozen=True, slots=True)
class ParagraphPage:
    """A paragraph's page. `draft`: the newest, for its own agency alone."""

    line: ParagraphLine
    call: UUID
    asks: str
    versions: tuple[VersionLine, ...]
    draft: VersionLine | None


def calls(reader: Reader) -> tuple[CallLine, ...]:
    """Every call that one may read, those that are open first."""
    rows = list(readable(reader, Call).order_by("-due_on", "report", "pk"))
    seen(reader, *rows)
    by_call: dict[UUID, list[Paragraph]] = {}
    for paragraph in readable(reader, Paragraph).filter(call__in=[row.pk for row in rows]):
        by_call.setdefault(paragraph.call_id, []).append(paragraph)
    lines = [_call_line(row, by_call.get(row.pk, [])) for row in rows]
    return tuple(sorted(lines, key=lambda line: not line.open))


def owed(reader: Reader) -> tuple[ParagraphLine, ...]:
    """What the reader's own agencies owe, the soonest first."""
    rows = readable(reader, Paragraph).filter(agency__in=sorted(reader.agencies), state=OWED, call__state=OPEN)
    return _lines(reader, rows.order_by("call__due_on", "pk"))


def call_row(reader: Reader, id: UUID) -> Call:
    """The row behind a page; the same 404 for hidden, absent and forbidden. Its reading is in the audit."""
    found = one(reader, Call, id)
    seen(reader, found)
    return Call.objects.select_related("thing__lock", "body").get(pk=id)


def row(reader: Reader, id: UUID) -> Paragraph:
    """The same of a paragraph."""
    found = one(reader, Paragraph, id)
    seen(reader, found)
    return Paragraph.objects.select_related("thing__lock", "call__thing__lock", "agency").get(pk=id)


def call_page(reader: Reader, id: UUID) -> CallPage:
    """All of it."""
    call = call_row(reader, id)
    rows = list(readable(reader, Paragraph).filter(call=call).order_by("agency__name", "pk"))
    lines = sorted(_lines(reader, rows), key=lambda line: (not line.late, ORDER.index(line.state), line.agency))
    return CallPage(_call_line(call, rows), call.asks, tuple(lines), rules.reader_can_run(reader, call))


def page(reader: Reader, id: UUID) -> ParagraphPage:
    """All of it."""
    paragraph = row(reader, id)
    versions = list(readable(reader, Version).filter(paragraph=paragraph).select_related("thing").order_by("-number"))
    drafts = [version for version in versions if not version.submitted]
    return ParagraphPage(
        line=_lines(reader, [paragraph])[0],
        call=paragraph.call_id,
        asks=paragraph.call.asks,
        versions=tuple(_version(version) for version in versions if version.submitted),
        draft=_version(drafts[0]) if drafts else None,
    )


def cleared(reader: Reader, call: UUID) -> tuple[tuple[str, VersionLine], ...]:
    """Agency and words of every paragraph of a call that was cleared, as this reader may read them, by agency."""
    rows = readable(reader, Paragraph).filter(call=call, state=CLEARED).select_related("agency")
    names = {paragraph.pk: paragraph.agency.name for paragraph in rows}
    newest = _newest(reader, list(names))
    found = [(names[id], _version(version)) for id, version in newest.items()]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def period_of(call: Call) -> Period:
    """The months that it is of."""
    return Period(Month.parse(call.first), Month.parse(call.last))


def _newest(reader: Reader, paragraphs: Iterable[UUID]) -> dict[UUID, Version]:
    """The version handed in last, of each."""
    versions = readable(reader, Version).filter(paragraph__in=list(paragraphs), submitted=True).select_related("thing")
    return {version.paragraph_id: version for version in versions.order_by("number")}


def _lines(reader: Reader, rows: Iterable[Paragraph]) -> tuple[ParagraphLine, ...]:
    ids = [paragraph.pk for paragraph in rows]
    known = Paragraph.objects.select_related("thing__lock", "call__thing__lock", "agency").in_bulk(ids)
    newest = _newest(reader, ids)
    return tuple(_line(reader, known[id], newest.get(id)) for id in ids)


def _line(reader: Reader, paragraph: Paragraph, version: Version | None) -> ParagraphLine:
    call = paragraph.call
    runs = rules.reader_can_run(reader, call)
    return ParagraphLine(
        id=paragraph.pk, agency=paragraph.agency.name, report=call.report, period=period_of(call).words,
        due_on=call.due_on, state=paragraph.state, state_words=rules.words_of(paragraph.state),
        late=rules.is_late(paragraph, call, today()), submitted_on=paragraph.submitted_on, words=paragraph.words,
        title=version.title if version else "", may_write=rules.reader_can_write(reader, paragraph),
        may_clear=rules.reader_can_clear(reader, paragraph, version),
        may_send_back=runs and OWED in NEXT[paragraph.state],
        may_remind=runs and paragraph.state == OWED and call.state == OPEN,
    )  # fmt: skip


def _call_line(call: Call, paragraphs: Iterable[Paragraph]) -> CallLine:
    rows = list(paragraphs)
    return CallLine(
        id=call.pk, report=call.report, period=period_of(call).words, due_on=call.due_on, open=call.state == OPEN,
        asked=len(rows), came=sum(row.state != OWED for row in rows),
        cleared=sum(row.state == CLEARED for row in rows),
        late=sum(row.state == OWED and rules.is_late(row, call, today()) for row in rows),
    )  # fmt: skip


def _version(version: Version) -> VersionLine:
    return VersionLine(
        version.number, version.title, version.text, version.reach, tuple(version.figures),
        version.thing.made_at,
    )  # fmt: skip
