"""The unit's inbox: what came, the oldest first, with how long is left of the agreed time."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import now
from commonweal.portal.intelligence import rules
from commonweal.portal.intelligence.models import (
    CLOSED,
    DRAFT,
    OUTCOMES,
    RECEIVED,
    SENT,
    WAITING,
    Export,
    Grade,
    Item,
    Report,
    Sanitised,
)
from commonweal.portal.intelligence.queries.desk import DeskView, desk

STATES = {SENT: "Not received yet", RECEIVED: "Received", CLOSED: "Dealt with"}
SIZE = 50


@dataclass(frozen=True, slots=True, repr=False)
class InboxLine:
    """One report: nothing of what it tells."""

    id: UUID
    reference: str
    agency: str
    state: str
    words: str
    sent_at: dt.datetime
    due_at: dt.datetime | None
    late: bool
    left: str  # of the agreed time, in words
    emergency: bool
    withdrawn: bool
    items: int
    graded: int
    added: bool  # to what was dealt with already
    exported: int
    outcome: str


@dataclass(frozen=True, slots=True, repr=False)
class TextLine:
    """A sanitised text that waits for a second person."""

    id: UUID
    reference: str
    report: str
    proposed_at: dt.datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class Waits:
    """How many reports are not received, how many are late, how many texts wait for this reader's second look."""

    to_receive: int
    late: int
    texts: int


@dataclass(frozen=True, slots=True, repr=False)
class Inbox:
    """The unit's first page. `more`: whether older ones that were dealt with are left out."""

    lines: tuple[InboxLine, ...]
    waiting: tuple[TextLine, ...]
    agreed_hours: int
    outcome_days: int
    late: int
    not_received: int
    not_exported: int
    more: bool


def rows(reader: Reader) -> QuerySet[Report]:
    """What was sent to the units that this reader is of."""
    mine = readable(reader, Report).filter(force__in=sorted(rules.units_of(reader)))
    return mine.exclude(state=DRAFT).select_related("agency", "force", "thing__lock")


def inbox(reader: Reader, *, closed: bool = False) -> Inbox:
    """What is to be done, or with `closed` what was dealt with, the newest first."""
    order = "-sent_at" if closed else "sent_at"
    again = Q(pk__in=_added_since(reader))
    wanted = Q(state=CLOSED) & ~again if closed else ~Q(state=CLOSED) | again
    found = list(rows(reader).filter(wanted).order_by(order, "pk")[: SIZE + 1])
    shown = found[:SIZE]
    seen(reader, *shown)
    agreed = desk()
    lines = _lines(reader, shown, agreed)
    open_ones = [line for line in lines if line.state != CLOSED]
    return Inbox(
        lines=lines, waiting=_waiting(reader), agreed_hours=agreed.agreed_hours, outcome_days=agreed.outcome_days,
        late=sum(line.late for line in open_ones),
        not_received=sum(line.state == SENT for line in open_ones),
        not_exported=sum(not line.exported for line in open_ones), more=len(found) > SIZE,
    )  # fmt: skip


def waits(reader: Reader) -> Waits:
    """What waits for the unit, counted: nothing of it is read."""
    agreed, moment = desk(), now()
    open_ones = list(rows(reader).filter(state__in=(SENT, RECEIVED)))
    due = [at for at in (due_at(row, agreed) for row in open_ones) if at is not None]
    return Waits(
        sum(row.state == SENT for row in open_ones), sum(at < moment for at in due),
        sum(not text.mine for text in _waiting(reader)),
    )  # fmt: skip


def _added_since(reader: Reader) -> list[UUID]:
    """Reports that were dealt with, and to which something was added since that nobody graded."""
    graded = readable(reader, Grade).filter(replaced_at=None).values("item")
    added = readable(reader, Item).filter(kind="added", report__state=CLOSED, added_at__gt=F("report__closed_at"))
    return list(added.exclude(pk__in=graded).values_list("report", flat=True))


def to_hand_over(reader: Reader) -> list[Report]:
    """What is open and was not handed to the force's system yet, the oldest first."""
    handed = readable(reader, Export).filter(format="json").values("report")
    return list(rows(reader).exclude(state=CLOSED).exclude(pk__in=handed).order_by("sent_at", "pk"))


def left_of(due: dt.datetime, at: dt.datetime) -> str:
    """`5 hours left`, `2 days late`."""
    late = at > due
    hours = int(abs(due - at).total_seconds() // 3600)
    number, unit = (hours // 24, "day") if hours >= 48 else (hours, "hour")
    words = f"{number} {unit}{'' if number == 1 else 's'}" if number else "less than an hour"
    return f"{words} {'late' if late else 'left'}"


def lines_of(reader: Reader, shown: Iterable[Report]) -> tuple[InboxLine, ...]:
    """Lines of these reports: however many there are, what lies in them is asked for once."""
    return _lines(reader, shown, desk())


def _lines(reader: Reader, shown: Iterable[Report], agreed: DeskView) -> tuple[InboxLine, ...]:
    listed = list(shown)
    ids = [row.pk for row in listed]
    items = _counts(readable(reader, Item).filter(report__in=ids).exclude(kind="withdrawal"), "report")
    grades = readable(reader, Grade).filter(item__report__in=ids, replaced_at=None)
    graded = _counts(grades.exclude(item__kind="withdrawal"), "item__report")
    exports = _counts(readable(reader, Export).filter(report__in=ids, format="json"), "report")
    moment = now()
    return tuple(
        _line(row, agreed, moment, items.get(row.pk, 0), graded.get(row.pk, 0), exports.get(row.pk, 0))
        for row in listed
    )


def _counts(rows: QuerySet[Item] | QuerySet[Grade] | QuerySet[Export], by: str) -> dict[UUID, int]:
    return dict(rows.values_list(by).annotate(n=Count("pk")))


def due_at(row: Report, agreed: DeskView) -> dt.datetime | None:
    """By when it is to be received, or once it was, to be dealt with; None: it is."""
    if row.state == SENT and row.sent_at is not None:
        return row.sent_at + dt.timedelta(hours=agreed.agreed_hours)
    if row.state == RECEIVED and row.received_at is not None:
        return row.received_at + dt.timedelta(days=agreed.outcome_days)
    return None


def _line(row: Report, agreed: DeskView, moment: dt.datetime, items: int, graded: int, exported: int) -> InboxLine:
    due = due_at(row, agreed)
    return InboxLine(
        row.pk, row.reference, row.agency.short_name, row.state, STATES[row.state], row.sent_at or moment, due,
        due is not None and moment > due, left_of(due, moment) if due else "", row.emergency,
        row.withdrawn_at is not None, items, graded, row.state == CLOSED and graded < items, exported,
        OUTCOMES.get(row.outcome, row.outcome),
    )  # fmt: skip


def _waiting(reader: Reader) -> tuple[TextLine, ...]:
    found = readable(reader, Sanitised).filter(state=WAITING, report__force__in=sorted(rules.units_of(reader)))
    return tuple(
        TextLine(row.pk, row.reference, row.report.reference, row.proposed_at or row.written_at,
                 row.author == reader.account)
        for row in found.select_related("report").order_by("proposed_at", "pk")
    )  # fmt: skip
