"""Reports as their writer sees them: frozen, made of what the writer may read."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import now
from commonweal.portal.intelligence import naming, originator, rules
from commonweal.portal.intelligence.answers import PIECES, Day
from commonweal.portal.intelligence.models import (
    CLOSED,
    DRAFT,
    OUTCOMES,
    RECEIVED,
    SENT,
    Item,
    Mention,
    Report,
    Source,
)
from commonweal.portal.intelligence.originator import Asked
from commonweal.portal.intelligence.queries.desk import desk
from commonweal.portal.partnership.models import Account

STATES = {DRAFT: "Not sent yet", SENT: "Sent, not received yet", RECEIVED: "Received", CLOSED: "Dealt with"}


@dataclass(frozen=True, slots=True, repr=False)
class ReportLine:
    """One report as its writer's list shows it: nothing of what is told."""

    id: UUID
    reference: str
    state: str
    words: str
    agency: str
    saved_at: dt.datetime
    sent_at: dt.datetime | None
    received_at: dt.datetime | None
    outcome: str
    withdrawn_at: dt.datetime | None
    answered: int
    asked: bool  # the unit waits for an answer of theirs
    thrown_away_on: dt.date | None


@dataclass(frozen=True, slots=True, repr=False)
class ItemView:
    """One numbered piece."""

    id: UUID
    number: int
    kind: str
    text: str
    details: tuple[tuple[str, str], ...]
    added_at: dt.datetime


@dataclass(frozen=True, slots=True, repr=False)
class MentionView:
    """Whom or what a report names. `odd`: what to look at again, which stops nothing."""

    id: UUID
    kind: str
    kind_words: str
    name: str
    facts: tuple[tuple[str, str], ...]
    identified: bool
    odd: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """What the unit told its writer."""

    at: dt.datetime
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class ReportPage:
    """A report that was sent, for its writer."""

    line: ReportLine
    force: str
    information: str
    items: tuple[ItemView, ...]
    mentions: tuple[MentionView, ...]
    replies: tuple[Reply, ...]
    asked: tuple[Asked, ...]
    agreed_hours: int
    due_at: dt.datetime | None
    late: bool  # not received within the agreed time
    may_add: bool


def rows(reader: Reader) -> QuerySet[Report]:
    """What a reader wrote, while they are of the agency that they wrote for; and what was sent to their unit."""
    own = Q(thing__made_by=reader.account, agency__in=sorted(reader.serves))
    unit = Q(force__in=sorted(rules.units_of(reader))) & ~Q(state=DRAFT)
    return readable(reader, Report).filter(own | unit).select_related("agency", "force", "thing")


def one(reader: Reader, id: UUID) -> Report:
    """One of them, or the same 404 for hidden, absent and forbidden."""
    found = rows(reader).filter(pk=id).first()
    if found is None:
        raise Http404
    return found


def mine(reader: Reader) -> tuple[ReportLine, ...]:
    """What a reader wrote: drafts first, the last saved before the others; then what was sent, the newest first."""
    own = rows(reader).filter(thing__made_by=reader.account)
    days = desk().draft_days
    return tuple(line(row, days) for row in own.order_by(F("sent_at").desc(nulls_first=True), "-saved_at", "pk"))


def page(reader: Reader, report: Report) -> ReportPage:
    """A report with its items and names; reading it is entered."""
    seen(reader, report)
    hours = desk().agreed_hours
    due = report.sent_at + dt.timedelta(hours=hours) if report.sent_at else None
    return ReportPage(
        line=line(report, 0), force=report.force.name, information=_information(report),
        items=items_of(reader, report), mentions=mentions_of(reader, report),
        replies=tuple(Reply(dt.datetime.fromisoformat(one["at"]), one["words"]) for one in report.replies),
        asked=originator.asked_of(report), agreed_hours=hours, due_at=due,
        late=report.state == SENT and due is not None and now() > due,
        may_add=rules.reader_can_add(reader, report),
    )  # fmt: skip


def items_of(reader: Reader, report: Report) -> tuple[ItemView, ...]:
    """Its pieces, in their order."""
    found = readable(reader, Item).filter(report=report).order_by("number")
    return tuple(ItemView(row.pk, row.number, row.kind, row.text, details_of(row), row.added_at) for row in found)


def details_of(item: Item) -> tuple[tuple[str, str], ...]:
    """What was answered of it, question by question."""
    return tuple((PIECES[key], str(item.details[key])) for key in PIECES if item.details.get(key))


def mentions_of(reader: Reader, report: Report) -> tuple[MentionView, ...]:
    """Whom and what it names, in their order."""
    found = readable(reader, Mention).filter(report=report).order_by("position")
    day = timezone.localdate(report.begun_at)
    return tuple(_mention(row, day) for row in found)


def open_ask(reader: Reader, report: Report) -> Asked:
    """The text that its writer is asked about; reading it is entered. The same 404 where nothing is asked."""
    seen(reader, report)
    found = next((one for one in originator.asked_of(report) if one.open), None)
    if found is None:
        raise Http404
    return found


def source_of(reader: Reader, report: Report) -> Source | None:
    """Its source, apart; its reading is entered by itself."""
    found = readable(reader, Source).filter(report=report).order_by("added_at", "pk").first()
    if found is not None:
        seen(reader, found)
    return found


def writer_of(report: Report) -> str:
    """The name of whoever wrote it: asked for with its source, and looked for in what is sanitised; "" where gone."""
    wanted = [report.thing.made_by] if report.thing.made_by else []
    return Account.objects.filter(pk__in=wanted).values_list("person__name", flat=True).first() or ""


def _mention(row: Mention, day: dt.date) -> MentionView:
    return MentionView(
        row.pk, row.kind, naming.KINDS[row.kind], naming.line_of(row.kind, row.said),
        tuple(naming.facts_of(row.kind, row.said)), row.identified, naming.odd_of(row.kind, row.said, day),
    )  # fmt: skip


def line(row: Report, draft_days: int) -> ReportLine:
    """One row. The row was read with `rows`."""
    thrown = (row.saved_at + dt.timedelta(days=draft_days)).date() if row.state == DRAFT else None
    words = "Withdrawn by you" if row.withdrawn_at else STATES[row.state]
    return ReportLine(
        row.pk, row.reference, row.state, words, row.agency.name, row.saved_at, row.sent_at, row.received_at,
        OUTCOMES.get(row.outcome, row.outcome), row.withdrawn_at, len(row.answers),
        any(one.open for one in originator.asked_of(row)), thrown,
    )  # fmt: skip


def _information(row: Report) -> str:
    return Day(row.information_on, row.information_precision or "day").words
