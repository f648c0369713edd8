"""How much of crime falls in how little of the area: Lorenz curve, Gini, PAI, PEI and RRI."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused

Floats = npt.NDArray[np.float64]

SHARES = (0.01, 0.05, 0.1, 0.2)
"""Shares of the whole size at which the indices are given where no others are asked for."""


@dataclass(frozen=True, slots=True)
class Concentration:
    """At each of K shares of the whole size (area, street length, people; or of the number of areas): arrays (K,).

    - `captured`: the share of events in the hottest areas that make up that share of size. `areas`: how many areas.
    - `pai`, `pei`, `rri`: see `concentration`; NaN where one would divide by nought.

    `order` (I,): the areas used, hottest first; `lorenz_size`, `lorenz_events` (I,): cumulative shares in that order.
    `gini`: 0 where events follow size, towards 1 where all lie in one small area. `gini_generalised`: held against the
    most even spread that so few events can have; NaN where areas differ in size, for which it has not been derived.
    """

    shares: Floats
    captured: Floats
    areas: Floats
    pai: Floats
    pei: Floats
    rri: Floats
    gini: float
    gini_generalised: float
    order: npt.NDArray[np.int64]
    lorenz_size: Floats
    lorenz_events: Floats
    events: float
    predicted: bool


def concentration(
    count: npt.ArrayLike,
    size: npt.ArrayLike | None = None,
    before: npt.ArrayLike | None = None,
    *,
    shares: Sequence[float] = SHARES,
) -> Concentration:
    """How concentrated counts (I,) are over areas of the sizes given (I,), or over areas as such.

    The hottest areas are those with the most events for their size in `before`, an earlier period, if that is given;
    else in `count` itself. An area lacking one of its figures (NaN) is left out of all of them, never taken as nought.

    - PAI = (events there / all events) / (size there / whole size): how many times denser than the whole. Chainey,
      Tompson and Uhlig (2008), Security Journal 21, 4-28.
    - PEI = PAI / the largest PAI that any choice of areas of that share could have had. Hunt (2016), "Do crime hot
      spots move?", thesis, American University; it is called PEI or PEI* in different papers.
    - RRI = (events there now / then) / (all events now / then): whether the hottest areas kept their share. Levine
      (2008), Security Journal 21, 295-302. Others call the ratio of predicted to observed events RRI; this is not it.
    - Gini = 1 - twice the area under the Lorenz curve. Generalised: max(I / N, 1) (Gini - 1) + 1 for N events in I
      areas of one size. Bernasco and Steenbeek (2017), Journal of Quantitative Criminology 33, 451-467.

    Without `before` the areas are chosen by the very counts that they are measured by: PAI is then the largest there
    is, and PEI and RRI are 1 by definition. A share that ends within an area takes that part of it, and areas of equal
    density are taken together, so that the order of a table never matters and PEI never exceeds 1 (with whole areas of
    unequal sizes the best choice is a knapsack problem). Limit: chance alone concentrates few events; no test is made.

    Raises MethodRefused where no event was counted, for shapes that differ, sizes not above zero, negative counts, and
    shares outside 0 to 1.

    >>> answer = concentration([10, 8, 2, 0, 0, 0, 0, 0, 0, 0], shares=[0.1, 0.2])
    >>> answer.pai.round(9).tolist(), round(answer.gini, 9)
    ([5.0, 4.5], 0.78)
    """
    x, sizes, then = _checked(count, size, before)
    wanted = np.asarray(shares, dtype=np.float64)
    if wanted.size == 0 or not ((wanted > 0) & (wanted <= 1)).all():
        raise MethodRefused("A share of area lies outside 0 to 1.", "Give shares such as 0.01, 0.05, 0.1.")
    known = np.flatnonzero(np.isfinite(x + sizes + then))
    x, sizes, then = x[known], sizes[known], then[known]
    if not (x.sum() > 0 and then.sum() > 0):
        raise MethodRefused("No event was counted in any area.", "Concentration needs at least one event a period.")
    captured, areas = _hottest(then / sizes, sizes, x, wanted)
    most, _ = _hottest(x / sizes, sizes, x, wanted)
    kept, _ = _hottest(then / sizes, sizes, then, wanted)
    order = np.argsort(-then / sizes, kind="stable")
    gini = _gini(x, sizes)
    return Concentration(
        shares=wanted,
        captured=captured,
        areas=areas,
        pai=captured / wanted,
        pei=captured / most,
        rri=captured / kept,
        gini=gini,
        gini_generalised=_generalised(gini, x, sizes),
        order=known[order],
        lorenz_size=np.cumsum(sizes[order]) / sizes.sum(),
        lorenz_events=np.cumsum(x[order]) / x.sum(),
        events=float(x.sum()),
        predicted=before is not None,
    )


@dataclass(frozen=True, slots=True)
class Holding:
    """The smallest share of areas that holds so much of all events, and what chance alone would make of it.

    `share` of areas (whole ones); `by_chance`, its mean, and `interval`, the middle 95%, where as many events fall on
    the areas evenly. A share below that interval is concentration; within it, nothing is shown but few events.
    """

    part: float
    areas: int
    share: float
    by_chance: float
    interval: tuple[float, float]


def holding(count: npt.ArrayLike, generator: np.random.Generator, *, part: float = 0.5, draws: int = 999) -> Holding:
    """The fewest areas whose counts (I,), whole numbers, make up `part` of all events: Weisburd's law of concentration.

    Weisburd (2015), Criminology 53, 133-157, found half of the crime in 4 to 6% of a large city's street segments. The
    law is of streets: larger areas hold less concentrated crime, so shares compare with areas of the same kind alone.

    An area without a count (NaN) is left out. Raises MethodRefused where no event was counted, or a part is not
    between 0 and 1.

    >>> found = holding([50, 30, 10, 5, 5], np.random.default_rng(1), part=0.8)
    >>> found.areas, found.share, found.share < found.interval[0]
    (2, 0.4, True)
    """
    x, _, _ = _checked(count, None, None)
    known = x[np.isfinite(x)]
    total = round(float(known.sum()))
    if not total:
        raise MethodRefused("No event was counted in any area.", "Concentration needs at least one event.")
    if not 0 < part < 1:
        raise MethodRefused("A part lies outside 0 to 1.", "Give one such as 0.5.")
    even = generator.multinomial(total, np.full(known.size, 1 / known.size), draws)
    chance = np.array([_fewest(one.astype(np.float64), part) for one in even]) / known.size
    low, high = np.quantile(chance, [0.025, 0.975])
    fewest = _fewest(known, part)
    return Holding(part, fewest, fewest / known.size, float(chance.mean()), (float(low), float(high)))


def _fewest(counts: Floats, part: float) -> int:
    reached = np.cumsum(np.sort(counts)[::-1])
    return int(np.searchsorted(reached, part * reached[-1] * (1 - 1e-12))) + 1


def _checked(
    count: npt.ArrayLike, size: npt.ArrayLike | None, before: npt.ArrayLike | None
) -> tuple[Floats, Floats, Floats]:
    x = np.asarray(count, dtype=np.float64)
    sizes = np.ones(x.shape) if size is None else np.asarray(size, dtype=np.float64)
    then = x if before is None else np.asarray(before, dtype=np.float64)
    if x.ndim != 1 or not x.shape == sizes.shape == then.shape:
        raise MethodRefused("Counts, sizes and earlier counts do not match.", "Give one of each for every area.")
    if (x < 0).any() or (then < 0).any() or (sizes <= 0).any() or np.isinf(x + sizes + then).any():
        raise MethodRefused("A count is below zero, or a size not above it.", "Counts are 0 or more, sizes above 0.")
    return x, sizes, then


def _hottest(density: Floats, sizes: Floats, events: Floats, shares: Floats) -> tuple[Floats, Floats]:
    """The share of events, and the number of areas, in the densest areas that make up each share of size."""
    _, tied = np.unique(-density, return_inverse=True)
    groups = int(tied.max()) + 1
    sums = [np.bincount(tied, weights=w, minlength=groups) for w in (sizes, events, np.ones(sizes.shape))]
    reached, captured, areas = (np.concatenate([[0.0], np.cumsum(s)]) for s in sums)
    at = shares * reached[-1]
    return np.interp(at, reached, captured) / captured[-1], np.interp(at, reached, areas)


def _gini(x: Floats, sizes: Floats) -> float:
    order = np.argsort(x / sizes, kind="stable")
    across = np.concatenate([[0.0], np.cumsum(sizes[order])]) / sizes.sum()
    up = np.concatenate([[0.0], np.cumsum(x[order])]) / x.sum()
    return float(1 - np.sum(np.diff(across) * (up[1:] + up[:-1])))


def _generalised(gini: float, x: Floats, sizes: Floats) -> float:
    if np.ptp(sizes) > 0:
        return math.nan
    return max(x.size / float(x.sum()), 1.0) * (gini - 1) + 1
