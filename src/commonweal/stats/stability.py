"""Does a hot spot last? In how many of K periods an area was hot, against chance, and how alike the periods are."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.stats import hypergeom

from commonweal.errors import MethodRefused
from commonweal.stats.false_discovery import benjamini_hochberg

Floats = npt.NDArray[np.float64]
Kind = Literal["chronic", "emerging", "fading", "sporadic", "never"]

LEAST_PERIODS = 4
"""With fewer there are no two halves to tell apart."""
OFTEN = 0.75
HALF = 0.5
SELDOM = 0.25
ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Stability:
    """Arrays (A,) by area and (K - 1,) by pair of consecutive periods.

    - `periods`: in how many of the K periods the area was hot; `p`: how often chance gives so many or more, each period
      having as many hot areas as it had, anywhere; `q`: Benjamini and Hochberg's of `p` over all areas.
    - `kind`: see `stability`.
    - `jaccard`: hot in both periods, as a share of those hot in either; NaN where none was hot. `jaccard_by_chance`:
      what it would be on the average if the later period's hot areas lay anywhere.
    """

    periods: npt.NDArray[np.int64]
    p: Floats
    q: Floats
    kind: tuple[Kind, ...]
    jaccard: Floats
    jaccard_by_chance: Floats


def stability(hot: npt.ArrayLike) -> Stability:
    """Whether each of A areas was hot in each of K periods, in order: (A, K) of true and false.

    An area is

    - chronic: hot in three quarters of the periods or more, and in more than chance would have it (q at most 0.05);
    - emerging: hot in the last period and in half or more of the later half, and in a quarter or less of the earlier;
    - fading: hot in half or more of the earlier half, not in the last period, and in a quarter or less of the later;
    - sporadic: hot at least once, and none of these; never: not once.

    With an odd number of periods the middle one belongs to neither half. Chronic beside temporary hot spots: Gorr and
    Lee (2015), Journal of Quantitative Criminology 31, 25-47; the shares are this project's own. The chance of so many
    hot periods is exact: a sum of K unequal coins (Poisson's binomial). Jaccard (1901), Bulletin de la Societe vaudoise
    des sciences naturelles 37, 547-579.

    Limits: hot spots lie in patches, so areas side by side say the same twice; what is hot is told from counts of one
    period each, and with few of them a place may drop out by chance alone. Raises MethodRefused for fewer than 4
    periods, and for anything but a table of areas by periods.

    >>> found = stability([[1, 1, 1, 1], [0, 0, 1, 1], [1, 1, 0, 0], [0, 1, 0, 0]] + [[0, 0, 0, 0]] * 16)
    >>> found.kind[:5], found.periods[:4].tolist(), round(float(found.p[0]), 6)
    (('chronic', 'emerging', 'fading', 'sporadic', 'never'), [4, 2, 2, 1], 0.000225)
    """
    table = np.asarray(hot, dtype=bool)
    if table.ndim != 2 or not len(table):
        raise MethodRefused("That is no table of areas by periods.", "Give each area a row of true and false.")
    if table.shape[1] < LEAST_PERIODS:
        raise MethodRefused(
            f"{table.shape[1]} periods are too few to tell a lasting hot spot.", f"Give at least {LEAST_PERIODS}."
        )
    periods = table.sum(axis=1)
    at_least = _at_least(table.mean(axis=0))
    p = at_least[periods]
    q = benjamini_hochberg(p)
    both = (table[:, 1:] & table[:, :-1]).sum(axis=0)
    either = (table[:, 1:] | table[:, :-1]).sum(axis=0)
    jaccard = np.divide(both, either, out=np.full(both.shape, np.nan), where=either > 0)
    kind = tuple(_kind(row, float(q[i])) for i, row in enumerate(table))
    return Stability(periods.astype(np.int64), p, q, kind, jaccard, _by_chance(table))


def _at_least(shares: Floats) -> Floats:
    """The chance of n or more heads among coins of these shares, for n = 0 .. K."""
    heads = np.ones(1)
    for share in shares:
        heads = np.convolve(heads, [1 - share, share])
    found: Floats = np.minimum(1.0, np.cumsum(heads[::-1])[::-1])
    return found


def _kind(row: npt.NDArray[np.bool_], q: float) -> Kind:
    half = row.size // 2
    earlier, later = float(row[:half].mean()), float(row[-half:].mean())
    if not row.any():
        return "never"
    if row.mean() >= OFTEN and q <= ALPHA:
        return "chronic"
    if row[-1] and later >= HALF and earlier <= SELDOM:
        return "emerging"
    if not row[-1] and earlier >= HALF and later <= SELDOM:
        return "fading"
    return "sporadic"


def _by_chance(table: npt.NDArray[np.bool_]) -> Floats:
    """Jaccard's mean where the later hot areas lie anywhere: the overlap is hypergeometric."""
    areas, many = len(table), table.sum(axis=0)
    found = np.full(many.size - 1, np.nan)
    for k, (one, other) in enumerate(zip(many[:-1].tolist(), many[1:].tolist(), strict=True)):
        if one + other:
            both = np.arange(min(one, other) + 1)
            found[k] = float((hypergeom.pmf(both, areas, one, other) * both / (one + other - both)).sum())
    return found
