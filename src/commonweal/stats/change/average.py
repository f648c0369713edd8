"""This period against the average of the same months of earlier years, few as those may be."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_counts, checked_level, divided, percent
from commonweal.stats.change.rates import wald_change
from commonweal.stats.change.result import Change, Counts, Floats
from commonweal.stats.change.variation import LEAST_MEAN
from commonweal.stats.dispersion import moderated, pooled_dispersion

AVERAGE = "against the average of earlier years, quasi-Poisson between years"
ONE_YEAR = "not available: one earlier year cannot say how much years vary"
NO_YEAR = "not available: no earlier year held for these months"


@dataclass(frozen=True, slots=True)
class AverageComparison:
    """`change` compares each of S series' current total with its average year; `years` (S,) says how many were held.

    `change.before` is the average (not whole), `change.after` the current total.
    """

    change: Change
    years: Counts


def compare_to_average(years: npt.ArrayLike, current: npt.ArrayLike, *, level: float = 0.95) -> AverageComparison:
    """The current months against the mean of Y earlier years' same months.

    `years`: (S, Y, M) counts, `current`: (S, M); NaN where a month is not held. A month missing now is left out of
    every year; a year missing any other month is left out, never bridged. The variance of the logarithm of the ratio
    is phi (1/current + 1/(Y average)), phi the dispersion of the yearly totals about their mean on Y - 1 degrees of
    freedom, moderated over the table (Smyth 2004) and never below 1; the distribution is t, so that two or three years
    make the wide interval that they should. Drift between the years counts as their variation. With one year, use
    `paired_change`: the result reads not available. Raises MethodRefused for shapes that do not fit.

    >>> comparison = compare_to_average([[[95, 110], [101, 98], [107, 90]]], [[130, 140]])
    >>> comparison.years.tolist(), comparison.change.before.round(1).tolist()
    ([3], [200.3])
    >>> comparison.change.change_percent.round(1).tolist()
    [34.8]
    """
    now, earlier = checked_counts(current, "current", 2), checked_counts(years, "years", 3)
    if (earlier.shape[0], earlier.shape[2]) != now.shape:
        raise MethodRefused("The earlier years hold other series or months.", "Give each year the current months.")
    held = ~np.isnan(now)
    totals = np.where(held[:, None, :], earlier, 0.0).sum(axis=2)  # NaN where a year lacks a month that is held now
    any_month = np.asarray(held.any(axis=1))
    whole = ~np.isnan(totals) & any_month[:, None]
    count = whole.sum(axis=1)
    average = divided(np.where(whole, totals, 0.0).sum(axis=1), count.astype(float))
    after = np.where(any_month, np.where(held, now, 0.0).sum(axis=1), np.nan)
    phi, df, typical, worth = _between_years(totals, whole, average, count)
    told = count >= 2
    # `average` stands for Y years of exposure 1 each: 1/(Y average) is what it adds to the variance.
    change = wald_change(
        np.where(told, average * count, np.nan),
        np.where(told, after, np.nan),
        (np.maximum(count, 1).astype(float), np.ones(count.shape)),
        phi,
        df,
        checked_level(level),
        AVERAGE,
    )
    return AverageComparison(_described(change, average, after, count, held, typical, worth), count)


def _between_years(
    totals: Floats, whole: npt.NDArray[np.bool_], average: Floats, count: Counts
) -> tuple[Floats, Floats, float, float]:
    df = np.maximum(count - 1.0, 0.0)
    squares = np.where(whole, (totals - average[:, None]) ** 2, 0.0).sum(axis=1)
    usable = (df > 0) & (average > 0)
    own = np.where(usable, squares / np.where(usable, average * df, 1.0), 1.0)
    pool = usable & (average >= LEAST_MEAN)
    typical, worth = pooled_dispersion(own[pool], df[pool]) if pool.any() else (1.0, 0.0)
    freedom = np.where(df + worth > 0, df + worth, np.inf)
    return moderated(own, df, typical, worth), freedom, typical, worth


def _described(
    change: Change,
    average: Floats,
    after: Floats,
    count: Counts,
    held: npt.NDArray[np.bool_],
    typical: float,
    worth: float,
) -> Change:
    ratio = divided(after, average)
    words = [AVERAGE if years >= 2 else (ONE_YEAR if years == 1 else NO_YEAR) for years in count]
    return Change(
        before=average,
        after=after,
        ratio=ratio,
        change_percent=percent(ratio),
        low_percent=change.low_percent,
        high_percent=change.high_percent,
        p=change.p,
        phi=change.phi,
        inflation=change.inflation,
        df=change.df,
        months=held.sum(axis=1),
        expected_share=change.expected_share,
        method=tuple(words),
        level=change.level,
        parameters={
            "level": change.level,
            "typical_dispersion": typical if worth else None,
            "typical_worth_df": worth,
        },
    )
