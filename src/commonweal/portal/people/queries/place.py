"""A place's page: what the reader may read of one front door, record by record. Nothing is merged, nobody is tied.

Two addresses are one door where the postcode and the number agree, or the house's name where there is no number. What
has no postcode has no door: it stands by itself.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from commonweal.portal.access.queries import one, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.people import indexing
from commonweal.portal.people.models import Place, Record, RecordKey
from commonweal.portal.people.queries import besides, records
from commonweal.portal.people.queries.besides import KnownLine
from commonweal.portal.people.queries.person import Where, where_of
from commonweal.portal.people.queries.records import RecordLine
from commonweal.portal.people.said import ADDRESSES, read

MOST = 100  # records, the newest; and as many entries of the place


@dataclass(frozen=True, slots=True, repr=False)
class Someone:
    """A record that gives this address, what it is to them, and where the record stands."""

    record: RecordLine
    kinds: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True, repr=False)
class Entered:
    """What an agency wrote of the place itself. `of`: whose record it stands in."""

    line: KnownLine
    of: RecordLine | None
    where: Where


@dataclass(frozen=True, slots=True, repr=False)
class PlacePage:
    """All that a reader may read of one place. `door`: whether other records could be found by it at all."""

    words: str
    agency: str
    at: dt.datetime
    door: bool
    entered: tuple[Entered, ...]
    people: tuple[Someone, ...]


def of_place(reader: Reader, id: UUID) -> PlacePage:
    """The page of a place that somebody entered; the same 404 for hidden, absent and forbidden."""
    found = one(reader, Place, id)
    row = Place.objects.select_related("agency", "thing__lock").get(pk=found.pk)
    seen(reader, row)
    return _page(reader, besides.words_of(row) or "A place", row, row.door_key, row.agency.name)


def of_address(reader: Reader, record: UUID, nth: int) -> PlacePage:
    """The page of an address that a record gives, by its place among the record's addresses."""
    found = one(reader, Record, record)
    row = Record.objects.select_related("agency", "thing__lock").get(pk=found.pk)
    seen(reader, row)
    addresses = read(row.said).addresses
    key = indexing.door_key(addresses[nth].lines, addresses[nth].postcode) if nth < len(addresses) else None
    if key is None:
        raise Http404
    return _page(reader, addresses[nth].words, row, key, row.agency.name)


def _page(reader: Reader, words: str, row: Place | Record, key: str, agency: str) -> PlacePage:
    """The reading of each record and entry is in the audit."""
    entered = _entered(reader, row, key)
    living = _living(reader, key)
    of = _of(reader, [one.of for one in entered if one.of])
    where = where_of(reader, [*(one.home for one in entered if not one.of), *(one.home for one, _ in living)])
    return PlacePage(
        words, agency, row.entered_at, bool(key),
        tuple(Entered(one, of.get(one.of) if one.of else None, where.get(one.home, Where())) for one in entered),
        tuple(Someone(one, kinds, where.get(one.home, Where())) for one, kinds in living),
    )  # fmt: skip


def _entered(reader: Reader, row: Place | Record, key: str) -> tuple[KnownLine, ...]:
    """What was written of the place itself: this one first; another that was taken out is of this door no more."""
    found = [one for one in besides.rows(reader, "Place", door_key=key or "-", ended_at=None) if one.pk != row.pk]
    seen(reader, *found[:MOST])
    mine = [row] if isinstance(row, Place) else []
    return tuple(besides.line(reader, one) for one in [*mine, *found[:MOST]])


def _of(reader: Reader, ids: list[UUID]) -> dict[UUID, RecordLine]:
    """Records of which something was entered here, each by its name."""
    rows = list(records.rows(reader).filter(pk__in=sorted(set(ids))))
    seen(reader, *rows)
    return {row.pk: records.line(row) for row in rows}


def _living(reader: Reader, key: str) -> list[tuple[RecordLine, tuple[str, ...]]]:
    """Records that give this address, each with what it is to them."""
    given = RecordKey.objects.filter(record=OuterRef("pk"), kind=indexing.DOOR, value=key or "-")
    rows = list(records.rows(reader).filter(Exists(given)).order_by("-entered_at", "pk")[:MOST])
    seen(reader, *rows)
    return [(line, _kinds(line, key)) for line in map(records.line, rows)]


def _kinds(line: RecordLine, key: str) -> tuple[str, ...]:
    kinds = [one.kind for one in line.said.addresses if indexing.door_key(one.lines, one.postcode) == key]
    return tuple(ADDRESSES[kind] for kind in dict.fromkeys(kinds))
