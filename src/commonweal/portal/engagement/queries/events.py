"""Surgeries and events as their readers see them: the calendar, one event, what came of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reach import in_words
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.audit.clock import today
from commonweal.portal.engagement import rules
from commonweal.portal.engagement.models import CANCELLED, KINDS, ROW, Event, Outcome, Theme
from commonweal.portal.partnership.models import Agency
from commonweal.portal.tasks.queries import ActionLine, of_homes

RELATED = ("agency", "thing__audience", "thing__lock")


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as a list shows it."""

    id: UUID
    kind: str
    title: str
    about: str
    place: str
    ward: str
    on: dt.date
    starts: dt.time | None
    ends: dt.time | None
    agency: str
    cancelled: bool
    reason: str
    held: bool
    audience: str
    made_at: dt.datetime

    @property
    def when(self) -> str:
        """`10.30am to 12 noon`, or nothing."""
        times = [_clock(moment) for moment in (self.starts, self.ends) if moment]
        return " to ".join(times)

    @property
    def where(self) -> str:
        """`Library, Candlewick`."""
        return ", ".join(part for part in (self.place, self.ward) if part)


@dataclass(frozen=True, slots=True)
class Raised:
    """A theme, and how many raised it."""

    theme: str
    count: int


@dataclass(frozen=True, slots=True)
class Came:
    """What came of an event, for partners at most."""

    id: UUID
    attendance: int | None
    raised: tuple[Raised, ...]
    notes: str
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event's page."""

    line: EventLine
    agencies: tuple[str, ...]
    series: tuple[EventLine, ...]
    came: Came | None
    partner: bool
    may_change: bool
    may_cancel: bool
    may_say: bool
    may_grant: bool


def partner(reader: Reader) -> bool:
    """Whether a role of theirs, and not residence alone, brings them here."""
    return reader.reads_beyond_residents(ROW)


def coming(reader: Reader) -> tuple[EventLine, ...]:
    """From today on, the next one first; cancelled ones stay, and say so."""
    return tuple(map(line, _rows(reader).filter(on__gte=today()).order_by("on", "starts", "title", "pk")))


def between(reader: Reader, first: dt.date, last: dt.date) -> tuple[EventLine, ...]:
    """Of some days, in order."""
    return tuple(map(line, _rows(reader).filter(on__range=(first, last)).order_by("on", "starts", "title", "pk")))


def unsaid(reader: Reader) -> tuple[EventLine, ...]:
    """What took place and nobody said what came of it, among what this reader may work on; the latest first."""
    rows = _rows(reader).filter(on__lt=today(), state="planned").order_by("-on", "title", "pk")
    return tuple(line(row) for row in rows if rules.reader_can_change(reader, row))


def past(reader: Reader, most: int = 30) -> tuple[tuple[EventLine, Came | None], ...]:
    """What took place, the latest first, each with what came of it as far as this reader may read it."""
    rows = list(_rows(reader).filter(on__lt=today()).exclude(state=CANCELLED).order_by("-on", "title", "pk")[:most])
    came = came_of(reader, rows)
    return tuple((line(row), came.get(row.pk)) for row in rows)


def row(reader: Reader, id: UUID) -> Event:
    """The row behind a page; the same 404 for hidden, absent and forbidden. Its reading is in the audit."""
    found = one(reader, Event, id)
    seen(reader, found)
    return Event.objects.select_related(*RELATED, "body").get(pk=id)


def page(reader: Reader, id: UUID) -> EventPage:
    """All of it."""
    event = row(reader, id)
    series = _rows(reader).filter(series=event.series).exclude(pk=id).order_by("on", "pk") if event.series else ()
    mine = rules.reader_can_change(reader, event)
    return EventPage(
        line=line(event),
        agencies=tuple(_names(event.agencies)),
        series=tuple(map(line, series)),
        came=came_of(reader, [event]).get(id),
        partner=partner(reader),
        may_change=mine and event.state != CANCELLED,
        may_cancel=mine and event.state == "planned",
        may_say=rules.reader_can_say_what_came(reader, event),
        may_grant=reader_can_grant(reader, event.thing),
    )


def outcome_of(reader: Reader, event: Event) -> Outcome | None:
    """What came of it, as a row for a verb; None where nothing is that this reader may read."""
    return readable(reader, Outcome).filter(event=event).select_related("thing", "event").first()


def came_of(reader: Reader, events: Iterable[Event]) -> dict[UUID, Came]:
    """What came of each, as far as this reader may read it."""
    rows = list(readable(reader, Outcome).filter(event__in=[event.pk for event in events]).select_related("thing"))
    seen(reader, *rows)
    names = {str(pk): name for pk, name in Theme.objects.values_list("pk", "name")} if rows else {}
    promised = of_homes(reader, [row.pk for row in rows]) if rows else {}
    return {
        row.event_id: Came(
            row.pk, row.attendance, raised_of(row, names), row.notes, tuple(promised.get(row.pk, ()))
        )
        for row in rows
    }  # fmt: skip


def raised_of(row: Outcome, names: dict[str, str]) -> tuple[Raised, ...]:
    """The themes of an outcome, those that most people raised first."""
    counts = [Raised(names[theme], int(count)) for theme, count in row.themes.items() if theme in names]
    return tuple(sorted(counts, key=lambda one: (-one.count, one.theme)))


def line(row: Event) -> EventLine:
    """One row as a line."""
    return EventLine(
        id=row.pk, kind=KINDS.get(row.kind, row.kind), title=row.title, about=row.about, place=row.place,
        ward=row.ward, on=row.on, starts=row.starts, ends=row.ends, agency=row.agency.name,
        cancelled=row.state == CANCELLED, reason=row.reason, held=row.state == "held",
        audience=in_words(row.thing.audience), made_at=row.thing.made_at,
    )  # fmt: skip


def _rows(reader: Reader) -> QuerySet[Event]:
    return readable(reader, Event).select_related(*RELATED)


def _names(ids: list[str]) -> list[str]:
    return list(Agency.objects.filter(pk__in=[UUID(id) for id in ids]).order_by("name").values_list("name", flat=True))


def _clock(moment: dt.time) -> str:
    if moment == dt.time(12):
        return "12 noon"
    hour = moment.hour % 12 or 12
    minutes = f".{moment.minute:02d}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"
