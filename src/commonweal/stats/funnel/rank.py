"""Each area's place among the others, with how far up or down it could as well be."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from commonweal.errors import MethodRefused

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranks:
    """Places among the areas with figures, 1 the highest rate; arrays (I,), NaN where an area has none.

    `rank`: as the rates stand, equal ones sharing the better place. `low`, `high`: the interval of the true place.
    """

    rank: Floats
    low: Floats
    high: Floats
    level: float


def ranks(
    count: npt.ArrayLike, population: npt.ArrayLike, *, level: float = 0.95, dispersion: npt.ArrayLike = 1.0
) -> Ranks:
    """Rank areas by their rates, with an interval that holds an area's true rank in at least `level` of cases.

    `count`, `population` (I,); NaN not available. Each area is compared with every other by the exact conditional
    (binomial) test, both ways, and Holm's procedure holds the chance that any of an area's comparisons is wrong below
    1 - level. The best place is one below all areas surely higher, the worst one above all areas surely lower. It
    holds where rates are almost equal, too, where an interval from rates drawn again and again does not (88 of 100):
    the places are chance already, and each drawing adds as much again. The price is width.

    `dispersion`, one number or (I,), at least 1: how many times more counts vary than single events would; they are
    then compared as counts / dispersion. Limit: the interval is each area's own, not of all together. Deterministic:
    nothing is drawn. Raises MethodRefused for shapes that differ, negative counts, populations not above zero or a
    dispersion below 1. Paper: Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91, 476-518.

    >>> answer = ranks([30, 210, 100, 100], [10_000, 10_000, 10_000, 10_000])
    >>> answer.rank.tolist(), answer.low.tolist(), answer.high.tolist()
    ([4.0, 1.0, 2.0, 2.0], [4.0, 1.0, 2.0, 2.0], [4.0, 1.0, 3.0, 3.0])
    """
    x, people, phi = np.broadcast_arrays(*(np.asarray(a, dtype=np.float64) for a in (count, population, dispersion)))
    if x.ndim != 1 or np.shape(count) != np.shape(population):
        raise MethodRefused("Counts and populations do not match.", "Give one of each for every area.")
    if (x < 0).any() or (people <= 0).any() or (phi < 1).any() or not 0 < level < 1:
        raise MethodRefused(
            "Areas cannot be ranked by these figures.",
            "Counts are 0 or more, populations above 0, a dispersion at least 1, the level between 0 and 1.",
        )
    known = np.isfinite(x + people + phi)
    rate = x[known] / people[known]
    higher = _surely_higher(x[known] / phi[known], people[known])
    found = _decided(higher, 1 - level)
    places = (
        1.0 + (rate[None, :] > rate[:, None]).sum(axis=1),
        1.0 + found[1].sum(axis=1),
        rate.size - found[0].sum(axis=1),
    )
    out = np.full((3, x.size), np.nan)
    out[:, known] = places
    return Ranks(out[0], out[1], out[2], level)


def _surely_higher(x: Floats, people: Floats) -> Floats:
    """(I, I): the chance of so many events in the row's area or more, given both areas' total, were the rates equal."""
    own, other = x[:, None], np.broadcast_to(x[None, :], (x.size, x.size))
    share = people[:, None] / (people[:, None] + people[None, :])
    tail = special.betainc(np.maximum(own, np.finfo(float).tiny), other + 1, share)
    p = np.where(own > 0, tail, 1.0)
    np.fill_diagonal(p, 1.0)
    return p


def _decided(higher: Floats, alpha: float) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Where the row's area is surely higher than the column's, and where surely lower: Holm over a row's both ways."""
    size = len(higher)
    p = np.concatenate([higher, higher.T], axis=1)
    order = np.argsort(p, axis=1, kind="stable")
    left = np.maximum(2 * (size - 1) - np.arange(2 * size), 1)  # an area is not compared with itself: p = 1, last
    passed = np.logical_and.accumulate(np.take_along_axis(p, order, axis=1) * left <= alpha, axis=1)
    found = np.zeros(p.shape, dtype=bool)
    np.put_along_axis(found, order, passed, axis=1)
    return found[:, :size], found[:, size:]
