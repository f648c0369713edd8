"""A place's page: what the reader may read of one place, record by record. Nothing is merged, nobody is tied.

Whether two are one place, and why it is thought so, is `matching.one_place`'s to say; only what this reader may read
is asked. What fits two places that are told apart joins neither.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from commonweal.matching.one_place import WAYS, Told, same, unsure
from commonweal.portal.access.queries import one, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.people import hooks, indexing
from commonweal.portal.people.hooks import Naming
from commonweal.portal.people.models import Place, Record
from commonweal.portal.people.queries import besides, records
from commonweal.portal.people.queries.besides import KnownLine
from commonweal.portal.people.queries.person import Where, where_of
from commonweal.portal.people.queries.records import RecordLine
from commonweal.portal.people.said import ADDRESSES, Address, read

MOST = 100  # records, the newest; and as many entries of the place


@dataclass(frozen=True, slots=True, repr=False)
class Someone:
    """A record that gives this address, what it is to them, and where the record stands."""

    record: RecordLine
    kinds: tuple[str, ...]
    why: str  # it is thought the same place; "" of the address that the page is of
    where: Where


@dataclass(frozen=True, slots=True, repr=False)
class Entered:
    """What an agency wrote of the place itself. `of`: whose record it stands in."""

    line: KnownLine
    of: RecordLine | None
    why: str
    where: Where


@dataclass(frozen=True, slots=True, repr=False)
class Named:
    """What names the place and is no record: a report to the unit, or what the unit released of one."""

    what: Naming
    why: str


@dataclass(frozen=True, slots=True, repr=False)
class PlacePage:
    """All that a reader may read of one place. `told`: whether anything else could be found by it at all."""

    words: str
    agency: str
    at: dt.datetime
    told: bool
    doubts: tuple[str, ...]  # what fits two places, so that nothing is joined by it
    entered: tuple[Entered, ...]
    people: tuple[Someone, ...]
    named: tuple[Named, ...]


def of_place(reader: Reader, id: UUID) -> PlacePage:
    """The page of a place that somebody entered; the same 404 for hidden, absent and forbidden."""
    found = one(reader, Place, id)
    row = Place.objects.select_related("agency", "thing__lock").get(pk=found.pk)
    seen(reader, row)
    return _page(reader, besides.words_of(row) or "A place", row, row.told)


def of_address(reader: Reader, record: UUID, nth: int) -> PlacePage:
    """The page of an address that a record gives, by its place among the record's addresses."""
    found = one(reader, Record, record)
    row = Record.objects.select_related("agency", "thing__lock").get(pk=found.pk)
    seen(reader, row)
    addresses = read(row.said).addresses
    told = _told(addresses[nth]) if nth < len(addresses) else Told()
    if not told.ways:
        raise Http404
    return _page(reader, addresses[nth].words, row, told)


def _page(reader: Reader, words: str, row: Place | Record, told: Told) -> PlacePage:
    """The reading of each record, entry and report is in the audit."""
    places, lines = _places(reader, row, told), _records(reader, told)
    namings = hooks.namings(reader, told.ways)
    given = [_told(address) for line in lines for address in line.said.addresses]
    doubts = unsure(told, [*(place.told for place in places), *given, *(one for of in namings for one in of.places)])
    entered = [(one, why) for one in places if (why := _why(told, one.told, doubts))]
    living = [found for line in lines if (found := _living(line, told, doubts, of=row.pk)) is not None]
    named = tuple(Named(one, why) for one in namings if (why := _first(told, one.places, doubts)))
    seen(reader, *(one for one, _ in entered), *(kept for one in named for kept in one.what.read))
    mine = [(row, "")] if isinstance(row, Place) else []
    shown = [(besides.line(reader, one), why) for one, why in [*mine, *entered]]
    of = _of(reader, [line.of for line, _ in shown if line.of], [line for line, _, _ in living])
    homes = [*(line.home for line, _ in shown if not line.of), *(line.home for line, _, _ in living)]
    where = where_of(reader, homes)
    return PlacePage(
        words, row.agency.name, row.entered_at, bool(told.ways), tuple(WAYS[way] for way in WAYS if way in doubts),
        tuple(Entered(o, of.get(o.of) if o.of else None, why, where.get(o.home, Where())) for o, why in shown),
        tuple(Someone(line, kinds, why, where.get(line.home, Where())) for line, kinds, why in living), named,
    )  # fmt: skip


def _places(reader: Reader, row: Place | Record, told: Told) -> list[Place]:
    """Others that share any way of being told; one that was taken out is of this place no more."""
    found = besides.rows(reader, "Place", besides.sharing(told), ended_at=None)[:MOST]
    return [one for one in found if isinstance(one, Place) and one.pk != row.pk]


def _records(reader: Reader, told: Told) -> list[RecordLine]:
    """Records with an address that shares any way of being told."""
    wanted = records.rows(reader).filter(records.telling(told))
    return [records.line(row) for row in wanted.order_by("-entered_at", "pk")[:MOST]]


def _living(
    line: RecordLine, told: Told, doubts: frozenset[str], *, of: UUID
) -> tuple[RecordLine, tuple[str, ...], str] | None:
    """A record that gives this place, what it is to them, and why it is thought so; None: it is another place."""
    whys: dict[str, str] = {}
    for address in line.said.addresses:
        given = _told(address)
        own = line.id == of and given == told
        if own or (why := _why(told, given, doubts)):
            whys.setdefault(ADDRESSES[address.kind], "" if own else why)
    return (line, tuple(whys), next(iter(whys.values()))) if whys else None


def _told(address: Address) -> Told:
    return indexing.told(address.lines, address.postcode)


def _first(told: Told, others: Iterable[Told], doubts: frozenset[str]) -> str:
    return next((why for other in others if (why := _why(told, other, doubts))), "")


def _why(told: Told, other: Told, doubts: frozenset[str]) -> str:
    """Why two are thought one place, in words; "" where they are not."""
    way = same(told, other)
    return WAYS[way] if way and way not in doubts else ""


def _of(reader: Reader, ids: list[UUID], living: list[RecordLine]) -> dict[UUID, RecordLine]:
    """Records of which something was entered here, each by its name; all that are named are entered as read."""
    rows = list(records.rows(reader).filter(pk__in=sorted({*ids, *(line.id for line in living)})))
    seen(reader, *rows)
    return {row.pk: records.line(row) for row in rows}
