"""Grades as values, and what is made of several: the codes add up, and the strictest of each part stands.

Nothing here asks the database: see `enforcement` for what may go out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from commonweal.portal.intelligence.codes import GRADES, Code, Codes


@dataclass(frozen=True, slots=True)
class Grading:
    """What one item was given: keys of the table's codes."""

    source: str
    assessment: str
    handling: str
    codes: frozenset[str] = frozenset()
    instructions: str = ""


@dataclass(frozen=True, slots=True)
class Strictest:
    """What something made of several items inherits. `ungraded`: one of them has no grade, so that nothing is known.

    Made of nothing it is the least strict there is, so that what is made of one item inherits just that item's.
    """

    source: str = ""
    assessment: str = ""
    handling: str = ""
    codes: frozenset[str] = frozenset()
    instructions: tuple[str, ...] = ()
    ungraded: bool = False


def of(gradings: Iterable[Grading | Strictest | None], table: Codes) -> Strictest:
    """The strictest of all; None is an item that has no grade."""
    found = Strictest()
    for one in gradings:
        found = _both(found, _alone(one), table)
    return found


def conditions(held: Strictest, table: Codes) -> tuple[Code, ...]:
    """Its action and sanitisation codes, the strictest first."""
    codes = (table.condition(key) for key in held.codes)
    return tuple(sorted(codes, key=lambda code: (-code.strictness, code.part, code.key)))


def in_words(held: Strictest, table: Codes) -> tuple[str, ...]:
    """How sure it is and how it is to be handled, as sentences that may stand beside what went out."""
    if held.ungraded or not held.source:
        return ("Not graded.",)
    graded = [table.code(part, getattr(held, part)) for part in GRADES]
    said = [f"{part.capitalize()} {code.label}." for part, code in zip(GRADES, graded, strict=True)]
    return (*said, *(f"{code.label}. {code.means}" for code in conditions(held, table)))


def label(held: Strictest) -> str:
    """`2 C C A3 S1`: as it is written beside an item."""
    if held.ungraded or not held.source:
        return "not graded"
    return " ".join([held.source, held.assessment, held.handling, *sorted(held.codes)])


def _alone(one: Grading | Strictest | None) -> Strictest:
    if one is None:
        return Strictest(ungraded=True)
    if isinstance(one, Strictest):
        return one
    said = (one.instructions,) if one.instructions else ()
    return Strictest(one.source, one.assessment, one.handling, one.codes, said)


def _both(one: Strictest, other: Strictest, table: Codes) -> Strictest:
    parts = {part: _stricter(part, getattr(one, part), getattr(other, part), table) for part in GRADES}
    said = tuple(dict.fromkeys([*one.instructions, *other.instructions]))
    return Strictest(**parts, codes=one.codes | other.codes, instructions=said, ungraded=one.ungraded or other.ungraded)


def _stricter(part: str, one: str, other: str, table: Codes) -> str:
    """Of two keys of a part the stricter; of two that are as strict, the same whichever comes first."""
    held = [key for key in (one, other) if key]
    return max(held, key=lambda key: (table.code(part, key).strictness, key), default="")
