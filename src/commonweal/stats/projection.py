"""The whole year from its first months: what the rest will add, by what it added to such months in earlier years."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.dispersion import moderated, pooled_dispersion

Floats = npt.NDArray[np.float64]

LEAST_YEARS = 2
"""Whole earlier years needed: one cannot say how much the share of the rest varies between years."""

LEAST_PERIODS = 3
"""Periods needed where no earlier year tells the season: fewer say nothing of how much periods vary."""

LEAST_MEAN = 5.0
"""Counts below this in a part of the year tell too little of dispersion to lend it to others."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Arrays (S,): the year's total as projected, its interval at `level`, dispersion and degrees of freedom.

    NaN where there are fewer than LEAST_YEARS whole years (of `project_alike`: LEAST_PERIODS periods), or where no
    earlier year had a count in the months elapsed. `high` alone is NaN where nothing bounds the year.
    """

    projected: Floats
    low: Floats
    high: Floats
    phi: Floats
    df: Floats
    years: npt.NDArray[np.int64]
    level: float


def project(
    elapsed: npt.ArrayLike, earlier_elapsed: npt.ArrayLike, earlier_rest: npt.ArrayLike, *, level: float = 0.95
) -> Projection:
    """Project S series to the end of the year. Counts throughout; NaN is missing, never zero.

    `elapsed` (S,): this year's count so far. `earlier_elapsed`, `earlier_rest` (S, Y): the same months of each earlier
    year, and the months after them. The rest is `elapsed` times the ratio of the two sums over the years; the variance
    of its logarithm is phi (1/elapsed + 1/sum of elapsed + 1/sum of rest + 1/rest), the last for the rest's own chance,
    and phi the dispersion of the years' two parts about their common ratio on Y - 1 degrees of freedom, moderated over
    the series (Smyth 2004), never below 1. The distribution is t.

    Where months vary no more than chance, the floor under phi makes the interval hold 97 or 98 years of 100, not 95.
    Limits: a year whose pattern changes half-way (a new law, a lockdown) is not foreseen. Not four times a quarter: the
    season is in the ratio. Raises MethodRefused for shapes that do not fit.

    Source: the prediction interval of a ratio of overdispersed Poisson counts; Nelson (1970), Technometrics 12(3)
    ("Confidence intervals for the ratio of two Poisson means and Poisson predictor intervals"), on the log scale.

    >>> answer = project([100], [[90, 110, 100]], [[95, 100, 105]])
    >>> answer.projected.tolist(), answer.low.round().tolist(), answer.high.round().tolist()
    ([200.0], [150.0], [302.0])
    """
    now = np.atleast_1d(np.asarray(elapsed, dtype=np.float64))
    before, after = (np.atleast_2d(np.asarray(a, dtype=np.float64)) for a in (earlier_elapsed, earlier_rest))
    if before.shape != after.shape or len(before) != len(now):
        raise MethodRefused("The earlier years' two parts do not match.", "Give both for the same series and years.")
    whole = np.isfinite(before) & np.isfinite(after)
    years = whole.sum(axis=1)
    first, rest = np.where(whole, before, 0.0).sum(axis=1), np.where(whole, after, 0.0).sum(axis=1)
    told = (years >= LEAST_YEARS) & (first > 0) & np.isfinite(now)
    phi, df = _dispersion(before, after, whole, first, rest, years, told)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.where(told, now * rest / first, np.nan)
        variance = phi * (1 / now + 1 / first + 1 / rest + 1 / expected)
        spread = stats.t.ppf((1 + level) / 2, df) * np.sqrt(variance)
        low, high = now + expected * np.exp(-spread), now + expected * np.exp(spread)
    bare = told & ((expected == 0) | ~np.isfinite(spread))
    return Projection(
        now + expected,
        np.where(bare, now, low),
        np.where(bare, np.nan, high),
        np.where(told, phi, np.nan),
        df,
        years,
        level,
    )


def project_alike(elapsed: npt.ArrayLike, periods_left: npt.ArrayLike, *, level: float = 0.95) -> Projection:
    """Project S series to the year's end with no earlier year to go by: every period is taken to be like the others.

    `elapsed` (S, M): this year's counts, NaN not known; `periods_left` (S,) or one number: periods still to come. The
    rest is the mean of those known times the periods left; the variance of its logarithm is phi (1/sum so far +
    1/rest), phi Pearson's dispersion of the known periods about their mean on their number less 1, never below 1. The
    distribution is t. NaN for fewer than LEAST_PERIODS known periods; `years` is 0. `project` is the better one
    wherever two whole earlier years are held: a season, Christmas or the summer, is not seen here, and the interval
    does not allow for one. Where periods vary no more than chance the floor under phi makes it hold 99 years of 100.
    Source: as `project`.

    >>> answer = project_alike([[10, 14, 12, 12]], 8)
    >>> answer.projected.tolist(), answer.low.round().tolist(), answer.high.round().tolist()
    ([144.0], [103.0], [216.0])
    """
    counts = np.atleast_2d(np.asarray(elapsed, dtype=np.float64))
    left = np.broadcast_to(np.asarray(periods_left, dtype=np.float64), len(counts))
    known = np.isfinite(counts)
    periods, now = known.sum(axis=1), np.where(known, counts, 0.0).sum(axis=1)
    told = periods >= LEAST_PERIODS
    mean, df = now / np.maximum(periods, 1), np.maximum(periods - 1.0, 1.0)
    squares = np.where(known, counts - mean[:, None], 0.0) ** 2
    phi = np.maximum(squares.sum(axis=1) / np.where(mean > 0, mean, 1.0) / df, 1.0)
    rest = mean * left
    bare = told & (now == 0) & (left > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.where(rest > 0, stats.t.ppf((1 + level) / 2, df) * np.sqrt(phi * (1 / now + 1 / rest)), 0.0)
        low, high = now + rest * np.exp(-spread), now + rest * np.exp(spread)
    return Projection(
        np.where(told, now + rest, np.nan),
        np.where(told, low, np.nan),
        np.where(told & ~bare, high, np.nan),
        np.where(told, phi, np.nan),
        df,
        np.zeros(len(counts), dtype=np.int64),
        level,
    )


def _dispersion(
    before: Floats,
    after: Floats,
    whole: npt.NDArray[np.bool_],
    first: Floats,
    rest: Floats,
    years: npt.NDArray[np.int64],
    told: npt.NDArray[np.bool_],
) -> tuple[Floats, Floats]:
    """Pearson's statistic of the years' two parts about their common share, on Y - 1 degrees of freedom."""
    totals = np.where(whole, before + after, 0.0)
    share = np.where(first + rest > 0, first / np.maximum(first + rest, 1), 0.0)[:, None]
    variance = totals * share * (1 - share)
    usable = whole & (variance > 0)
    squares = np.where(usable, (before - totals * share) ** 2, 0.0)
    df = np.maximum(years - 1.0, 0.0)
    statistic = (squares / np.where(usable, variance, 1.0)).sum(axis=1)
    own = np.where(df > 0, statistic / np.maximum(df, 1), 1.0)
    pool = told & (np.minimum(first, rest) >= LEAST_MEAN * np.maximum(years, 1))
    typical, worth = pooled_dispersion(own[pool], df[pool]) if pool.any() else (1.0, 0.0)
    return moderated(own, df, typical, worth), np.where(df + worth > 0, df + worth, np.inf)
