"""The report's own estimator: the same months in two periods, allowing for how much, and how long, months vary."""

import dataclasses

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_counts, checked_level, checked_pair
from commonweal.stats.change.exact import EXACT, effective_change
from commonweal.stats.change.months import YEAR
from commonweal.stats.change.rates import wald_change
from commonweal.stats.change.result import Change
from commonweal.stats.change.variation import variation

PAIRED = "paired months, quasi-Poisson with lasting variation"
UNTESTED = "not available: no month held in both periods"
ALONE = EXACT + " (too few months to tell how much they vary)"


def paired_change(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    history: npt.ArrayLike | None = None,
    apart: int | None = None,
    level: float = 0.95,
) -> Change:
    """The change between the same M calendar months of two periods, for S series.

    `before`, `after`: (S, M) counts by consecutive month, NaN where a month is not held; a month missing in one period
    is left out of both (leave its column in: time is counted in columns). `history`: (S, H) counts of consecutive
    months ending with the last month of `after`, NaN where not held; used only to tell how much months vary. `apart`:
    months from a month to its pair, 12 or, for longer periods, the next whole number of years.

    The ratio is the sum after over the sum before. Its logarithm has variance (1/before + 1/after) x inflation, where

    - months are modelled by month-of-year and level factors (a level for each period; with a history, for each twelve
      months), and phi is Pearson's statistic over its degrees of freedom: quasi-Poisson;
    - phi is moderated over the table (Smyth 2004) and never below 1: the fewer the months, the more it borrows;
    - the part of phi above 1 lasts from month to month by a persistence rho, one for the table, from the lag-1 products
      of the residuals, drawn to its usual value; so inflation = 1 + (phi - 1) G(rho), G exact for these months;
    - the distribution is t on the effective degrees of freedom, own and borrowed.

    With fewer than three degrees of freedom in all, the exact conditional comparison is made, and `method` says so.
    Limits: a level that wanders like a random walk still cries wolf (docs/explanation/statistics-change.md shows how
    often); counts of a few a month are better judged by `exact_change`. Raises MethodRefused for unequal shapes,
    negative counts or a level outside 0 to 1. Papers: McCullagh and Nelder (1989), Generalized Linear Models, 4.5;
    Smyth (2004), Statistical Applications in Genetics and Molecular Biology 3(1), 3; Box (1954), Annals of
    Mathematical Statistics 25, 290-302 (effective degrees of freedom).

    >>> change = paired_change(before=[[40, 52, 61, 48, 55, 44]], after=[[31, 35, 47, 30, 42, 38]])
    >>> change.change_percent.round(1).tolist(), change.low_percent.round(1).tolist(), change.months.tolist()
    ([-25.7], [-40.8], [6])
    """
    first, second = checked_pair(before, after, dimensions=2)
    checked_level(level)
    longer = None if history is None else checked_counts(history, "history", 2)
    if longer is not None and longer.shape[0] != first.shape[0]:
        raise MethodRefused("The history holds another number of series.", "Give each series its own history, or none.")
    step = _apart(first.shape[1], apart)
    used = ~np.isnan(first + second)
    totals = np.where(used, first, 0.0).sum(axis=1), np.where(used, second, 0.0).sum(axis=1)
    known = np.asarray(used.any(axis=1))
    totals = np.where(known, totals[0], np.nan), np.where(known, totals[1], np.nan)
    found = variation(first, second, used, longer, step)
    ones = np.ones(known.shape)
    change = wald_change(*totals, (ones, ones), found.inflation, found.df, level, PAIRED)
    exact = effective_change(*totals, (ones, ones), ones, level, ALONE)
    told = np.isfinite(found.df)
    return dataclasses.replace(
        change,
        **{name: np.where(told, getattr(change, name), getattr(exact, name)) for name in _ESTIMATED},
        phi=found.phi,
        months=used.sum(axis=1),
        method=tuple(
            (name if ok else ALONE) if any_month else UNTESTED
            for name, ok, any_month in zip(change.method, told, known, strict=True)
        ),
        parameters={
            "level": level,
            "months_apart": step,
            "persistence": found.persistence,
            "typical_dispersion": found.typical,
            "typical_worth_df": found.worth,
            "dispersion_from": found.source,
        },
    )


_ESTIMATED = ("low_percent", "high_percent", "p")


def _apart(months: int, apart: int | None) -> int:
    if months < 1:
        raise MethodRefused("There is no month to compare.", "Give at least one month of each period.")
    if apart is None:
        return YEAR * -(-months // YEAR)
    if apart < months:
        raise MethodRefused(f"Periods of {months} months cannot be {apart} months apart.", "They would overlap.")
    return apart
