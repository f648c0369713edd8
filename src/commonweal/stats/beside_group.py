"""One area's change beside its group's: did it go another way than areas like it?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.funnel import ABOVE, BELOW, NOT_AVAILABLE, WITHIN

LEAST_MEMBERS = 5
"""Members of the group with both counts: fewer cannot say how far such areas' changes lie apart."""
LEAST_COUNT = 5
"""A count below this in either period tells a change too roughly for its logarithm to be taken."""


@dataclass(frozen=True, slots=True)
class BesideGroup:
    """The change of one area and of its group, in percent.

    `change_percent`: our own. `group_percent`: the group's middle (the mean of the members' logarithms). `low_percent`,
    `high_percent`: where one more area of the group would lie, at `level`. `verdict`: above (it rose more, or fell
    less, than such areas do), below, within, or not available. `members`: how many it rests on. NaN where not known.
    """

    change_percent: float
    group_percent: float
    low_percent: float
    high_percent: float
    verdict: str
    members: int
    level: float


def beside_group(
    before: float, after: float, group_before: npt.ArrayLike, group_after: npt.ArrayLike, *, level: float = 0.95
) -> BesideGroup:
    """Hold our change against the prediction interval of the members' changes.

    `before`, `after`: our counts in two periods; `group_before`, `group_after` (I,): the members', without our own. NaN
    is not available, never zero. The logarithms of the ratios are taken as a normal sample of size n: the interval is
    their mean -+ t(n - 1) s sqrt(1 + 1/n), so that it holds the chance of counts, what lasts and what sets areas apart,
    with no model of any of them. Not available with fewer than LEAST_MEMBERS members, or a count of ours below
    LEAST_COUNT; members with such counts are left out.

    Limits: members much smaller than we are swing more, and make the interval wider than we need; much larger ones,
    narrower. Raises MethodRefused for shapes that differ or negative counts. Source: the prediction interval of a
    normal sample; Hahn and Meeker (1991), Statistical Intervals, 4.7.

    >>> answer = beside_group(100, 150, [80, 120, 95, 110, 70, 130], [84, 117, 99, 116, 68, 133])
    >>> answer.verdict, round(answer.change_percent), round(answer.group_percent), round(answer.high_percent)
    ('above', 50, 2, 13)
    """
    first, second = np.asarray(group_before, dtype=np.float64), np.asarray(group_after, dtype=np.float64)
    if first.shape != second.shape or first.ndim != 1:
        raise MethodRefused("The group's two counts do not match.", "Give both for each member.")
    if (first < 0).any() or (second < 0).any() or before < 0 or after < 0:
        raise MethodRefused("A count is negative.", "Counts are 0, 1, 2 and so on; leave unknown ones out.")
    enough = (first >= LEAST_COUNT) & (second >= LEAST_COUNT)
    logs = np.log(second[enough] / first[enough])
    own = float(np.log(after / before)) if min(before, after) >= LEAST_COUNT else np.nan
    if logs.size < LEAST_MEMBERS:
        return BesideGroup(_percent(own), np.nan, np.nan, np.nan, NOT_AVAILABLE, logs.size, level)
    middle = float(logs.mean())
    reach = float(stats.t.ppf((1 + level) / 2, logs.size - 1) * logs.std(ddof=1) * np.sqrt(1 + 1 / logs.size))
    words = (
        NOT_AVAILABLE if np.isnan(own) else ABOVE if own > middle + reach else BELOW if own < middle - reach else WITHIN
    )
    return BesideGroup(
        _percent(own), _percent(middle), _percent(middle - reach), _percent(middle + reach), words, logs.size, level
    )


def _percent(log_ratio: float) -> float:
    return float(100 * np.expm1(log_ratio))
