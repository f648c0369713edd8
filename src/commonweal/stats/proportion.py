"""A share of a few: its interval, and the difference between two of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_level

Floats = npt.NDArray[np.float64]


def wilson(count: npt.ArrayLike, of: npt.ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Both ends of the interval of a proportion, for arrays of any shape that fit each other; NaN stays NaN.

    `count` of `of` (children who reoffended, of a cohort); an effective size from a weighted survey may be fractional.
    NaN where `of` is 0: nothing is known. It holds the truth about as often as it says, also for 0 of 20 or 3 of 12,
    where the textbook's interval (share plus or minus 1.96 standard errors) does not. Limit: for independent answers;
    brothers caught together are not. Raises MethodRefused for a count below 0 or above `of`, or a level outside 0 to 1.
    Papers: Wilson (1927), JASA 22, 209-212; Newcombe (1998), Statistics in Medicine 17, 857-872, method 3.

    >>> low, high = wilson([81, 0], [263, 20])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.2553, 0.0], [0.3662, 0.1611])
    """
    x, n = checked_share(count, of)
    z2 = special.ndtri((1 + checked_level(level)) / 2) ** 2
    with np.errstate(invalid="ignore"):
        n = np.where(n > 0, n, np.nan)
        middle, half = 2 * x + z2, np.sqrt(z2 * (z2 + 4 * x * (n - x) / n))
        low, high = (middle - half) / (2 * (n + z2)), (middle + half) / (2 * (n + z2))
        return np.where(x == 0, np.minimum(0.0, n), low), np.where(x == n, 1.0, np.minimum(high, 1.0))


@dataclass(frozen=True, slots=True)
class ShareDifference:
    """Arrays of one shape: after less before (a share, 0.05 is five percentage points), its interval, and p."""

    difference: Floats
    low: Floats
    high: Floats
    p: Floats
    level: float


def share_difference(
    count_before: npt.ArrayLike,
    of_before: npt.ArrayLike,
    count_after: npt.ArrayLike,
    of_after: npt.ArrayLike,
    *,
    level: float = 0.95,
) -> ShareDifference:
    """The difference of two independent proportions, second less first; arrays of any shape that fit each other.

    The interval joins the two Wilson intervals (Newcombe's method 10); p is the pooled chi-square's, two-sided, without
    correction. They may disagree at the very edge: read the interval. NaN where either side has nobody. Raises
    MethodRefused as `wilson`. Paper: Newcombe (1998), Statistics in Medicine 17, 873-890.

    >>> found = share_difference([48], [80], [56], [70])
    >>> found.difference.round(4).tolist(), found.low.round(4).tolist(), found.high.round(4).tolist()
    ([0.2], [0.0524], [0.3339])
    """
    (x1, n1), (x2, n2) = checked_share(count_before, of_before), checked_share(count_after, of_after)
    (low1, high1), (low2, high2) = wilson(x1, n1, level), wilson(x2, n2, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        p1, p2, pooled = x1 / n1, x2 / n2, (x1 + x2) / (n1 + n2)
        deviation = np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
        z = np.where(deviation > 0, (p2 - p1) / deviation, np.where(np.isnan(p1 + p2), np.nan, 0.0))
        difference = np.asarray(p2 - p1)
    low = difference - np.sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2)
    high = difference + np.sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2)
    return ShareDifference(difference, low, high, np.asarray(2 * special.ndtr(-np.abs(z))), level)


def checked_share(count: npt.ArrayLike, of: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Both as numbers of one shape, each count between none and all."""
    x, n = np.broadcast_arrays(np.asarray(count, dtype=np.float64), np.asarray(of, dtype=np.float64))
    if (x < 0).any() or (x > n).any() or np.isinf(n).any():
        raise MethodRefused("A count is below 0 or above what it is a share of.", "Give the part, then the whole.")
    return x, n
