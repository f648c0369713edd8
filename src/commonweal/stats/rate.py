"""A rate of so many events among so many people: exact interval, and against a published rate."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_level

Floats = npt.NDArray[np.float64]
HIGHER, LOWER, NO_CLEAR_DIFFERENCE, NOT_KNOWN = "higher", "lower", "no clear difference", "not known"


def exact_count_interval(count: npt.ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Both ends of the exact interval of a Poisson mean, for counts of any shape; NaN stays NaN.

    Never holds the truth less often than it says, and for small counts more often: counts are whole. `count_interval`
    (Byar) is within 0.2% of it from ten events on. Limit: for events that come singly; offences come several to a child
    and vary more. Raises MethodRefused for negative counts or a level outside 0 to 1. Paper: Garwood (1936), Biometrika
    28, 437-442.

    >>> low, high = exact_count_interval([0, 10, 100])
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.0, 4.795, 81.364], [3.689, 18.39, 121.627])
    """
    x = _counts(count)
    tail = (1 - checked_level(level)) / 2
    low = np.where(x > 0, special.gammaincinv(np.where(x > 0, x, 1.0), tail), np.minimum(x, 0.0))
    return low, np.asarray(special.gammaincinv(x + 1, 1 - tail))


@dataclass(frozen=True, slots=True)
class Rates:
    """Arrays of one shape: events, people, events for `per` people, and the exact interval at `level`; NaN unknown."""

    count: Floats
    population: Floats
    rate: Floats
    low: Floats
    high: Floats
    per: float
    level: float


def rates(count: npt.ArrayLike, population: npt.ArrayLike, *, per: float = 100_000.0, level: float = 0.95) -> Rates:
    """Events for `per` people, with the exact Poisson interval; arrays of any shape that fit each other, NaN unknown.

    The population is taken as known. Raises MethodRefused for negative counts, or a population that is not above 0.
    Paper: as `exact_count_interval`.

    >>> found = rates([40], [18_000])
    >>> found.rate.round(1).tolist(), found.low.round(1).tolist(), found.high.round(1).tolist()
    ([222.2], [158.8], [302.6])
    """
    x, people = np.broadcast_arrays(_counts(count), np.asarray(population, dtype=np.float64))
    if (people <= 0).any():
        raise MethodRefused("A population is not above 0.", "Give the people that the events happened among.")
    low, high = exact_count_interval(x, level)
    return Rates(x, people, x / people * per, low / people * per, high / people * per, per, level)


@dataclass(frozen=True, slots=True)
class AgainstBenchmark:
    """Arrays of one shape: rate over benchmark, p, and a word: higher, lower, no clear difference, not known."""

    ratio: Floats
    p: Floats
    verdict: npt.NDArray[np.str_]


def against_benchmark(rate: Rates, benchmark: npt.ArrayLike) -> AgainstBenchmark:
    """Is a rate another than a published one, in the same unit (for `rate.per` people)?

    p is the doubled exact Poisson tail, capped at 1, and agrees with the interval: the word is "higher" or "lower"
    where the interval at `rate.level` leaves the benchmark out. The benchmark is taken as known without error, which
    holds for a region or a country, many times the size; for a place of like size use `exact_change` on two counts. A
    small place is in its region's figure; that is ignored. Raises MethodRefused for a negative benchmark.

    >>> against_benchmark(rates([40], [18_000]), 150.0).verdict.tolist()
    ['higher']
    """
    known = np.asarray(benchmark, dtype=np.float64)
    if (known < 0).any():
        raise MethodRefused("A published rate is below 0.", "Give it for as many people as the rate beside it.")
    count, mean = np.broadcast_arrays(rate.count, known * rate.population / rate.per)
    upper = np.where(count > 0, special.gammainc(np.where(count > 0, count, 1.0), mean), 1.0)
    p = np.minimum(2 * np.minimum(upper, special.gammaincc(count + 1, mean)), 1.0)
    p = np.where(np.isnan(count + mean), np.nan, p)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = count / mean
        words = np.where(p > 1 - rate.level, NO_CLEAR_DIFFERENCE, np.where(count > mean, HIGHER, LOWER))
    return AgainstBenchmark(ratio, p, np.where(np.isnan(p), NOT_KNOWN, words))


def _counts(count: npt.ArrayLike) -> Floats:
    x = np.asarray(count, dtype=np.float64)
    if (x < 0).any() or np.isinf(x).any():
        raise MethodRefused("A count is negative or infinite.", "Counts are 0, 1, 2 and so on; leave unknown ones out.")
    return x
