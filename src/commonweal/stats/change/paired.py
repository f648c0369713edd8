"""The report's own estimator: the same months in two periods, allowing for how much, and how long, months vary."""

import dataclasses
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_counts, checked_level, checked_pair
from commonweal.stats.change.exact import EXACT, effective_change
from commonweal.stats.change.months import (
    GRID,
    YEAR,
    Layout,
    difference_spread,
    history_layout,
    paired_layout,
    residuals,
)
from commonweal.stats.change.persistence import pooled_persistence
from commonweal.stats.change.rates import wald_change
from commonweal.stats.change.result import Change, Floats
from commonweal.stats.dispersion import moderated, pooled_dispersion

PAIRED = "paired months, quasi-Poisson with lasting variation"
UNTESTED = "not available: no month held in both periods"
ALONE = EXACT + " (too few months to tell how much they vary)"
LEAST_DF = 3.0  # degrees of freedom, own and borrowed, below which a dispersion says next to nothing
LEAST_MEAN = 2.0  # events a month below which a series does not help to tell the typical dispersion


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
    variation = _variation(first, second, used, longer, step)
    ones = np.ones(known.shape)
    change = wald_change(*totals, (ones, ones), variation.inflation, variation.df, level, PAIRED)
    exact = effective_change(*totals, (ones, ones), ones, level, ALONE)
    told = np.isfinite(variation.df)
    return dataclasses.replace(
        change,
        **{name: np.where(told, getattr(change, name), getattr(exact, name)) for name in _ESTIMATED},
        phi=variation.phi,
        months=used.sum(axis=1),
        method=tuple(
            (name if ok else ALONE) if any_month else UNTESTED
            for name, ok, any_month in zip(change.method, told, known, strict=True)
        ),
        parameters={
            "level": level,
            "months_apart": step,
            "persistence": variation.persistence,
            "typical_dispersion": variation.typical,
            "typical_worth_df": variation.worth,
            "dispersion_from": "history" if longer is not None else "pairs",
        },
    )


_ESTIMATED = ("low_percent", "high_percent", "p")


@dataclass(frozen=True, slots=True)
class _Variation:
    phi: Floats
    inflation: Floats
    df: Floats  # infinite where nothing could be told
    persistence: float | None
    typical: float | None
    worth: float


@dataclass(frozen=True, slots=True)
class _Residuals:
    """Each series' quadratic forms, and the row of `layouts` that it follows."""

    squares: Floats
    lag: Floats
    mean: Floats
    layouts: tuple[Layout, ...]
    of: npt.NDArray[np.intp]

    def each(self, name: str) -> Floats:
        return np.array([getattr(layout, name) for layout in self.layouts])[self.of]

    def lasting(self, place: int) -> Floats:
        return np.array([layout.lasting[place] for layout in self.layouts])[self.of]


def _apart(months: int, apart: int | None) -> int:
    if months < 1:
        raise MethodRefused("There is no month to compare.", "Give at least one month of each period.")
    if apart is None:
        return YEAR * -(-months // YEAR)
    if apart < months:
        raise MethodRefused(f"Periods of {months} months cannot be {apart} months apart.", "They would overlap.")
    return apart


def _variation(
    first: Floats, second: Floats, used: npt.NDArray[np.bool_], longer: Floats | None, step: int
) -> _Variation:
    found = _residuals(first, second, used, longer, step)
    df = found.each("df")
    held = df > 0
    if not held.any():
        return _untold(df)
    own = np.where(held, found.squares / np.where(held, df, 1.0), 1.0)
    typical, worth = (
        pooled_dispersion(own[pool], df[pool]) if (pool := held & (found.mean >= LEAST_MEAN)).any() else (1.0, 0.0)
    )
    phi = moderated(own, df, typical, worth)
    lags, squares, fourth = (found.lasting(place) for place in range(3))
    per_unit = lags[held] / squares[held]
    rho = pooled_persistence(found.lag[held], found.squares[held], df[held], found.each("chance_lag")[held], per_unit)
    at = int(np.searchsorted(GRID, rho))
    spread = _spreads(used, step)[:, at]
    lasting = np.where(held, df / np.where(held, squares[:, at], 1.0), 1.0)
    extra = (phi - 1.0) * lasting
    freedom = worth + _effective_df(df, extra, squares[:, at], fourth[:, at])
    told = freedom >= LEAST_DF
    return _Variation(
        phi=np.where(told, phi, 1.0),
        inflation=np.where(told, 1.0 + extra * spread, 1.0),
        df=np.where(told, freedom, np.inf),
        persistence=rho,
        typical=typical if worth else None,
        worth=worth,
    )


def _untold(df: Floats) -> _Variation:
    return _Variation(np.ones(df.shape), np.ones(df.shape), np.full(df.shape, np.inf), None, None, 0.0)


def _effective_df(df: Floats, extra: Floats, squares: Floats, fourth: Floats) -> Floats:
    """Box's degrees of freedom of a sum of squares whose months are alike: twice its squared mean over its variance."""
    total = df + extra * squares
    alike = df + 2.0 * extra * squares + extra**2 * fourth
    return np.asarray(np.where(df > 0, total**2 / np.where(alike > 0, alike, 1.0), 0.0))


def _residuals(
    first: Floats, second: Floats, used: npt.NDArray[np.bool_], longer: Floats | None, step: int
) -> _Residuals:
    """Residuals by each pattern of held months; of pairs and history, whichever leaves more degrees of freedom."""
    series = first.shape[0]
    squares, lag, mean = np.zeros(series), np.zeros(series), np.zeros(series)
    of = np.zeros(series, dtype=np.intp)
    pairs = np.concatenate([used, used], axis=1)
    whole = pairs if longer is None else np.concatenate([pairs, ~np.isnan(longer)], axis=1)
    patterns, which = np.unique(whole, axis=0, return_inverse=True)
    layouts: list[Layout] = []
    for number in range(len(patterns)):
        members = np.flatnonzero(which.ravel() == number)
        layout = paired_layout(used[members[0]], step)
        counts = np.concatenate([first, second], axis=1)[members][:, pairs[members[0]]]
        if longer is not None:
            held = ~np.isnan(longer[members[0]])
            over = history_layout(held)
            if over.df > layout.df:
                layout, counts = over, longer[members][:, held]
        layouts.append(layout)
        of[members] = number
        if layout.df > 0:
            left = residuals(counts, layout)
            squares[members] = np.sum(left**2, axis=1)
            lag[members] = np.sum((left @ layout.neighbours) * left, axis=1)
            mean[members] = counts.mean(axis=1)
    return _Residuals(squares, lag, mean, tuple(layouts), of)


def _spreads(used: npt.NDArray[np.bool_], step: int) -> Floats:
    patterns, which = np.unique(used, axis=0, return_inverse=True)
    forms = [difference_spread(pattern, step) if pattern.any() else np.ones(GRID.size) for pattern in patterns]
    return np.array(forms)[which.ravel()]
