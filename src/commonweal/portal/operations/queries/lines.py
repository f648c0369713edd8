"""Operations as lines of a list."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.operations.models import ENDED, Activity, Operation, Review

STATES = ("running", "planned", "ended")  # in the order in which a list shows them


@dataclass(frozen=True, slots=True)
class OperationLine:
    """One operation."""

    id: UUID
    name: str
    aim: str
    lead: str
    where: str
    since: dt.date
    until: dt.date | None
    state: str
    marking: str
    activities: int
    review_on: dt.date | None  # the next that was not held
    review_late: bool


def operations(reader: Reader) -> tuple[OperationLine, ...]:
    """Every operation that this reader may read: those that run first, then the newest."""
    rows = list(readable(reader, Operation).select_related("lead", "thing").order_by("-since", "name", "pk"))
    seen(reader, *rows)
    found = lines(reader, rows)
    return tuple(sorted(found, key=lambda line: STATES.index(line.state)))


def lines(reader: Reader, rows: Iterable[Operation]) -> tuple[OperationLine, ...]:
    """Lines of these rows, in their order: however many there are, what lies in them is asked for once."""
    known = list(rows)
    ids = [row.pk for row in known]
    done = readable(reader, Activity).filter(operation__in=ids, struck="").values_list("operation")
    counts: dict[UUID, int] = dict(done.annotate(n=Count("pk")))
    due = readable(reader, Review).filter(operation__in=ids, held_on=None).order_by("-due_on")
    reviews: dict[UUID, dt.date] = dict(due.values_list("operation", "due_on"))  # the soonest, which comes last
    return tuple(_line(row, counts.get(row.pk, 0), reviews.get(row.pk)) for row in known)


def to_report(reader: Reader) -> tuple[OperationLine, ...]:
    """Those that an evaluation could be made of now."""
    begun = readable(reader, Operation).filter(~Q(state="planned")).select_related("lead", "thing")
    rows = list(begun.order_by("-since", "name", "pk"))
    seen(reader, *rows)
    return lines(reader, rows)


def where(row: Operation) -> str:
    """`Candlewick and Fennick`, or that it is a drawn area."""
    names = [ward["name"] for ward in row.wards]
    if row.area is not None:
        return f"a drawn area in {row.place_name}"
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), *names[-1:]])


def _line(row: Operation, activities: int, review_on: dt.date | None) -> OperationLine:
    due = review_on if row.state != ENDED else None
    return OperationLine(
        id=row.pk, name=row.name, aim=row.aim, lead=row.lead.short_name, where=where(row), since=row.since,
        until=row.until, state=row.state, marking=row.thing.marking, activities=activities, review_on=due,
        review_late=due is not None and due < today(),
    )  # fmt: skip
