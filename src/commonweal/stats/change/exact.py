"""Two counts compared exactly: of all the events, what share fell in the second period?"""

import numpy as np
import numpy.typing as npt
from scipy import special

from commonweal.stats.change.counts import checked_exposure, checked_level, checked_pair, divided, percent
from commonweal.stats.change.result import Change, Floats

EXACT = "exact conditional"


def exact_change(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    exposure_before: npt.ArrayLike | None = None,
    exposure_after: npt.ArrayLike | None = None,
    level: float = 0.95,
) -> Change:
    """The exact conditional comparison of Poisson counts, shape (S,) each; NaN is missing and answers NaN.

    Given the total, `after` is binomial with share exposure_after / (exposure_before + exposure_after) where the rates
    are equal. p is the doubled smaller tail, capped at 1. The interval is Clopper and Pearson's on the share, turned
    into a ratio of rates; it may be wider than needed, never narrower. Exposures (residents, days) are above zero and 1
    where none are given. With no event before, the upper end is infinite.

    Limit: it takes the counts to vary as single independent events do. Monthly recorded crime varies more
    (`paired_change`). Raises MethodRefused for negative counts, unequal shapes or a level outside 0 to 1. Papers:
    Przyborowski and Wilenski (1940), Biometrika 31, 313-323; Clopper and Pearson (1934), Biometrika 26, 404-413.

    >>> change = exact_change(before=[20], after=[35])
    >>> change.change_percent.round(1).tolist(), change.p.round(4).tolist()
    ([75.0], [0.0581])
    >>> change.low_percent.round(1).tolist(), change.high_percent.round(1).tolist()
    ([-1.7], [219.9])
    """
    first, second = checked_pair(before, after)
    sizes = (
        checked_exposure(exposure_before, first, "exposure_before"),
        checked_exposure(exposure_after, first, "exposure_after"),
    )
    ones = np.ones(first.shape)
    return effective_change(first, second, sizes, ones, checked_level(level), EXACT)


def effective_change(
    before: Floats, after: Floats, sizes: tuple[Floats, Floats], inflation: Floats, level: float, method: str
) -> Change:
    """The conditional comparison on effective counts, count / inflation: exact where the inflation is 1.

    With an inflation it is Korn and Graubard's use of the beta distribution, which also serves where a count is zero
    and the logarithm of the ratio does not exist. Paper: Korn and Graubard (1998), Survey Methodology 24, 193-201.
    """
    share = sizes[1] / (sizes[0] + sizes[1])
    x, rest = after / inflation, before / inflation
    ends = share_interval(x, rest, level)
    odds = [divided(end, 1.0 - end) * sizes[0] / sizes[1] for end in ends]
    ratio = divided(after / sizes[1], before / sizes[0])
    known = ~np.isnan(before + after + share)
    return Change(
        before=before,
        after=after,
        ratio=ratio,
        change_percent=percent(ratio),
        low_percent=np.where(known, percent(odds[0]), np.nan),
        high_percent=np.where(known, percent(odds[1]), np.nan),
        p=np.where(known, doubled_tail(x, rest, share), np.nan),
        phi=inflation,
        inflation=inflation,
        df=np.full(before.shape, np.inf),
        months=np.zeros(before.shape, dtype=np.int64),
        expected_share=share,
        method=(method,) * before.size,
        level=level,
        parameters={"level": level},
    )


def doubled_tail(x: Floats, rest: Floats, share: Floats) -> Floats:
    """Twice the smaller binomial tail of x among x + rest at a share, capped at 1. Whole or effective counts."""
    # P(X >= x) is a beta distribution's; at x = 0 it is 1, and P(X <= x) is 1 at rest = 0.
    upper = np.where(x > 0, special.betainc(np.where(x > 0, x, 1.0), rest + 1.0, share), 1.0)
    lower = np.where(rest > 0, special.betainc(np.where(rest > 0, rest, 1.0), x + 1.0, 1.0 - share), 1.0)
    return np.minimum(2.0 * np.minimum(upper, lower), 1.0)


def share_interval(x: Floats, rest: Floats, level: float) -> tuple[Floats, Floats]:
    """Clopper and Pearson's interval of the share x / (x + rest); 0 to 1 where there is no event."""
    tail = (1.0 - level) / 2.0
    low = np.where(x > 0, special.betaincinv(np.where(x > 0, x, 1.0), rest + 1.0, tail), 0.0)
    high = np.where(rest > 0, special.betaincinv(x + 1.0, np.where(rest > 0, rest, 1.0), 1.0 - tail), 1.0)
    return low, high


def least_attainable_p(total: Floats, share: Floats) -> Floats:
    """The smallest p that so many events could give, had they all fallen in the one period or in the other."""
    return np.minimum(2.0 * np.minimum(share**total, (1.0 - share) ** total), 1.0)
