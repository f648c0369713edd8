"""Vehicles, places and online names as lines."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from commonweal.matching.one_place import Told
from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.people import rules
from commonweal.portal.people.indexing import HANDLE, REGISTRATION
from commonweal.portal.people.models import OnlineName, Place, Vehicle

Known = Vehicle | Place | OnlineName
KINDS: dict[str, type[Vehicle] | type[Place] | type[OnlineName]] = {
    "Vehicle": Vehicle, "Place": Place, "Online name": OnlineName,
}  # fmt: skip
MOST = 50  # of each kind that one list shows


@dataclass(frozen=True, slots=True, repr=False)
class KnownLine:
    """A vehicle, a place or an online name."""

    id: UUID
    kind: str
    words: str
    note: str
    agency: str
    at: dt.datetime
    of: UUID | None  # the record that it stands in
    home: UUID | None
    ended_at: dt.datetime | None
    ended_why: str
    may_end: bool
    key: tuple[str, str] | None  # by which it is told from others: of a vehicle and of a name online


def rows(reader: Reader, kind: str, *also: Q, **wanted: Any) -> list[Known]:
    """Those of a kind that a reader may read, the newest first."""
    found: Any = readable(reader, KINDS[kind])
    return list(found.filter(*also, **wanted).select_related("agency", "thing__lock").order_by("-entered_at", "pk"))


def sharing(told: Told) -> Q:
    """Places that have any way of being told in common with this."""
    shared = Q(pk__in=())
    for way, value in told.ways:
        shared |= Q(**{f"{way}_key": value})
    return shared


def row_of(reader: Reader, id: UUID) -> Known:
    """One of whatever kind, its reading entered; the same 404, after as many questions, for hidden and absent."""
    found = [row for kind in KINDS for row in rows(reader, kind, pk=id)]
    if not found:
        raise Http404
    seen(reader, found[0])
    return found[0]


def of_records(reader: Reader, of: Sequence[UUID]) -> tuple[KnownLine, ...]:
    """Those of these records."""
    return tuple(line(reader, row) for kind in KINDS for row in rows(reader, kind, of__in=of))


def of_home(reader: Reader, home: UUID) -> tuple[KnownLine, ...]:
    """Places that stand in a case by themselves."""
    return tuple(line(reader, row) for row in rows(reader, "Place", of=None, thing__home=home))


def mine(reader: Reader) -> tuple[KnownLine, ...]:
    """What the reader's own agencies entered by itself, of no record, the newest of each kind first."""
    own = {"of": None, "agency__in": sorted(reader.serves)}
    found = [row for kind in KINDS for row in rows(reader, kind, **own)[:MOST]]
    seen(reader, *found)
    return tuple(line(reader, row) for row in found)


def line(reader: Reader, row: Known) -> KnownLine:
    """A row as a line."""
    kind = next(name for name, model in KINDS.items() if isinstance(row, model))
    return KnownLine(
        row.pk, kind, words_of(row) or "Not described", row.note, row.agency.name, row.entered_at, row.of_id,
        row.thing.home_id, row.ended_at, row.ended_why,
        may_end=row.ended_at is None and rules.reader_can_correct(reader, row), key=_key(row),
    )  # fmt: skip


def _key(row: Known) -> tuple[str, str] | None:
    if isinstance(row, Vehicle):
        return (REGISTRATION, row.registration_key) if row.registration_key else None
    return (HANDLE, row.handle_key) if isinstance(row, OnlineName) else None


def words_of(row: Known) -> str:
    """`QX70 ABC, blue, van`."""
    return ", ".join(part for part in _said(row) if part.strip())


def _said(row: Known) -> list[str]:
    if isinstance(row, Vehicle):
        return [row.registration, row.colour, row.make]
    if isinstance(row, Place):
        ward = f"{row.ward.strip()} ward" if row.ward.strip() and "ward" not in row.ward.lower().split() else row.ward
        return [" ".join(row.lines.split()), row.postcode, ward, f"UPRN {row.uprn.strip()}" if row.uprn.strip() else ""]
    return [row.handle, row.service]
