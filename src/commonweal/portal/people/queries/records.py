"""Records as lines: frozen, made of what a reader may read."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from commonweal.matching.one_place import Told
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.people import said
from commonweal.portal.people.models import Record, RecordKey

NOBODY = "Somebody not named"


@dataclass(frozen=True, slots=True, repr=False)
class RecordLine:
    """One record as a list shows it."""

    id: UUID
    agency: str
    said: said.Said
    note: str
    identified: bool
    entered_at: dt.datetime
    corrected_at: dt.datetime | None
    home: UUID | None

    @property
    def name(self) -> str:
        """The name, the first alias, or that there is none."""
        return self.said.name or next(iter(self.said.aliases), "") or NOBODY

    @property
    def born(self) -> str:
        """`3 May 1987`."""
        return self.said.born_words

    @property
    def address(self) -> str:
        """The first address."""
        return next((one.words for one in self.said.addresses if one.words), "")

    def __repr__(self) -> str:
        return f"RecordLine({self.id})"


def rows(reader: Reader) -> QuerySet[Record]:
    """Every record that a reader may read, with its agency."""
    return readable(reader, Record).select_related("agency", "thing")


def telling(told: Told) -> Q:
    """Records with an address that has any way of being told in common with this."""
    shared = Q(pk__in=())
    for way, value in told.ways:
        shared |= Q(kind=way, value=value)
    return Q(Exists(RecordKey.objects.filter(shared, record=OuterRef("pk"))))


def lines(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, RecordLine]:
    """These records, as far as the reader may read them, by their things. One query, however many."""
    return {row.pk: line(row) for row in rows(reader).filter(pk__in=sorted(set(ids)))}


def line(row: Record) -> RecordLine:
    """One row as a line. The row was read with `readable`."""
    return RecordLine(
        id=row.pk, agency=row.agency.name, said=said.read(row.said), note=row.note,
        identified=row.identified, entered_at=row.entered_at, corrected_at=row.corrected_at, home=row.thing.home_id,
    )  # fmt: skip
