"""Groups as a list, those that go on first; and one in full."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reach import in_words
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.audit.clock import today
from commonweal.portal.plan import rules
from commonweal.portal.plan.models import KINDS, Group, Seat


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in a list. `overdue`: it was to end by now, and nobody has said that it did."""

    id: UUID
    kind: str
    name: str
    lead: str
    since: dt.date
    ends_on: dt.date | None
    ended_on: dt.date | None
    overdue: bool
    marking: str


@dataclass(frozen=True, slots=True)
class SeatLine:
    """Who takes part. People are named to partners alone."""

    id: UUID
    agency: str
    person: str
    since: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group's page."""

    line: GroupLine
    terms: str
    chair: str
    reports_to: str
    outcome: str
    audience: str
    seats: tuple[SeatLine, ...]
    may_run: bool
    may_grant: bool


def groups(reader: Reader) -> tuple[GroupLine, ...]:
    """Every group that this reader may read: overdue ones first, ended ones last."""
    rows = list(readable(reader, Group).select_related("lead", "thing").order_by("-since", "name", "pk"))
    seen(reader, *rows)
    return tuple(sorted(map(_line, rows), key=lambda line: (line.ended_on is not None, not line.overdue)))


def row(reader: Reader, id: UUID) -> Group:
    """The row behind a page, for a verb; the same 404 for hidden, absent and forbidden."""
    found = one(reader, Group, id)
    seen(reader, found)
    related = ("thing__audience", "thing__lock", "lead", "chair", "reports_to", "body")
    return Group.objects.select_related(*related).get(pk=id)


def seat_row(reader: Reader, id: UUID) -> Seat:
    """The row of a seat, for a verb."""
    found = one(reader, Seat, id)
    return Seat.objects.select_related("thing__lock", "group__thing__lock", "agency", "person").get(pk=found.pk)


def page(reader: Reader, id: UUID) -> GroupPage:
    """All of it."""
    group = row(reader, id)
    seats = readable(reader, Seat).filter(group=group).select_related("agency", "person").order_by("since", "pk")
    return GroupPage(
        line=_line(group),
        terms=group.terms,
        chair=group.chair.name if group.chair and reader.held else "",
        reports_to=group.reports_to.name if group.reports_to else "",
        outcome=group.outcome,
        audience=in_words(group.thing.audience),
        seats=tuple(
            SeatLine(s.pk, s.agency.name, s.person.name if s.person and reader.held else "", s.since, s.until)
            for s in seats
        ),
        may_run=rules.reader_can_run(reader, group),
        may_grant=reader_can_grant(reader, group.thing),
    )


def _line(row: Group) -> GroupLine:
    return GroupLine(
        id=row.pk, kind=KINDS.get(row.kind, row.kind), name=row.name, lead=row.lead.short_name, since=row.since,
        ends_on=row.ends_on, ended_on=row.ended_on, marking=row.thing.marking,
        overdue=row.ended_on is None and row.ends_on is not None and row.ends_on < today(),
    )  # fmt: skip
