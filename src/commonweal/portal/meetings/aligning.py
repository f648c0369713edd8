"""Which paragraph became which: two states of a text paired in order, by likeness."""

from dataclasses import dataclass
from itertools import takewhile

from rapidfuzz.fuzz import ratio

_ALIKE = 55.0  # of 100: below, it is another paragraph
_BEGINS = 0.7  # of the shorter one: a paragraph that was typed on, or cut short


@dataclass(frozen=True, slots=True)
class Aligned:
    """`kept`: place in the base -> how that paragraph reads now. `added`: place -> paragraphs added before it."""

    kept: dict[int, str]
    added: dict[int, list[str]]


def align(base: list[str], side: list[str]) -> Aligned:
    """The pairing in order that keeps the most likeness; equal paragraphs count twice what like ones may."""
    kept: dict[int, str] = {}
    added: dict[int, list[str]] = {}
    best = _best(base, side)
    i = j = place = 0
    while i < len(base) or j < len(side):
        if i < len(base) and j < len(side) and _paired(best, base[i], side[j], i, j):
            kept[i] = side[j]
            i, j = i + 1, j + 1
            place = i
        elif j == len(side) or (i < len(base) and best[i + 1][j] >= best[i][j + 1]):
            i += 1
        else:
            added.setdefault(place, []).append(side[j])
            j += 1
    return Aligned(kept, added)


def _paired(best: list[list[float]], one: str, other: str, i: int, j: int) -> bool:
    likeness = _likeness(one, other)
    return likeness > 0 and best[i][j] == likeness + best[i + 1][j + 1]


def _best(base: list[str], side: list[str]) -> list[list[float]]:
    """best[i][j]: the most likeness that base[i:] and side[j:] can be paired with."""
    best = [[0.0] * (len(side) + 1) for _ in range(len(base) + 1)]
    for i in range(len(base) - 1, -1, -1):
        for j in range(len(side) - 1, -1, -1):
            likeness = _likeness(base[i], side[j])
            paired = likeness + best[i + 1][j + 1] if likeness else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return best


def _likeness(one: str, other: str) -> float:
    """0 for another paragraph, up to 1 for a like one, 2 for the same."""
    if one == other:
        return 2.0
    together = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    begins = together / max(1, min(len(one), len(other)))
    alike = ratio(one, other)
    if alike >= _ALIKE or begins >= _BEGINS:
        return max(alike / 100, begins * 0.9)
    return 0.0
