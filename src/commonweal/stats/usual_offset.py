"""How far two counts of the same events usually lie apart, and which period lies further than that.

Two sources count mostly the same events, so the two counts are not independent: only the few events that one of them
has and the other has not make them differ, and a test that took them for two Poisson counts would be blind. What those
few come to is learned from the pair's own periods.

Model: log((first + 1/2) / (second + 1/2)) = offset + noise, the noise's variance being as 1 over the mean count, as it
is where the events that only one source has are Poisson. Location is the median. Scale is Qn (Rousseeuw and Croux 1993,
*Alternatives to the median absolute deviation*, JASA 88, 1273-1283) with its small-sample factors (Croux and Rousseeuw
1992, *Time-efficient algorithms for two highly robust estimators of scale*): a quarter of the periods may be anything
at all without it growing beyond bounds, and it needs no symmetry. Each period is held against the others of its
stretch, never against itself. The limits are those of Student's t for one more period, widened for the median's own
error; the scale has about 0.6 (k - 1) degrees of freedom for k periods. Simulated, fewer than one period in 200 in
which nothing changed lies outside limits of 99.8%: counts so small that single events make the noise are the worst.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy import special

from commonweal.errors import MethodRefused

LEAST_PERIODS = 8  # others of its stretch that a period is held against; fewer say nothing of a spread
LEAST_COUNT = 10.0  # median count below which half an event more or less would be the whole difference
LEVEL = 0.998  # of the limits: one period in 500 lies outside them by chance
OFFSET_LEVEL = 0.95
FREEDOM = 0.6  # of the periods less one
QN = 2.2219  # makes Qn the standard deviation of a normal distribution
SMALL = {8: 0.669, 9: 0.872}  # small-sample factors below 10; from there on by formula

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class UsualOffset:
    """All (T,). `difference` is first over second, less one, in percent; `usual`, `lower` and `upper` are what the
    other periods lead one to expect of it; `p` its two-sided probability. NaN where a period is missing or cannot be
    judged. `others` says how many periods it is held against.
    """

    difference: Floats = field(repr=False)
    usual: Floats = field(repr=False)
    lower: Floats = field(repr=False)
    upper: Floats = field(repr=False)
    p: Floats = field(repr=False)
    others: npt.NDArray[np.int64] = field(repr=False)
    level: float = LEVEL

    @property
    def judged(self) -> Flags:
        """Which periods have limits."""
        found: Flags = np.isfinite(self.upper)
        return found

    @property
    def breaks(self) -> Flags:
        """Which periods lie outside their limits."""
        with np.errstate(invalid="ignore"):
            outside: Flags = (self.difference > self.upper) | (self.difference < self.lower)
        return outside


def usual_offset(
    first: npt.ArrayLike, second: npt.ArrayLike, stretch: npt.ArrayLike, level: float = LEVEL
) -> UsualOffset:
    """Judge each period beside the others of its stretch.

    `first` and `second` (T,): counts, NaN where missing; `stretch` (T,): whole numbers, periods of one stretch being
    those with no gap and no change of rules between them, -1 for a period of none. A difference of about one event is
    chance however well the others agree: the noise is never taken as less.

    >>> found = usual_offset([1010] * 9 + [900], [1000] * 10, [0] * 10)
    >>> found.breaks.nonzero()[0].tolist(), round(float(found.usual[9]), 1)
    ([9], 1.0)
    """
    a, b, of = np.asarray(first, float), np.asarray(second, float), np.asarray(stretch, int)
    if not a.shape == b.shape == of.shape or a.ndim != 1:
        raise MethodRefused("The two series differ in length.", "Give both the same periods.")
    known = np.isfinite(a) & np.isfinite(b) & (of >= 0)
    log_ratio = np.where(known, _log_ratio(a, b), np.nan)
    root = np.sqrt(np.where(known, (np.maximum(a, 0) + np.maximum(b, 0)) / 2 + 0.5, np.nan))
    judged = np.full((4, len(a)), np.nan)
    others = np.zeros(len(a), dtype=np.int64)
    for t in np.flatnonzero(known):
        beside = known & (of == of[t])
        beside[t] = False
        others[t] = beside.sum()
        if others[t] >= LEAST_PERIODS and np.median(root[beside] ** 2) >= LEAST_COUNT:
            judged[:, t] = _judge(log_ratio[beside], root[beside], log_ratio[t], root[t], level)
    usual, lower, upper = (_percent(line) for line in judged[:3])
    return UsualOffset(_percent(log_ratio), usual, lower, upper, judged[3], others, level)


def offset_interval(
    first: npt.ArrayLike, second: npt.ArrayLike, level: float = OFFSET_LEVEL
) -> tuple[float, float | None, float | None]:
    """The usual offset of all periods together, in percent: the median, and its interval by order statistics.

    The interval holds whatever the noise's distribution; None where there are too few periods for one at that level.
    """
    ratios = np.sort(_log_ratio(np.asarray(first, float), np.asarray(second, float)))
    ratios = ratios[np.isfinite(ratios)]
    if not len(ratios):
        return float("nan"), None, None
    rank = _rank(len(ratios), level)
    middle = float(_percent(np.median(ratios)))
    if rank < 1:
        return middle, None, None
    return middle, float(_percent(ratios[rank - 1])), float(_percent(ratios[-rank]))


def qn(values: Floats) -> float:
    """Rousseeuw and Croux's Qn: the (h over 2)th smallest distance of two values, h being half of them and one.

    Made unbiased for a normal distribution at the number of values given.
    """
    k = len(values)
    i, j = np.triu_indices(k, 1)
    half = k // 2 + 1
    nth = half * (half - 1) // 2 - 1
    small = SMALL.get(k) or (k / (k + 1.4) if k % 2 else k / (k + 3.8))
    return float(QN * small * np.partition(np.abs(values[i] - values[j]), nth)[nth])


def _rank(count: int, level: float) -> int:
    """How many of so many ordered values may be cut off at either end, for the median to lie between at that level."""
    below = special.bdtr(np.arange(count), count, 0.5)
    return int(np.searchsorted(below, (1 - level) / 2, side="right"))


def _judge(past: Floats, root: Floats, here: float, own_root: float, level: float) -> tuple[float, ...]:
    """Usual, lower and upper as logarithms, and p."""
    k = len(past)
    usual = float(np.median(past))
    noise = max(qn((past - usual) * root) / own_root, 1 / own_root**2)
    noise *= np.sqrt(1 + np.pi / (2 * k))  # the median's own error
    freedom = FREEDOM * (k - 1)
    reach = float(special.stdtrit(freedom, (1 + level) / 2)) * noise
    p = 2 * float(special.stdtr(freedom, -abs(here - usual) / noise))
    return usual, usual - reach, usual + reach, p


def _log_ratio(first: Floats, second: Floats) -> Floats:
    with np.errstate(invalid="ignore"):
        ratio: Floats = np.log((np.maximum(first, 0) + 0.5) / (np.maximum(second, 0) + 0.5))
    return ratio


def _percent(log_ratio: npt.ArrayLike) -> Floats:
    percent: Floats = 100 * np.expm1(np.asarray(log_ratio, float))
    return percent
