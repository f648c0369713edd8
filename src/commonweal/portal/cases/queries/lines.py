"""Cases as lines: one's own, those that are due, those that a search finds."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import note
from commonweal.portal.cases import references
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.models import Case, Subject
from commonweal.portal.people.indexing import NAME, NAME_AND_BIRTH, birth_key, name_key
from commonweal.portal.people.models import RecordKey

SIZE = 25  # of a page
SOON = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True, repr=False)
class CaseLine:
    """One case."""

    id: UUID
    reference: str
    title: str
    kind: str
    stage: str
    lead: str
    risk: str
    risk_name: str
    next_review_on: dt.date | None
    review_late: bool
    opened_on: dt.date
    closed_on: dt.date | None
    outcome: str
    by_glass: bool


@dataclass(frozen=True, slots=True, repr=False)
class Listed:
    """One page of cases; `more`: whether another follows."""

    lines: tuple[CaseLine, ...]
    page: int
    more: bool


def mine(reader: Reader, *, closed: bool = False, kind: str = "", page: int = 1) -> Listed:
    """The cases that this reader may read: the open ones by their next review, the closed ones by their closing."""
    rows = readable(reader, Case).filter(closed_on__isnull=not closed)
    if kind:
        rows = rows.filter(kind=kind)
    order = "-closed_on" if closed else F("next_review_on").asc(nulls_last=True)
    start = (page - 1) * SIZE
    found = list(rows.select_related("lead").order_by(order, "pk")[start : start + SIZE + 1])
    return Listed(lines(reader, found[:SIZE]), page, len(found) > SIZE)


def search(reader: Reader, *, reference: str = "", given: str = "", family: str = "", born: dt.date | None = None) -> (
    tuple[CaseLine, ...]
):  # fmt: skip
    """Cases of an exact reference, or of somebody of exactly this name (and birth), among those that one may read."""
    said = " ".join(word for word in (reference, given, family, born.isoformat() if born else "") if word)
    note("search cases", by=reader.account, words=said)
    rows = readable(reader, Case)
    if reference:
        rows = rows.filter(reference=references.said(reference))
    else:
        rows = rows.filter(pk__in=_of_person(reader, given, family, born).values("case"))
    return lines(reader, rows.select_related("lead").order_by("closed_on", "pk")[:SIZE])


def lines(reader: Reader, rows: Iterable[Case]) -> tuple[CaseLine, ...]:
    """Rows as lines, their reading entered."""
    found = list(rows)
    seen(reader, *found)
    return tuple(line(reader, row) for row in found)


def line(reader: Reader, row: Case) -> CaseLine:
    """One row, with its lead agency, as a line."""
    kind = kinds().kinds.get(row.kind)
    return CaseLine(
        id=row.pk, reference=row.reference, title=row.title, kind=kind.name if kind else row.kind,
        stage=kind.stage(row.stage).name if kind else row.stage, lead=row.lead.short_name, risk=row.risk,
        risk_name=kind.checklist.band_name(row.risk) if kind and row.risk else row.risk,
        next_review_on=row.next_review_on,
        review_late=row.next_review_on is not None and row.next_review_on < today(), opened_on=row.opened_on,
        closed_on=row.closed_on, outcome=kind.outcomes.get(row.outcome, row.outcome) if kind else row.outcome,
        by_glass=row.lock_id in reader.glass_locks,
    )  # fmt: skip


def _of_person(reader: Reader, given: str, family: str, born: dt.date | None) -> QuerySet[Subject]:
    wanted = (NAME_AND_BIRTH, birth_key(given, family, born.isoformat())) if born else (NAME, name_key(given, family))
    records = RecordKey.objects.filter(kind=wanted[0], value=wanted[1]).values("record")
    return readable(reader, Subject).filter(record__in=records)
