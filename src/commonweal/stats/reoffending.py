"""A cohort's reoffending: how many came back, how often those did, and which of the two made the difference."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_level
from commonweal.stats.proportion import wilson

LEAST_REOFFENDERS = 5
"""Children who reoffended below which the number of reoffences for each says nothing: one of them would be a fifth."""


@dataclass(frozen=True, slots=True)
class Reoffending:
    """A cohort's measures with their intervals at `level`; NaN where they cannot be told.

    - `rate`: reoffenders over `children` (the binary rate). `frequency`: reoffences for each reoffender.
    - `per_child`: reoffences for each child of the cohort: rate times frequency.
    - `squares`: the sum of squared reoffences over the reoffenders, NaN where single children's numbers are not known.
    """

    children: int
    reoffenders: int
    reoffences: int
    squares: float
    rate: float
    rate_low: float
    rate_high: float
    frequency: float
    frequency_low: float
    frequency_high: float
    per_child: float
    level: float


def reoffending(reoffences: npt.ArrayLike, *, level: float = 0.95) -> Reoffending:
    """A cohort of N children from the reoffences of each, shape (N,), 0 for who did not come back.

    The rate's interval is Wilson's. The frequency's is Student's t on its logarithm, with the children's own variance:
    a few with twenty reoffences each make it as wide as it is. NaN below LEAST_REOFFENDERS. Raises MethodRefused for
    negative or fractional numbers, or a level outside 0 to 1. Limits: children are taken as independent; the cohort
    must have been followed for the same time as the one it is compared with. Papers: Wilson (1927), JASA 22, 209-212;
    Zhou and Gao (1997), Statistics in Medicine 16, 783-790 (intervals of skewed means).

    >>> found = reoffending([0] * 20 + [1, 2, 2, 3, 7, 9])
    >>> round(found.rate, 3), round(found.frequency, 1), round(found.per_child, 3)
    (0.231, 4.0, 0.923)
    """
    given = np.atleast_1d(np.asarray(reoffences, dtype=np.float64))
    if given.ndim != 1 or not (given >= 0).all() or (given != np.floor(given)).any():
        raise MethodRefused("A number of reoffences is negative, broken or missing.", "Give 0, 1, 2 for each child.")
    back = given[given > 0]
    return _measures(given.size, back.size, int(back.sum()), float((back**2).sum()), level)


def reoffending_totals(children: int, reoffenders: int, reoffences: int, *, level: float = 0.95) -> Reoffending:
    """The same from a published table's totals, where single children's numbers are not known.

    The frequency's variance is then taken to be a geometric distribution's, m (m - 1): each reoffence is as likely as
    the last to be followed by one more. Some real cohorts vary more, and the interval is then too narrow. Raises
    MethodRefused for totals that cannot be: more reoffenders than children, or fewer reoffences than reoffenders.
    Sources as `reoffending`.

    >>> found = reoffending_totals(80, 30, 120)
    >>> round(found.rate, 3), round(found.frequency_low, 2), round(found.frequency_high, 2)
    (0.375, 2.89, 5.53)
    """
    if not 0 <= reoffenders <= children or reoffences < reoffenders or (reoffenders == 0 and reoffences > 0):
        raise MethodRefused(
            f"{reoffences} reoffences by {reoffenders} of {children} children cannot be.",
            "Give the cohort, those of it who reoffended, and their reoffences, at least one each.",
        )
    return _measures(children, reoffenders, reoffences, np.nan, level)


def _measures(children: int, reoffenders: int, reoffences: int, squares: float, level: float) -> Reoffending:
    low, high = wilson(reoffenders, children, level) if children else (np.nan, np.nan)
    frequency = reoffences / reoffenders if reoffenders else np.nan
    ends = np.nan, np.nan
    if reoffenders >= LEAST_REOFFENDERS:
        t = float(special.stdtrit(reoffenders - 1, (1 + checked_level(level)) / 2))
        spread = t * np.sqrt(_mean_variance(reoffenders, frequency, squares)) / frequency
        ends = max(1.0, frequency * np.exp(-spread)), frequency * np.exp(spread)
    return Reoffending(
        children=children,
        reoffenders=reoffenders,
        reoffences=reoffences,
        squares=squares,
        rate=reoffenders / children if children else np.nan,
        rate_low=float(low),
        rate_high=float(high),
        frequency=frequency,
        frequency_low=float(ends[0]),
        frequency_high=float(ends[1]),
        per_child=reoffences / children if children else np.nan,
        level=level,
    )


def _mean_variance(reoffenders: int, mean: float, squares: float) -> float:
    """The variance of the mean number of reoffences: the children's own, or a geometric distribution's."""
    if np.isnan(squares):
        return mean * (mean - 1) / reoffenders
    return max(squares - reoffenders * mean**2, 0.0) / (reoffenders - 1) / reoffenders


@dataclass(frozen=True, slots=True)
class ReoffendingChange:
    """Reoffences per child of two cohorts: `change` is `by_rate` plus `by_frequency`, exactly.

    `low`, `high` and `p` of the change, and of each part (`rate_...`, `frequency_...`), in reoffences per child.
    """

    change: float
    low: float
    high: float
    p: float
    by_rate: float
    rate_low: float
    rate_high: float
    by_frequency: float
    frequency_low: float
    frequency_high: float
    level: float


def reoffending_change(before: Reoffending, after: Reoffending) -> ReoffendingChange:
    """What made the change in reoffences per child: more or fewer children who came back, or each more or less often.

    Rate times frequency is reoffences per child; each part is its own change times the mean of the other over the two
    cohorts. Intervals are normal, by the delta method, the cohorts independent; NaN where a cohort has fewer than
    LEAST_REOFFENDERS. Raises MethodRefused for two levels. Paper: Kitagawa (1955), JASA 50, 1168-1194.

    >>> found = reoffending_change(reoffending_totals(100, 40, 120), reoffending_totals(50, 22, 88))
    >>> round(found.change, 3), round(found.by_rate, 3), round(found.by_frequency, 3)
    (0.56, 0.14, 0.42)
    """
    if before.level != after.level:
        raise MethodRefused("The two cohorts have intervals of two levels.", "Work both out at one level.")
    rate, frequency = (before.rate + after.rate) / 2, (before.frequency + after.frequency) / 2
    more_rate, more_frequency = after.rate - before.rate, after.frequency - before.frequency
    sides = (before, after)
    of_rate = [side.rate * (1 - side.rate) / side.children if side.children else np.nan for side in sides]
    of_frequency = [_told_variance(side) for side in sides]
    whole = sum(s.frequency**2 * r + s.rate**2 * f for s, r, f in zip(sides, of_rate, of_frequency, strict=True))
    # Each part moves with its own difference, and with the mean of the other one.
    by_rate = frequency**2 * sum(of_rate) + more_rate**2 * sum(of_frequency) / 4
    by_frequency = rate**2 * sum(of_frequency) + more_frequency**2 * sum(of_rate) / 4
    z = float(special.ndtri((1 + before.level) / 2))
    change, parts = after.per_child - before.per_child, (more_rate * frequency, more_frequency * rate)
    half = [z * np.sqrt(variance) for variance in (whole, by_rate, by_frequency)]
    return ReoffendingChange(
        change=change,
        low=change - half[0],
        high=change + half[0],
        p=float(2 * special.ndtr(-abs(change) / np.sqrt(whole))) if whole > 0 else np.nan,
        by_rate=parts[0],
        rate_low=parts[0] - half[1],
        rate_high=parts[0] + half[1],
        by_frequency=parts[1],
        frequency_low=parts[1] - half[2],
        frequency_high=parts[1] + half[2],
        level=before.level,
    )


def _told_variance(cohort: Reoffending) -> float:
    if cohort.reoffenders < LEAST_REOFFENDERS:
        return np.nan
    return _mean_variance(cohort.reoffenders, cohort.frequency, cohort.squares)
