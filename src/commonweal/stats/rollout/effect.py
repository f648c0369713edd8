"""Did it work where it came step by step? Areas that have it against those that do not have it yet."""

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_level
from commonweal.stats.change.verdict import FALL, NOT_AVAILABLE, RISE, TOO_FEW, UNCLEAR
from commonweal.stats.rollout.cells import Cells
from commonweal.stats.rollout.orders import all_orders, dealt_orders, number_of_orders
from commonweal.stats.rollout.result import GroupTime, Rollout, SinceStart
from commonweal.stats.rollout.search import Search, interval_end

Floats = npt.NDArray[np.float64]

NEVER = np.inf


def rollout(
    counts: npt.ArrayLike,
    since: npt.ArrayLike,
    *,
    rng: np.random.Generator,
    permutations: int = 999,
    base: int = 12,
    level: float = 0.95,
) -> Rollout:
    """Counts (I, M) of areas by consecutive month, `since` (I,) the month each began (0 the first), NEVER for never.

    For the areas g that began together and each month t since, the areas that have it later than t, or never, say what
    would have happened: expected(g, t) = g's events in the `base` months before its start x their events in t over
    theirs in the same base months. That is Callaway and Sant'Anna's group-time effect against the not yet treated, as
    a ratio of counts rather than a difference of means. Months in which no area was left to compare are not used.
    `ratio` is the sum observed over the sum expected, so that busy areas weigh more.

    The test deals the starts out among the areas anew: under the null that it did nothing anywhere, every order was as
    likely as the one that came about. So it needs no model of how months vary or hang together within an area, and its
    false alarms are the stated ones by design where the order was drawn by lot; where somebody chose the order (the
    worst area first), it is only as good as that choice was unlike a choice by what was to come. All orders are tried
    where there are at most `permutations`. The interval holds the effects, alike in all, that the same test would not
    refuse. A bootstrap of areas was passed over: with few steps it covers too little.

    Limits: effects that differ are averaged; a few areas cannot give a small p (`least_p`); a month unknown (NaN) for
    one area is left out for all. Papers: Callaway and Sant'Anna (2021), Journal of Econometrics 225, 200-230; Ji, Fink,
    Robyn and Small (2017), Annals of Applied Statistics 11, 1-20 (randomisation in stepped wedges).

    Raises MethodRefused for shapes that do not fit, negative counts, a start in the first month, or where no area is
    ever left to compare with.

    >>> counts = [[20, 20, 10, 10], [20, 20, 20, 10], [30, 30, 30, 30], [10, 10, 10, 10]]
    >>> found = rollout(counts, [2, 3, NEVER, NEVER], rng=np.random.default_rng(1))
    >>> found.change_percent, round(found.p, 3), found.orders
    (-50.0, 0.083, 12)
    """
    months, starts = _checked(counts, since, base)
    checked_level(level)
    orders = number_of_orders(starts)
    exact = orders <= permutations
    dealt = np.array(list(all_orders(starts))) if exact else dealt_orders(starts, rng, permutations)
    cells = Cells.of(months, starts[None], base)
    observed, expected = float(cells.observed.sum()), float(cells.expected.sum())
    if not cells.start.size:
        raise MethodRefused(
            "No area was ever left to compare with.", "Add areas that never had it, or an earlier month."
        )
    ratio = observed / expected if expected > 0 else np.nan
    search = Search(months, starts, dealt, base, exact)
    least = max(1 / orders, 0.0 if exact else 1.0 / (permutations + 1))
    p = search.p(0.0) if np.isfinite(ratio) else np.nan
    ends = (interval_end(search, ratio, level, way) for way in (-1.0, 1.0))
    low, high = (100.0 * np.expm1(end) for end in ends)
    change = 100.0 * (ratio - 1.0)
    return Rollout(
        ratio=ratio,
        change_percent=change,
        low_percent=low,
        high_percent=high,
        p=p,
        least_p=least,
        orders=orders,
        exact=exact,
        observed=observed,
        expected=expected,
        prevented=expected - observed,
        prevented_low=-expected * high / 100.0,
        prevented_high=-expected * low / 100.0,
        group_times=tuple(
            GroupTime(int(g), int(t), float(o), float(e))
            for g, t, o, e in zip(cells.start, cells.month, cells.observed[0], cells.expected[0], strict=True)
        ),
        since_start=_since_start(cells, Cells.of(months, dealt, base), level),
        level=level,
        verdict=_verdict(p, least, change, 1 - level),
    )


def _since_start(cells: Cells, chance: Cells, level: float) -> tuple[SinceStart, ...]:
    tail, found = (1 - level) / 2, []
    for months in np.unique(cells.month - cells.start):
        at = cells.month - cells.start == months
        observed, expected = float(cells.observed[0, at].sum()), float(cells.expected[0, at].sum())
        made, awaited = chance.observed[:, at].sum(axis=1), chance.expected[:, at].sum(axis=1)
        ratios = made[awaited > 0] / awaited[awaited > 0]
        low, high = np.quantile(ratios, [tail, 1 - tail]) if ratios.size else (np.nan, np.nan)
        ratio = observed / expected if expected > 0 else np.nan
        found.append(SinceStart(int(months), observed, expected, ratio, float(low), float(high)))
    return tuple(found)


def _verdict(p: float, least: float, change: float, alpha: float) -> str:
    if np.isnan(p):
        return NOT_AVAILABLE
    if least > alpha:
        return TOO_FEW
    return UNCLEAR if p > alpha else RISE if change > 0 else FALL


def _checked(counts: npt.ArrayLike, since: npt.ArrayLike, base: int) -> tuple[Floats, Floats]:
    months, starts = np.asarray(counts, dtype=np.float64), np.asarray(since, dtype=np.float64)
    if months.ndim != 2 or starts.shape != months.shape[:1] or base < 1:
        raise MethodRefused("Counts and starts do not match.", "Give areas x months, and a start for every area.")
    if (months < 0).any() or np.isinf(months).any():
        raise MethodRefused("A count is below zero or infinite.", "Counts are 0 or more; leave one empty if unknown.")
    starts = np.where(starts >= months.shape[1], NEVER, starts)
    begun = starts[np.isfinite(starts)]
    if np.isnan(starts).any() or (begun < 1).any() or (begun % 1 != 0).any() or not begun.size:
        raise MethodRefused(
            "A start lies in the first month or before, is no whole month, or none is given.",
            "Give months before the first start, and the number of the month each area began in; NEVER for never.",
        )
    return np.where(np.isnan(months).any(axis=0), 0.0, months), starts
