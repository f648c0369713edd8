"""What a season's days were to be expected to bring, by the same days of a few earlier years; and the next season's.

Counts stand as rows (wards, days, hours or kinds) by years. A row is forecast by its mean over the years; how far the
truth may fall from it rests on how far the earlier years lay from each other, beyond the chance of single events.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special, stats

from commonweal.errors import MethodRefused
from commonweal.stats.change.exact import least_attainable_p
from commonweal.stats.change.verdict import FALL, NOT_AVAILABLE, RATE, RISE, TOO_FEW, UNCLEAR
from commonweal.stats.dispersion import moderated, pooled_dispersion

Floats = npt.NDArray[np.float64]

LEAST_YEARS = 3
"""Earlier years below which nothing is forecast: two years say next to nothing of how far years differ."""

LEAST_MEAN = 2.0
"""Events a year below which a row's own spread tells too little to be lent to other rows."""

NODES = 24  # points at which the unknown dispersion is averaged over
STEPS = 60  # halvings of the search for an end of an interval: more than any count has digits


@dataclass(frozen=True, slots=True)
class Forecast:
    """Of R rows: arrays (R,). `phi` is the dispersion, `df` its degrees of freedom; `years` how many it rests on.

    `spread` (R, NODES) is the dispersion as it may be, `expected` the mean and `sums` the years added up.
    Everything is NaN where fewer than LEAST_YEARS years are known. `interval` and `judged` work out the rest.
    """

    expected: Floats
    sums: Floats
    phi: Floats
    df: Floats
    spread: Floats
    years: int

    @property
    def told(self) -> bool:
        """Whether there are years enough."""
        return self.years >= LEAST_YEARS

    def interval(self, level: float) -> tuple[Floats, Floats]:
        """The range (R,), (R,) in which a new year's count lies with probability `level`: whole numbers, NaN untold."""
        tail = (1.0 - level) / 2.0
        return self._quantile(tail), self._quantile(1.0 - tail)

    def p(self, counts: npt.ArrayLike) -> Floats:
        """The doubled smaller tail of new counts (R,) under the forecast, capped at 1; NaN where one is not known."""
        seen = np.asarray(counts, dtype=np.float64)
        known = np.isfinite(seen) & np.isfinite(self.expected)
        at = np.where(known, seen, 0.0)
        tails = np.minimum(self._below(at), 1.0 - self._below(at - 1.0))
        return np.where(known, np.minimum(2.0 * tails, 1.0), np.nan)

    def too_few(self, counts: npt.ArrayLike, alpha: float = RATE) -> npt.NDArray[np.bool_]:
        """Where no outcome could have been called more or fewer: so few events, in all years together."""
        total = (np.asarray(counts, dtype=np.float64) + self.sums) / self.phi
        share = np.full(total.shape, 1.0 / (self.years + 1.0))
        return np.asarray(least_attainable_p(total, share) > alpha)

    def _below(self, counts: Floats) -> Floats:
        """P(a new count is at most this), the dispersion averaged over what it may be."""
        phi = self.spread
        shape, share = self.sums[:, None] / phi + 0.5, self.years / (self.years + 1.0)
        steps = (counts[:, None] + 0.5) / phi + 0.5
        cumulative = special.betainc(shape, np.maximum(steps, 1e-9), share)
        return np.where(counts < 0, 0.0, cumulative.mean(axis=1))

    def _quantile(self, tail: float) -> Floats:
        """The least whole number at or below which a new count lies with at least this probability."""
        if not self.told:
            return np.full(self.expected.shape, np.nan)
        low, high = np.full(self.expected.shape, -1.0), 10.0 * (self.sums + 50.0) * self.phi
        for _ in range(STEPS):
            middle = np.floor((low + high) / 2)
            enough = self._below(middle) >= tail
            low, high = np.where(enough, low, middle), np.where(enough, middle, high)
            if (high - low <= 1).all():
                break
        return high


def forecast(counts: npt.ArrayLike) -> Forecast:
    """The next year's count of each of R rows, from those of Y earlier years: shape (R, Y), none missing.

    A row is expected to bring its mean. A new count over the dispersion phi is negative binomial: Poisson with a gamma
    mean learned from the years (Jeffreys' prior). phi has two parts: how far a row's years lie from its share of each
    year's total (pooled over rows, Smyth 2004), and how far the years' totals lie from each other, which reaches a row
    by its share of the total. Neither is taken to be below 1. phi is itself averaged over what so few years leave open
    (a scaled chi-square), so that intervals are wide where years are few, as they must be.

    The rows added up are a forecast of one row: give it the totals. No trend is followed: where years rise or fall
    steadily, that widens the interval. Limits: a year unlike all before it is not foreseen. Measured coverage is in
    docs/explanation/what-a-season-can-tell.md. Raises MethodRefused for counts below zero or missing.

    Papers: Nelson (1982), Applied Life Data Analysis, section 6.3 (prediction of a Poisson count from earlier ones);
    Smyth (2004), Statistical Applications in Genetics and Molecular Biology 3(1), article 3.

    >>> answer = forecast([[30, 34, 26, 30]])
    >>> answer.expected.tolist(), [end.tolist() for end in answer.interval(0.95)]
    ([30.0], [[12.0], [51.0]])
    """
    seen = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    if seen.ndim != 2 or (seen < 0).any() or not np.isfinite(seen).all():
        raise MethodRefused("The earlier years' counts are not all known.", "Give each row one count a year.")
    rows, years = seen.shape
    sums = seen.sum(axis=1)
    if years < LEAST_YEARS:
        unknown = np.full(rows, np.nan)
        return Forecast(unknown, unknown, unknown, unknown, unknown[:, None], years)
    phi, df = _dispersion(seen, sums)
    return Forecast(sums / years, sums, phi, df, _spread(phi, df), years)


