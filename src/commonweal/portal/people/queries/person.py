"""A person's page: what the reader may read of one person, record by record over links that they may read.

Nothing is merged. Each value says whose it is, since when, and where it stands; values that differ stand side by side.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.sealed.index import folded
from commonweal.portal.people import hooks, indexing, rules
from commonweal.portal.people.hooks import Naming, Shown
from commonweal.portal.people.indexing import TELLING
from commonweal.portal.people.models import CONFIRMED, SUGGESTED, Correction, Link, Record
from commonweal.portal.people.queries import besides, links, records
from commonweal.portal.people.queries.besides import KnownLine
from commonweal.portal.people.queries.links import LinkLine
from commonweal.portal.people.queries.records import RecordLine
from commonweal.portal.people.said import ADDRESSES, NO_ABODE, SEXES, Said, read
from commonweal.portal.tasks import surroundings


@dataclass(frozen=True, slots=True)
class Where:
    """What a record stands in, as far as the reader may read that."""

    words: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """Whose value it is, since when, and where it stands."""

    agency: str
    at: dt.datetime
    where: Where


@dataclass(frozen=True, slots=True, repr=False)
class Value:
    """One thing that is said, and everyone who says it."""

    words: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One part of a record, and what all the records say of it. `differ`: where no two of them can both be right."""

    name: str
    values: tuple[Value, ...]
    differ: bool


@dataclass(frozen=True, slots=True, repr=False)
class Corrected:
    """What a record said before."""

    at: dt.datetime
    why: str
    was: tuple[tuple[str, str, str], ...]  # part, before, after


@dataclass(frozen=True, slots=True, repr=False)
class Named:
    """A report to the unit, or what it released of one, and by what it may speak of the same person."""

    what: Naming
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class PersonPage:
    """All that a reader may read of one person."""

    record: RecordLine
    records: tuple[tuple[RecordLine, Where], ...]  # this one first
    lines: tuple[Line, ...]
    besides: tuple[KnownLine, ...]
    tied: tuple[LinkLine, ...]  # the confirmed links that join them
    suggested: tuple[LinkLine, ...]
    decided: tuple[LinkLine, ...]  # refused and undone, of this record
    corrected: tuple[Corrected, ...]
    may_correct: bool
    may_write: bool
    relied: tuple[UUID, ...]  # the links that this page joins over
    shares: Shown
    doors: tuple[tuple[str, UUID, int], ...]  # addresses that have a page: words, whose record, which of its addresses
    named: tuple[Named, ...]  # what may speak of the same person and is no record, the surest first

    @property
    def joined(self) -> bool:
        """Whether there is more than one record."""
        return len(self.records) > 1

    @property
    def others(self) -> tuple[RecordLine, ...]:
        """The records that links join to this one."""
        return tuple(one for one, _ in self.records[1:])


# Each part of a record: its name, what is said of it, and whether two different values contradict one another.
PARTS: tuple[tuple[str, Callable[[Said], Iterable[str]], bool], ...] = (
    ("Name", lambda said: [said.name], True),
    ("Other names", lambda said: said.aliases, False),
    ("Date of birth", lambda said: [said.born_words], True),
    ("Sex", lambda said: [SEXES[said.sex]] if said.sex in SEXES and said.sex else [], True),
    ("Home", lambda said: _addresses(said, "home", NO_ABODE), True),
    ("Other addresses", lambda said: _addresses(said, *(k for k in ADDRESSES if k not in ("home", NO_ABODE))), False),
    ("Telephone", lambda said: said.phones, False),
)


def row_of(reader: Reader, id: UUID) -> Record:
    """The row behind a page; the same 404 for hidden, absent and forbidden. Its reading is in the audit."""
    found = one(reader, Record, id)
    seen(reader, found)
    return Record.objects.select_related("agency", "thing__lock").get(pk=found.pk)


