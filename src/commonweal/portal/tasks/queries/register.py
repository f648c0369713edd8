"""Actions over all years, by state, agency, person, year and words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from uuid import UUID

from django.db.models import Q, QuerySet

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.tasks.lateness import Calendar
from commonweal.portal.tasks.models import DONE, DROPPED, OPEN, Action
from commonweal.portal.tasks.queries.lines import ActionLine, calendar_of, lines

PAGE = 50
STATES = ("", "open", "late", "due", "done", "dropped")


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """Which actions. `year` is the one they were raised in; `due`: open, not late, due within four weeks."""

    state: str = ""
    agency: UUID | None = None
    person: UUID | None = None
    body: UUID | None = None
    year: int | None = None
    home: UUID | None = None
    kind: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Actions:
    """One page of them."""

    lines: tuple[ActionLine, ...]
    total: int
    page: int
    pages: int

    @property
    def before(self) -> int:
        """The page before this one."""
        return self.page - 1

    @property
    def after(self) -> int:
        """The page after this one."""
        return self.page + 1


def register(reader: Reader, wanted: ActionFilter, page: int = 1, size: int = PAGE) -> Actions:
    """A page of the register: open ones late first, closed ones newest first."""
    calendar = calendar_of(reader)
    found = _found(reader, wanted, calendar)
    total = found.count() if isinstance(found, QuerySet) else len(found)
    pages = max(1, ceil(total / size))
    page = min(max(page, 1), pages)
    return Actions(lines(reader, found[(page - 1) * size : page * size], calendar), total, page, pages)


def every(reader: Reader, wanted: ActionFilter) -> tuple[ActionLine, ...]:
    """All of them, for an export."""
    calendar = calendar_of(reader)
    return lines(reader, _found(reader, wanted, calendar), calendar)


def mine(reader: Reader) -> tuple[ActionLine, ...]:
    """What this person or their agency has to do, late first."""
    own = Q(owner=reader.person) if reader.person else Q(pk__in=())
    own |= Q(agency__in=sorted(reader.agencies))
    calendar = calendar_of(reader)
    return lines(reader, _late_first(_rows(reader).filter(own, state=OPEN), calendar), calendar)


def overdue(reader: Reader, limit: int | None = None) -> tuple[ActionLine, ...]:
    """What is late, the latest first."""
    calendar = calendar_of(reader)
    late = [row for row in _late_first(_rows(reader).filter(state=OPEN), calendar) if calendar.lateness(row)]
    return lines(reader, late[:limit], calendar)


def open_by(reader: Reader, body: UUID, day: dt.date) -> tuple[ActionLine, ...]:
    """A body's open actions that a meeting on this day should hear of: due by then, or promised for no day at all."""
    calendar = calendar_of(reader)
    rows = _late_first(_rows(reader).filter(state=OPEN, body=body, raised_on__lt=day), calendar)
    return lines(reader, [row for row in rows if (calendar.due_day(row) or day) <= day], calendar)


def of_homes(reader: Reader, homes: Iterable[UUID]) -> dict[UUID, tuple[ActionLine, ...]]:
    """The actions that were raised in each of these homes, in the order they were made."""
    wanted = sorted(set(homes))
    rows = _rows(reader).filter(thing__home__in=wanted).order_by("thing__made_at", "pk")
    found = lines(reader, rows, calendar_of(reader))
    return {home: tuple(line for line in found if line.home == home) for home in wanted}


def years(reader: Reader) -> tuple[int, ...]:
    """The years in which anything was raised that this reader may read, newest first."""
    days = readable(reader, Action).dates("raised_on", "year", order="DESC")
    return tuple(day.year for day in days)


def _rows(reader: Reader) -> QuerySet[Action]:
    return readable(reader, Action).select_related("thing", "owner", "agency")


def _found(reader: Reader, wanted: ActionFilter, calendar: Calendar) -> QuerySet[Action] | list[Action]:
    """Closed ones stay in the database until they are asked for; open ones, which are few, are put in order here."""
    rows = _filtered(reader, wanted)
    if wanted.state in (DONE, DROPPED):
        return rows.filter(state=wanted.state).order_by("-closed_on", "-raised_on", "pk")
    if not wanted.state:
        return rows.order_by("-raised_on", "pk")
    by_lateness = _late_first(rows.filter(state=OPEN), calendar)
    if wanted.state == "late":
        return [row for row in by_lateness if calendar.lateness(row)]
    if wanted.state == "due":
        return [row for row in by_lateness if calendar.is_due_soon(row)]
    return by_lateness


def _filtered(reader: Reader, wanted: ActionFilter) -> QuerySet[Action]:
    rows = _rows(reader)
    if wanted.agency:
        rows = rows.filter(agency=wanted.agency)
    if wanted.person:
        rows = rows.filter(owner=wanted.person)
    if wanted.body:
        rows = rows.filter(body=wanted.body)
    if wanted.home:
        rows = rows.filter(thing__home=wanted.home)
    if wanted.year:
        rows = rows.filter(raised_on__year=wanted.year)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    for word in wanted.words.split():
        rows = rows.filter(Q(text__icontains=word) | Q(owner_as_printed__icontains=word))
    return rows


def _late_first(rows: QuerySet[Action], calendar: Calendar) -> list[Action]:
    """The latest first, by meetings and then by days; then what is due soonest; then the oldest."""

    def order(row: Action) -> tuple[int, int, dt.date, dt.date, str]:
        late = calendar.lateness(row)
        meetings, days = (late.meetings, late.days) if late else (-1, -1)
        return -meetings, -days, calendar.due_day(row) or dt.date.max, row.raised_on, str(row.pk)

    return sorted(rows, key=order)