def verdicts(answer: Forecast, counts: npt.ArrayLike, q: npt.ArrayLike, alpha: float = RATE) -> tuple[str, ...]:
    """The word for each row's new count: rise or fall (against the forecast) where its q is at most `alpha`."""
    seen = np.asarray(counts, dtype=np.float64)
    found = np.asarray(q, dtype=np.float64) <= alpha
    words = np.select(
        [
            ~np.isfinite(seen),
            ~np.isfinite(answer.expected) | answer.too_few(np.where(np.isfinite(seen), seen, 0.0), alpha),
            found & (seen > answer.expected),
            found & (seen < answer.expected),
        ],
        [NOT_AVAILABLE, TOO_FEW, RISE, FALL],
        default=UNCLEAR,
    )
    return tuple(str(word) for word in words)


def weekly_dispersion(weeks: npt.ArrayLike) -> tuple[Floats, Floats]:
    """How much more the weeks around a window vary than single events would, (R,), and its degrees of freedom.

    `weeks`: (R, Y, W) counts of R rows in W weeks of each of Y years. Pearson's statistic about each year's own mean,
    moderated over the rows (Smyth 2004), never below 1; the part that lasts from week to week is allowed for by their
    correlation at one week, pooled over rows and years: a whole window may lie high where single weeks do not show it.
    """
    seen = np.asarray(weeks, dtype=np.float64)
    years, wide = seen.shape[1:]
    mean = seen.mean(axis=2, keepdims=True)
    left = (seen - mean) / np.sqrt(np.where(mean > 0, mean, 1.0))
    df = (mean[..., 0] > 0).sum(axis=1) * (wide - 1.0)
    own = np.where(df > 0, (left**2).sum(axis=(1, 2)) / np.maximum(df, 1.0), 1.0)
    pool = (df > 0) & (seen.sum(axis=(1, 2)) >= LEAST_MEAN * years)
    typical, worth = pooled_dispersion(own[pool], df[pool]) if pool.any() else (1.0, 0.0)
    lasting = _lasting(left[pool] if pool.any() else left, wide)
    return moderated(own, df, typical, worth) * lasting, np.maximum(df + worth, 1.0)


def _lasting(left: Floats, wide: int) -> float:
    """What the variance of a run of weeks is multiplied by, from their correlation at one week: never below 1."""
    half = wide // 2  # the window lies between the weeks before and those after
    sides = (left[..., :half], left[..., half:])
    squares = sum(float((side**2).sum()) for side in sides)
    if half < 3 or squares == 0:
        return 1.0
    lag = sum(float((side[..., 1:] * side[..., :-1]).sum()) for side in sides)
    # Residuals about a mean of so many weeks lean to -1/(W - 1) where nothing lasts: put right before it is used.
    found = lag / squares * half / (half - 1.0) + 1.0 / (wide - 1.0)
    held = min(max(found, 0.0), 0.6)
    return (1.0 + held) / (1.0 - held)


def _dispersion(seen: Floats, sums: Floats) -> tuple[Floats, Floats]:
    """phi and its degrees of freedom (R,): the rows' own spread about the years' totals, and the totals'."""
    rows, years = seen.shape
    totals, whole = seen.sum(axis=0), float(seen.sum())
    if whole == 0:
        return np.ones(rows), np.full(rows, float(years - 1))
    between = max(float(((totals - totals.mean()) ** 2).sum() / totals.mean() / (years - 1)), 1.0)
    alive = int((sums > 0).sum())
    if alive < 2:
        return np.full(rows, between), np.full(rows, float(years - 1))
    fitted = sums[:, None] * totals[None, :] / whole
    squares = np.where(fitted > 0, (seen - fitted) ** 2 / np.where(fitted > 0, fitted, 1.0), 0.0).sum(axis=1)
    df = (years - 1) * (1.0 - sums / whole)
    own = np.where(df > 0.5, squares / np.maximum(df, 0.5), between)
    pool = (sums / years >= LEAST_MEAN) & (df > 0.5)
    typical, worth = pooled_dispersion(own[pool], df[pool]) if pool.any() else (1.0, 0.0)
    within, within_df = moderated(own, df, typical, worth), np.maximum(df + worth, 1.0)
    share = sums / whole
    phi = within * (1.0 - share) + between * share
    error = (within * (1.0 - share)) ** 2 / within_df + (between * share) ** 2 / (years - 1.0)
    return np.maximum(phi, 1.0), phi**2 / error


def _spread(phi: Floats, df: Floats) -> Floats:
    """phi as it may be, (R, NODES): equal slices of a scaled chi-square's probability; never below 1."""
    at = (np.arange(NODES) + 0.5) / NODES
    chances = stats.chi2.ppf(at[None, :], np.maximum(df, 1.0)[:, None]) / np.maximum(df, 1.0)[:, None]
    return np.asarray(np.maximum(phi[:, None] / chances, 1.0))
