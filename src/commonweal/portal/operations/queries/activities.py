"""What was done in an operation: as lines, as sums, and what a form for the next one begins with."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.operations import rules
from commonweal.portal.operations.models import Activity, Operation

RELATED = ("kind", "agency", "thing", "operation__thing")


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity."""

    id: UUID
    kind: str
    agency: str
    place: str
    wards: tuple[str, ...]
    ward_codes: tuple[str, ...]
    first: dt.date
    last: dt.date
    quantity: Decimal | None
    unit: str
    cost: Decimal | None
    volunteers: int | None
    result: str
    struck: str
    may_amend: bool

    @property
    def where(self) -> str:
        """`Castle Street, Candlewick`."""
        return ", ".join(part for part in (self.place, " and ".join(self.wards)) if part)

    @property
    def amount(self) -> str:
        """`12 bags`, `1.5 hours`; nothing where it was not told."""
        return "" if self.quantity is None else f"{plain(self.quantity)} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Sum:
    """What one agency did of one kind; None where nobody told."""

    kind: str
    agency: str
    times: int
    amounts: str
    cost: Decimal | None
    volunteers: int | None


def activities(
    reader: Reader, operation: Operation, *, struck: bool = False, shared: bool = False
) -> tuple[ActivityLine, ...]:
    """What was done, the newest first.

    `struck`: with what was taken out; `shared`: without what is for fewer than the operation.
    """
    rows = readable(reader, Activity).filter(operation=operation).select_related(*RELATED)
    if shared:
        rows = rows.filter(lock=operation.lock_id)
    if not struck:
        rows = rows.filter(struck="")
    found = rows.order_by("-first", "-last", "-thing__made_at", "pk")
    return tuple(_line(reader, row) for row in found)


def sums(lines: Iterable[ActivityLine]) -> tuple[Sum, ...]:
    """By kind and agency, in order of their names."""
    groups: dict[tuple[str, str], list[ActivityLine]] = defaultdict(list)
    for line in lines:
        groups[line.kind, line.agency].append(line)
    return tuple(_sum(kind, agency, of) for (kind, agency), of in sorted(groups.items()))


def total(lines: Iterable[ActivityLine]) -> tuple[Decimal | None, int | None]:
    """The costs and volunteers that were told, added up; None where none were."""
    known = list(lines)
    costs = [line.cost for line in known if line.cost is not None]
    people = [line.volunteers for line in known if line.volunteers is not None]
    return (sum(costs, Decimal(0)) if costs else None), (sum(people) if people else None)


def last_values(reader: Reader, operation: Operation) -> dict[str, Any]:
    """What the form for the next one begins with: what this person entered last, but for its numbers and result."""
    own = readable(reader, Activity).filter(operation=operation, thing__made_by=reader.account, struck="")
    row = own.order_by("-thing__made_at", "-pk").first()
    if row is None:
        return {}
    return {
        "kind": str(row.kind_id), "agency": str(row.agency_id), "place": row.place, "unit": row.unit,
        "wards": [ward["code"] for ward in row.wards], "first": row.first,
    }  # fmt: skip


def plain(number: Decimal) -> str:
    """`12`, `1.5`: without noughts that say nothing."""
    return f"{number.normalize():,f}"


def _line(reader: Reader, row: Activity) -> ActivityLine:
    return ActivityLine(
        id=row.pk, kind=row.kind.name, agency=row.agency.short_name, place=row.place,
        wards=tuple(ward["name"] for ward in row.wards), ward_codes=tuple(ward["code"] for ward in row.wards),
        first=row.first, last=row.last, quantity=row.quantity,
        unit=row.unit, cost=row.cost, volunteers=row.volunteers, result=row.result, struck=row.struck,
        may_amend=rules.reader_can_amend(reader, row),
    )  # fmt: skip


def _sum(kind: str, agency: str, of: list[ActivityLine]) -> Sum:
    by_unit: dict[str, Decimal] = defaultdict(Decimal)
    for line in of:
        if line.quantity is not None:
            by_unit[line.unit] += line.quantity
    cost, volunteers = total(of)
    amounts = ", ".join(f"{plain(number)} {unit}".strip() for unit, number in sorted(by_unit.items()))
    return Sum(kind, agency, len(of), amounts, cost, volunteers)
