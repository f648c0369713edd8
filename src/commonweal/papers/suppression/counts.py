"""Counts that a paper tells, named by what they count: what adds up among them, and which of them must go.

For papers whose counts are of other things than recorded crime by whole months (`ledger`): each says for itself what
its figures count and what adds up, and the rest is here.
"""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

import numpy as np

from commonweal.errors import MethodRefused
from commonweal.stats.suppression import LEAST_SPREAD, counted, protect, sums
from commonweal.stats.suppression.cells import Bools

WHOLE_DEARER = 50.0  # what is of everyone is given up after whatever of its parts would do
Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class Counts(Generic[Key]):
    """Counts with their numbers, and what adds up among them.

    `latent`: printed nowhere. `guarded`: of these, what would be a count of few people if it were worked out. `whole`:
    of everyone. `fixed`: printed whatever is hidden, or by an earlier paper. `forced`: hidden by one. `revised`: one
    printed it as it was before a few rows came, went or were erased, which the difference would tell of; `stood`: what
    such a paper printed and still is so, though nobody can know that where it is not printed again.
    """

    values: list[float] = field(default_factory=list)
    number: dict[Key, int] = field(default_factory=dict)
    latent: set[int] = field(default_factory=set)
    guarded: set[int] = field(default_factory=set)
    whole: set[int] = field(default_factory=set)
    fixed: set[int] = field(default_factory=set)
    forced: set[int] = field(default_factory=set)
    revised: set[int] = field(default_factory=set)
    stood: set[int] = field(default_factory=set)
    totals: list[tuple[int, list[int]]] = field(default_factory=list)

    def cell(self, key: Key, value: float) -> int:
        """The number of a count; the same count told twice is one."""
        if key not in self.number:
            self.number[key] = len(self.values)
            self.values.append(float(round(value)))
        return self.number[key]

    def unprinted(self, value: float, *, guarded: bool = True) -> int:
        """A count that nothing prints, though it may be what two others differ by, or what is left of a sum."""
        at = len(self.values)
        self.values.append(float(round(value)))
        self.latent.add(at)
        if guarded:
            self.guarded.add(at)
        return at

    def mask(self, members: Collection[int]) -> Bools:
        """True for these of all counts."""
        return mask(len(self.values), members)


@dataclass(frozen=True, slots=True)
class Told(Generic[Key]):
    """A count that an earlier paper printed; None where it hid it."""

    key: Key
    value: float | None


def to_hide(counts: Counts[Key], threshold: int, refusal: tuple[str, str]) -> Bools:
    """The counts that must not be shown, of all: small ones, beside whatever is known.

    Then those that were revised by a few, as whatever is printed no more may have been too. MethodRefused, with the
    words of `refusal`, where earlier papers leave no way to keep one hidden.
    """
    values = np.array(counts.values)
    if not values.size:
        return np.zeros(0, dtype=bool)
    small = counts.mask(counts.guarded | counts.forced) & (values > 0) & (values < threshold)
    gone = _protected(counts, threshold, counts.fixed, small, refusal)
    if counts.revised:
        revised = counts.mask(counts.revised) & (values > 0)
        gone |= _protected(counts, threshold, counts.fixed - counts.stood, small | revised, refusal)
        gone |= counts.mask(counts.forced)
    return gone


def hold_against(counts: Counts[Key], earlier: Iterable[Iterable[Told[Key]]], threshold: int) -> None:
    """What earlier papers showed is known for good; what they hid is hidden still; what differs by few goes."""
    for paper in earlier:
        same: set[int] = set()
        anew = False
        for one in paper:
            number = counts.number.get(one.key)
            if number is None:
                continue
            if one.value is None:
                counts.forced.add(number)
            elif round(one.value) == counts.values[number]:
                same.add(number)
            else:
                anew = True
                counts.revised |= {number} if abs(one.value - counts.values[number]) < threshold else set()
        counts.fixed |= same
        counts.stood |= same if anew else set()
    counts.forced -= counts.fixed


def mask(size: int, members: Collection[int]) -> Bools:
    """(size,): True at these places."""
    found = np.zeros(size, dtype=bool)
    found[list(members)] = True
    return found


def _protected(
    counts: Counts[Key], threshold: int, known: Collection[int], unsure: Bools, refusal: tuple[str, str]
) -> Bools:
    """What must go so that small counts, and those of `unsure`, cannot be told by what is `known` and what is left."""
    values, latent, fixed = np.array(counts.values), counts.mask(counts.latent), counts.mask(known)
    relations = sums(values.size, counts.totals)
    cells = counted(values, relations, threshold=threshold, hideable=~latent & ~fixed, latent=latent)
    need = np.where(unsure, np.maximum(cells.need, min(LEAST_SPREAD, threshold - 2)), cells.need)
    if not (need > 0).any():
        return np.zeros(values.size, dtype=bool)
    cost = np.where(counts.mask(counts.whole), cells.cost * WHOLE_DEARER, cells.cost)
    found = protect(replace(cells, cost=cost, need=need))
    if found.exposed:
        raise MethodRefused(*refusal)
    return found.hidden
