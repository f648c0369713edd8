"""Gi* and local Moran, with p values by conditional permutation and false discovery held over all areas."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.false_discovery import benjamini_hochberg
from commonweal.stats.hotspots.neighbours import Neighbours

Floats = npt.NDArray[np.float64]

LEAST_AREAS = 8
"""With fewer there are too few ways of rearranging the others for a p value to mean anything."""
MOST_DRAWS = 20_000_000


def enough_permutations(areas: int) -> int:
    """So many that one area alone can be found among I at a false discovery rate of 5%: 40 I - 1.

    At least 999, and fewer where I times as many would take minutes: then only areas in company can be found.

    >>> enough_permutations(124), enough_permutations(10_000)
    (4959, 2000)
    """
    return max(999, min(40 * areas - 1, MOST_DRAWS // areas))


@dataclass(frozen=True, slots=True)
class HotSpots:
    """Arrays (I,). `z`: the statistic in standard deviations; NaN, as all else, where an area is not known.

    - `statistic`: Gi* as a share of all (0 where nothing is there), or local Moran's I.
    - `p_simulated`: the share of rearrangements at least so extreme on the side on which it lies, as the field's
      programs give it; one-sided. NaN for an area without neighbours.
    - `p`: both sides, twice the former and at most 1; `q`: Benjamini and Hochberg's of `p`.
    - `high`, `around`: whether the area's own value, and that of its surroundings, lie above the mean.
    """

    statistic: Floats
    z: Floats
    p_simulated: Floats
    p: Floats
    q: Floats
    high: npt.NDArray[np.bool_]
    around: npt.NDArray[np.bool_]
    permutations: int


def gi_star(
    value: npt.ArrayLike, neighbours: Neighbours, generator: np.random.Generator, *, permutations: int = 999
) -> HotSpots:
    """Getis and Ord's Gi* of values (I,), none below 0: is an area, with those around it, higher than the mean?

    z = (sum of w x - mean W) / (s sqrt((I sum of w^2 - W^2) / (I - 1))), the area being its own neighbour with
    weight 1 (or, where weights were standardised, with the mean weight of its others). Getis and Ord (1992),
    Geographical Analysis 24, 189-206; Ord and Getis (1995), the same 27, 286-306. The p value holds the area's own
    value where it is, and draws its neighbours' from all others; Anselin (1995), the same 27, 93-115.

    Limits: `z` is not normal for small, skewed counts: judge by `q`. As the own value is held, it is the surroundings
    that are tested: the edge of a hot patch is told less surely than its middle. Neighbouring areas share their
    neighbours, so hot spots come in patches. Values speak of nothing but themselves: give rates, or areas of about one
    size. Raises MethodRefused for values below 0, for fewer than 8 areas with a value,
    and where all values are the same.
    """
    x, known, near = _checked(value, neighbours)
    if (x < 0).any():
        raise MethodRefused("A value is below 0.", "Gi* is of counts or rates; local Moran takes any value.")
    own = _own_weight(near)
    n = x.size
    sums = near.sums(x) + own * x
    weight = near.sums(np.ones(n)) + own
    squares = near.sums_of_squares() + own**2
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (sums - x.mean() * weight) / (x.std() * np.sqrt((n * squares - weight**2) / (n - 1)))
    p = _simulated(x, near, near.sums(x), generator, permutations)
    return _answer(known, sums / x.sum(), z, p, x > x.mean(), sums > x.mean() * weight, permutations)


def local_moran(
    value: npt.ArrayLike, neighbours: Neighbours, generator: np.random.Generator, *, permutations: int = 999
) -> HotSpots:
    """Anselin's local Moran of values (I,): is an area like those around it, or unlike them?

    I = (I - 1) (x - mean) sum of w (x_j - mean) / sum of (x - mean)^2; `z` is against the mean and standard deviation
    of the rearrangements. Above 0: high among high, or low among low; below 0: an outlier. Anselin (1995),
    Geographical Analysis 27, 93-115. An area without neighbours has none of it (NaN).

    Limits, and refusals, as of `gi_star`, but values may be of any sign.
    """
    x, known, near = _checked(value, neighbours)
    apart = x - x.mean()
    around = near.sums(apart)
    scale = (x.size - 1) / float(apart @ apart)
    alone = np.diff(near.starts) == 0
    statistic = np.where(alone, np.nan, scale * apart * around)
    z = np.full(x.size, np.nan)

    def moments(i: int, drawn: Floats) -> None:
        spread = drawn.std()
        z[i] = np.sign(apart[i]) * (around[i] - drawn.mean()) / spread if spread > 0 else np.nan

    p = _simulated(apart, near, around, generator, permutations, moments)
    return _answer(known, statistic, z, p, apart > 0, around > 0, permutations)


def _checked(value: npt.ArrayLike, neighbours: Neighbours) -> tuple[Floats, npt.NDArray[np.bool_], Neighbours]:
    x = np.asarray(value, dtype=np.float64)
    if x.shape != (neighbours.areas,) or np.isinf(x).any():
        raise MethodRefused("Values and areas do not match.", "Give each area one number, or none where not known.")
    known = np.isfinite(x)
    if known.sum() < LEAST_AREAS:
        raise MethodRefused(f"Fewer than {LEAST_AREAS} areas have a value.", "Give more areas, or smaller ones.")
    if np.ptp(x[known]) == 0:
        raise MethodRefused("All areas have the same value.", "There is nothing to find where nothing differs.")
    return x[known], known, neighbours.among(known)


def _own_weight(near: Neighbours) -> Floats:
    """What an area counts in its own surroundings: 1, or with standardised weights as one more neighbour."""
    count = np.diff(near.starts)
    mean = near.sums(np.ones(near.areas)) / np.maximum(count, 1)
    return np.where(count > 0, mean, 1.0)


def _simulated(
    x: Floats,
    near: Neighbours,
    observed: Floats,
    generator: np.random.Generator,
    permutations: int,
    look: Callable[[int, Floats], None] | None = None,
) -> Floats:
    """One-sided p values of the neighbours' sums, their values being drawn from all areas but one's own.

    One set of draws serves all areas: each p value is sound by itself, and a country takes a second.
    """
    n = x.size
    most = int(np.diff(near.starts).max(initial=0))
    draws = np.stack([generator.choice(n - 1, most, replace=False) for _ in range(permutations)])
    others = x.copy()
    p = np.full(n, np.nan)
    for i in range(n):
        ids, weights = near.of(i)
        if not ids.size:
            continue
        others[i] = x[-1]  # the last stands in for this area: the first n - 1 places are then all others
        drawn = others[draws[:, : ids.size]] @ weights
        others[i] = x[i]
        # Sums of the same values in another order differ in their last digits.
        slack = 1e-12 * float(np.abs(drawn).max(initial=0.0))
        above = int((drawn >= observed[i] - slack).sum())
        below = int((drawn <= observed[i] + slack).sum())
        p[i] = (min(above, below) + 1) / (permutations + 1)
        if look is not None:
            look(i, drawn)
    return p


def _answer(
    known: npt.NDArray[np.bool_],
    statistic: Floats,
    z: Floats,
    p_simulated: Floats,
    high: npt.NDArray[np.bool_],
    around: npt.NDArray[np.bool_],
    permutations: int,
) -> HotSpots:
    p = np.minimum(1.0, 2 * p_simulated)

    def whole(values: Floats) -> Floats:
        found = np.full(known.size, np.nan)
        found[known] = values
        return found

    def truth(values: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        found = np.zeros(known.size, dtype=bool)
        found[known] = values
        return found

    return HotSpots(
        whole(statistic), whole(z), whole(p_simulated), whole(p), whole(benjamini_hochberg(p)), truth(high),
        truth(around), permutations,
    )  # fmt: skip
