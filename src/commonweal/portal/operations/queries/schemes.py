"""Volunteer schemes: as lines, and one in full."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reach import in_words
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.operations import rules
from commonweal.portal.operations.models import Funding, Scheme, Shift


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """One scheme."""

    id: UUID
    name: str
    agency: str
    open_to_all: bool
    ended_on: dt.date | None
    shifts: int
    volunteer_hours: Decimal


@dataclass(frozen=True, slots=True)
class FundingLine:
    """A line of its money."""

    source: str
    amount: Decimal
    since: dt.date
    until: dt.date | None
    note: str


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One evening out."""

    on: dt.date
    hours: Decimal
    volunteers: int
    note: str


@dataclass(frozen=True, slots=True)
class SchemePage:
    """A scheme's page."""

    line: SchemeLine
    audience: str
    marking: str
    about: str
    board: tuple[str, ...]
    open_since: dt.date | None
    open_evidence: str
    funding: tuple[FundingLine, ...]
    money: Decimal
    shifts: tuple[ShiftLine, ...]
    may_keep: bool
    may_grant: bool


def schemes(reader: Reader) -> tuple[SchemeLine, ...]:
    """Every scheme that this reader may read, by name."""
    rows = list(readable(reader, Scheme).select_related("agency").order_by("name", "pk"))
    seen(reader, *rows)
    shifts: dict[UUID, list[Shift]] = {}
    for shift in readable(reader, Shift).filter(scheme__in=[row.pk for row in rows]):
        shifts.setdefault(shift.scheme_id, []).append(shift)
    return tuple(_line(row, shifts.get(row.pk, [])) for row in rows)


def row(reader: Reader, id: UUID) -> Scheme:
    """The row behind a page; the same 404 for hidden, absent and forbidden. Its reading is in the audit."""
    found = one(reader, Scheme, id)
    seen(reader, found)
    return Scheme.objects.select_related("thing__audience", "thing__lock", "agency", "body").get(pk=id)


def page(reader: Reader, id: UUID) -> SchemePage:
    """All of it."""
    scheme = row(reader, id)
    shifts = list(readable(reader, Shift).filter(scheme=scheme).order_by("-on", "-pk"))
    funding = readable(reader, Funding).filter(scheme=scheme).order_by("-since", "source", "pk")
    lines = tuple(FundingLine(f.source, f.amount, f.since, f.until, f.note) for f in funding)
    return SchemePage(
        line=_line(scheme, shifts),
        audience=in_words(scheme.thing.audience),
        marking=scheme.thing.marking,
        about=scheme.about,
        board=tuple(line.strip() for line in scheme.board.splitlines() if line.strip()),
        open_since=scheme.open_since,
        open_evidence=scheme.open_evidence,
        funding=lines,
        money=sum((line.amount for line in lines), Decimal(0)),
        shifts=tuple(ShiftLine(s.on, s.hours, s.volunteers, s.note) for s in shifts),
        may_keep=rules.reader_can_keep_scheme(reader, agency=scheme.agency_id, scheme=scheme),
        may_grant=reader_can_grant(reader, scheme.thing),
    )


def _line(scheme: Scheme, shifts: list[Shift]) -> SchemeLine:
    hours = sum((shift.hours * shift.volunteers for shift in shifts), Decimal(0))
    return SchemeLine(
        scheme.pk, scheme.name, scheme.agency.short_name, scheme.open_to_all, scheme.ended_on, len(shifts), hours
    )
