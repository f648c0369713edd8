"""Which records are likely of one person: among what one reader may read, in memory alone, each pair by itself.

A suggestion's weight follows from its two records and nothing else, so that whoever reads both learns nothing of a
third. DuckDB works in memory and may touch no file (`commonweal.matching.engines`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from commonweal.matching import Suggestion, suggest, suggest_for
from commonweal.matching.reasons import WORDS, Reason, in_full, sentence
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.people.models import Hint, Link, Record
from commonweal.portal.people.queries.records import rows
from commonweal.portal.people.said import Said, read
from commonweal.records.person import Person

MOST = 500  # pairs that one look suggests


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are likely of one person."""

    one: UUID
    other: UUID
    weight: float
    reasons: tuple[Reason, ...]


def compared(reader: Reader) -> list[Record]:
    """What a reader may have compared: all that they may read, but for what only broken glass opens."""
    return list(rows(reader).exclude(lock__in=sorted(reader.glass_locks)).order_by("entered_at", "pk"))


def among(records: Iterable[Record]) -> list[Pair]:
    """Pairs among these records, the likeliest first."""
    return _pairs(suggest([_person(row) for row in records], today=today(), apart=True))


def alike(one: Record, others: Iterable[Record]) -> list[Pair]:
    """Those of the others that are likely of the same person as one."""
    rest = [_person(row) for row in others if row.pk != one.pk]
    return _pairs(suggest_for(_person(one), rest, today=today(), apart=True))


def kept(reasons: Iterable[Reason]) -> list[dict[str, object]]:
    """Reasons as a link keeps them: fields and levels, with nothing of either record."""
    return [{"field": r.field, "level": r.level, "points": r.points} for r in reasons]


def reasons_of(link: Link | Hint) -> tuple[Reason, ...]:
    """The reasons of a link or a hint; those that a later version no longer knows are left out."""
    said = link.reasons or []
    return tuple(
        Reason(one["field"], one["level"], float(one["points"]))
        for one in said
        if one["level"] in WORDS.get(one["field"], {})
    )


def in_words(reasons: tuple[Reason, ...]) -> str:
    """Why, in a sentence or two that hold nothing of either record."""
    return sentence(reasons) if reasons else "Somebody tied them together by hand."


def told(reasons: tuple[Reason, ...], one: Said, other: Said) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What speaks for it and what against, each with what the two records say: for who may read both."""
    first, second = one.person("one"), other.person("other")
    ranked = sorted((r for r in reasons if not r.missing), key=lambda r: -abs(r.points))
    return (
        tuple(in_full(r, first, second) for r in ranked if r.points > 0),
        tuple(in_full(r, first, second) for r in ranked if r.points <= 0),
    )


def _person(row: Record) -> Person:
    return read(row.said).person(str(row.pk), str(row.agency_id))


def _pairs(found: list[Suggestion]) -> list[Pair]:
    return [Pair(UUID(s.one), UUID(s.other), s.weight, s.reasons) for s in found[:MOST]]