def page(reader: Reader, id: UUID) -> PersonPage:
    """All of it. The reading of each record, and of each link that joins them, is in the audit."""
    record = row_of(reader, id)
    ids, over = links.joined(reader, id)
    rows = list(records.rows(reader).filter(pk__in=ids).order_by("entered_at", "pk"))
    rows.sort(key=lambda found: found.pk != id)
    seen(reader, *(found for found in rows if found.pk != id), *readable(reader, Link).filter(pk__in=over))
    lines = [records.line(found) for found in rows]
    homes = where_of(reader, [one.home for one in lines])
    where = {one.id: homes.get(one.home, Where()) for one in lines}
    touching = links.touching(reader, ids)
    known = besides.of_records(reader, ids)
    return PersonPage(
        record=lines[0],
        records=tuple((one, where[one.id]) for one in lines),
        lines=_lines(lines, where),
        besides=known,
        tied=tuple(one for one in touching if one.state == CONFIRMED),
        suggested=tuple(one for one in touching if one.state == SUGGESTED),
        decided=tuple(o for o in touching if o.state not in (CONFIRMED, SUGGESTED) and id in (o.one.id, o.other.id)),
        corrected=corrected(record),
        may_correct=rules.reader_can_correct(reader, record),
        may_write=record.lock_id not in reader.glass_locks and rules.reader_can_enter(reader),
        relied=over,
        shares=hooks.shares(reader, id),
        doors=_doors(lines),
        named=_named(reader, lines, known),
    )


def corrected(record: Record) -> tuple[Corrected, ...]:
    """What it said before, the latest correction first. Whoever reads the record reads this."""
    after, note = read(record.said), record.note
    found = []
    for row in Correction.objects.filter(record=record).order_by("-corrected_at", "pk"):
        before = read(row.was)
        told = [(name, ", ".join(of(before)), ", ".join(of(after))) for name, of, _ in PARTS]
        parts = [*told, ("Note", row.note_was, note)]
        found.append(Corrected(row.corrected_at, row.why, tuple(p for p in parts if p[1] != p[2])))
        after, note = before, row.note_was
    return tuple(found)


def _lines(lines: Sequence[RecordLine], where: dict[UUID, Where]) -> tuple[Line, ...]:
    found = []
    for name, of, exclusive in PARTS:
        values: dict[str, tuple[str, list[Source]]] = {}
        for record in lines:
            for words in of(record.said):
                if words.strip():
                    source = Source(record.agency, record.entered_at, where[record.id])
                    values.setdefault(folded(words) or words, (words, []))[1].append(source)
        if values:
            told = tuple(Value(words, tuple(sources)) for words, sources in values.values())
            found.append(Line(name, told, differ=exclusive and len(told) > 1))
    return tuple(found)


def _doors(lines: Sequence[RecordLine]) -> tuple[tuple[str, UUID, int], ...]:
    """Each front door once, however many records give it."""
    found: dict[tuple[str, str], tuple[str, UUID, int]] = {}
    for record in lines:
        for nth, said in enumerate(record.said.addresses):
            ways = indexing.told(said.lines, said.postcode).ways
            if ways:
                found.setdefault(ways[0], (said.words, record.id, nth))
    return tuple(found.values())


def _named(reader: Reader, lines: Sequence[RecordLine], known: Sequence[KnownLine]) -> tuple[Named, ...]:
    """What names somebody by the same, each reading entered. A name alone says nothing where both births are known."""
    keys = {key for line in lines for key in indexing.keys_of(line.said) if key[0] in TELLING}
    keys |= {one.key for one in known if one.key and one.ended_at is None}
    born = any(kind == indexing.NAME_AND_BIRTH for kind, _ in keys)
    found = []
    for naming in hooks.namings(reader, sorted(keys)):
        kinds = {kind for kind, _ in naming.keys & keys}
        another = born and any(kind == indexing.NAME_AND_BIRTH for kind, _ in naming.keys)
        if kinds and not (another and kinds == {indexing.NAME}):
            found.append(Named(naming, tuple(words for kind, words in TELLING.items() if kind in kinds)))
    seen(reader, *(kept for one in found for kept in one.what.read))
    return tuple(sorted(found, key=lambda one: list(TELLING.values()).index(one.why[0])))


def _addresses(said: Said, *kinds: str) -> list[str]:
    named = {"home": "", NO_ABODE: ""}
    return [
        f"{named.get(one.kind, ADDRESSES[one.kind] + ': ')}{one.words}"
        for one in said.addresses
        if one.kind in kinds and one.words
    ]


def where_of(reader: Reader, homes: Iterable[UUID | None]) -> dict[UUID | None, Where]:
    """What these homes are called, as far as the reader may read them."""
    found = surroundings.places(reader, [home for home in homes if home])
    return {home: Where(place.words, place.address) for home, place in found.items()}
