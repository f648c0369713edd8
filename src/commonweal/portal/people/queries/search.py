"""Exact search among what a reader may read, by keyed hashes. What is hidden is not counted; a miss says nothing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from commonweal.matching.one_place import Told, same
from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.people import indexing
from commonweal.portal.people.models import OnlineName, Place, Record, RecordKey, Vehicle
from commonweal.portal.people.queries import besides, records
from commonweal.portal.people.queries.besides import Known, KnownLine
from commonweal.portal.people.queries.records import RecordLine, line, rows

MOST = 100


@dataclass(frozen=True, slots=True, repr=False)
class Terms:
    """What is looked for. All that is given must be found in one record."""

    name: str = ""
    born: str = ""  # 1987-05-03
    phone: str = ""
    postcode: str = ""
    registration: str = ""
    handle: str = ""
    place: str = ""  # house, street and town; or a name, with its ward
    ward: str = ""

    @property
    def told(self) -> Told:
        """By what the place is told that is looked for."""
        return indexing.told(self.place, self.postcode, ward=self.ward)

    def in_words(self) -> str:
        """For the audit's erasable side, and for no other place."""
        return ", ".join(f"{name}: {value}" for name, value in self.given())

    def given(self) -> tuple[tuple[str, str], ...]:
        """The terms that are given."""
        named = (("name", self.name), ("born", self.born), ("telephone", self.phone), ("postcode", self.postcode),
                 ("registration", self.registration), ("online name", self.handle), ("place", self.place),
                 ("ward", self.ward))  # fmt: skip
        return tuple((name, value.strip()) for name, value in named if value.strip())


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """What was found: records, and what is of no record."""

    records: tuple[RecordLine, ...]
    others: tuple[KnownLine, ...]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing."""
        return not self.records and not self.others


def search(reader: Reader, terms: Terms) -> Found:
    """What answers all the terms, the newest first. Each hit's reading is entered; a miss asks as much."""
    wanted = _wanted(reader, terms)
    records = list(rows(reader).filter(wanted).order_by("-entered_at", "pk")[:MOST])
    others = _others(reader, terms)
    seen(reader, *records, *others)
    return Found(tuple(map(line, records)), tuple(besides.line(reader, row) for row in others))


def _wanted(reader: Reader, terms: Terms) -> Q:
    found = Q()
    if terms.name.strip():
        names = [*indexing.names_in(terms.name), *indexing.names_in(_turned(terms.name))]
        if terms.born:
            keys = [indexing.birth_key(given, family, terms.born) for given, family in names]
            found &= _has(indexing.NAME_AND_BIRTH, *keys)
        else:
            found &= _has(indexing.NAME, *(indexing.name_key(given, family) for given, family in names))
    if terms.phone.strip():
        found &= _has(indexing.PHONE, indexing.phone_key(terms.phone) or "")
    if terms.postcode.strip():
        key = indexing.postcode_key(terms.postcode) or "-"
        found &= _has(indexing.POSTCODE, key) | _holds(readable(reader, Place).filter(postcode_key=key))
    if terms.registration.strip():
        key = indexing.registration_key(terms.registration)
        found &= _holds(readable(reader, Vehicle).filter(registration_key=key))
    if terms.handle.strip():
        found &= _holds(readable(reader, OnlineName).filter(handle_key=indexing.handle_key(terms.handle)))
    if terms.place.strip():
        found &= records.telling(terms.told) | _holds(readable(reader, Place).filter(besides.sharing(terms.told)))
    return found if terms.given() else Q(pk__in=())


def _turned(name: str) -> str:
    """`Byrne Ada`, as lists have it, as `Ada Byrne`."""
    first, _, rest = name.strip().partition(" ")
    return f"{rest} {first}"


def _has(kind: str, *values: str) -> Q:
    return Q(Exists(RecordKey.objects.filter(record=OuterRef("pk"), kind=kind, value__in=[v for v in values if v])))


def _holds(beside: QuerySet[Any]) -> Q:
    """A record in which one of these stands and was not taken out."""
    return Q(Exists(beside.filter(of=OuterRef("pk"), ended_at=None)))


def _others(reader: Reader, terms: Terms) -> list[Known]:
    """Those of no record, where one thing alone is looked for."""
    asked = (
        ("Vehicle", "registration", {"registration_key": indexing.registration_key(terms.registration)}),
        ("Place", "postcode", {"postcode_key": indexing.postcode_key(terms.postcode) or "-"}),
        ("Online name", "online name", {"handle_key": indexing.handle_key(terms.handle)}),
    )
    given = {name for name, _ in terms.given()}
    alone = next(iter(given)) if len(given) == 1 else ""
    if "place" in given and given <= {"place", "ward", "postcode"}:
        found = besides.rows(reader, "Place", besides.sharing(terms.told), of=None, ended_at=None)
        return [row for row in found if isinstance(row, Place) and same(terms.told, row.told)]
    return [
        row
        for kind, name, key in asked
        if name == alone
        for row in besides.rows(reader, kind, of=None, ended_at=None, **key)
    ]


def mine(reader: Reader, *, before: UUID | None = None, size: int = 50) -> tuple[tuple[RecordLine, ...], bool]:
    """What the reader's own agencies contributed, wherever it stands, the newest first; and whether there are more."""
    own = rows(reader).filter(agency__in=sorted(reader.serves)).order_by("-entered_at", "-pk")
    if before is not None:
        last = readable(reader, Record).filter(pk=before).values_list("entered_at", flat=True).first()
        if last is not None:
            own = own.filter(Q(entered_at__lt=last) | Q(entered_at=last, pk__lt=before))
    page = list(own[: size + 1])
    seen(reader, *page[:size])
    return tuple(map(line, page[:size])), len(page) > size
