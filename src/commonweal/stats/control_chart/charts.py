"""Limits from the indicator's own history: individuals (XmR), proportions (p) and rates (u), plain or after Laney."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.control_chart import rules
from commonweal.stats.control_chart.result import ControlChart, Flags, Floats

LEAST_HISTORY = 12
"""Points known that limits are told from; of as few as these their width is off by a sixth as often as not."""

SIGMAS = 3.0
_MOVING = 1.128  # d2: mean range of two normal values in standard deviations


def individuals(
    value: npt.ArrayLike, *, baseline: int | None = None, rebased_at: Sequence[int] = (), low: float | None = None
) -> ControlChart:
    """The XmR chart of T figures of any unit, in order; NaN is a period not known, and stays a gap.

    The centre is the mean of the first `baseline` known points (all where not given), the limits that mean plus and
    minus 2.66 times the mean moving range of neighbours (both known). `rebased_at`: positions from which a person has
    decided that a new level holds; each stretch has its own limits, and nothing is ever rebased by itself. `low`: what
    the figure cannot go below (0 for a count), so that no limit does. Stretches with fewer than LEAST_HISTORY points
    known have no limits.

    Limits: months that carry over from one another (a level that drifts, a season) have small moving ranges, and cry
    wolf; few events a month are skewed, and 3 limits of chance are beyond them more often than 3 times in 1,000. Raises
    MethodRefused for no period, a baseline below LEAST_HISTORY, or a rebasing outside the chart. Books:
    Shewhart (1931), Economic Control of Quality; Wheeler (2000), Understanding Variation; Montgomery (2013), 6.4.

    >>> chart = individuals([12, 11, 13, 12, 10, 12, 14, 12, 11, 13, 12, 12, 19], baseline=12)
    >>> float(chart.centre[0]), chart.high.round(2)[0].tolist(), chart.beyond.tolist()[-1]
    (12.0, 15.87, 1)
    """
    x = _row(value)
    centre, spread = np.full(x.shape, np.nan), np.full(x.shape, np.nan)
    used = np.zeros(x.shape, dtype=np.bool_)
    for stretch, base in _stretches(np.isfinite(x), baseline, rebased_at):
        step = _moving_range(x[base])
        if np.isfinite(step):  # else no two neighbours are known, and nothing is known of how far they differ
            used[base] = np.isfinite(x[base])
            centre[stretch], spread[stretch] = np.nanmean(x[base]), step / _MOVING
    floor = -np.inf if low is None else low
    return _chart(x, centre, spread, (floor, np.inf), used, np.full(x.shape, np.nan), "individuals")


def proportions(
    count: npt.ArrayLike,
    of: npt.ArrayLike,
    *,
    laney: bool = False,
    baseline: int | None = None,
    rebased_at: Sequence[int] = (),
) -> ControlChart:
    """The p chart of T shares, `count` of `of` in each period; NaN not known. `value` is the share, 0 to 1.

    The centre is all counted over all asked in the baseline; limits are three binomial standard deviations either side,
    so that they are wider for a period with few. With `laney` they are multiplied by how much neighbouring points
    differ beyond chance (sigma_z): with thousands in each period real levels always move, and plain limits cry wolf.
    The rest as `individuals`. Papers: Shewhart (1931); Laney (2002), Quality Engineering 14, 531-537.
    """
    x, n = _pair(count, of)
    if (x > n).any():
        raise MethodRefused("More are counted than there were.", "Give the part first, then the whole.")
    return _ratios(x, n, _Law("proportions", 1.0, 1.0), laney, baseline, rebased_at)


def rates(
    count: npt.ArrayLike,
    exposure: npt.ArrayLike,
    *,
    per: float = 1.0,
    laney: bool = False,
    baseline: int | None = None,
    rebased_at: Sequence[int] = (),
) -> ControlChart:
    """The u chart of T rates: `count` events among `exposure` people or days, for `per` of them; NaN not known.

    As `proportions`, with three Poisson standard deviations. `exposure` (T,) or one number.

    >>> chart = rates([10, 12, 8, 11, 9, 10, 13, 9, 10, 8, 11, 9, 30], 1000, per=100, baseline=12)
    >>> chart.centre[0].round(2).tolist(), chart.high[0].round(2).tolist(), chart.beyond[-1].tolist()
    (1.0, 1.95, 1)
    """
    x, n = _pair(count, exposure)
    return _ratios(x, n, _Law("rates", np.inf, per), laney, baseline, rebased_at)


@dataclass(frozen=True, slots=True)
class _Law:
    """Binomial where a value has a most (1), Poisson where it has none."""

    kind: str
    most: float
    per: float

    def deviation(self, centre: Floats, size: Floats) -> Floats:
        left = 1 - centre if np.isfinite(self.most) else 1.0
        return np.asarray(np.sqrt(centre * left / size))


def _ratios(
    x: Floats, n: Floats, law: _Law, laney: bool, baseline: int | None, rebased_at: Sequence[int]
) -> ControlChart:
    value = x / n
    centre, sigma_z = np.full(x.shape, np.nan), np.full(x.shape, 1.0)
    used = np.zeros(x.shape, dtype=np.bool_)
    for stretch, base in _stretches(np.isfinite(value), baseline, rebased_at):
        known = np.isfinite(value[base])
        level = np.full(known.size, x[base][known].sum() / n[base][known].sum())
        times = _laney(value[base], level, law.deviation(level, n[base])) if laney else 1.0
        if np.isfinite(times):
            used[base], centre[stretch], sigma_z[stretch] = known, level[0], times
    spread = law.deviation(centre, n) * sigma_z
    kind = f"{law.kind}, Laney" if laney else law.kind
    return _chart(value * law.per, centre * law.per, spread * law.per, (0.0, law.most * law.per), used, sigma_z, kind)


def _chart(
    value: Floats, centre: Floats, spread: Floats, ends: tuple[float, float], used: Flags, sigma_z: Floats, kind: str
) -> ControlChart:
    low, high = np.maximum(centre - SIGMAS * spread, ends[0]), np.minimum(centre + SIGMAS * spread, ends[1])
    return ControlChart(
        value=value,
        centre=centre,
        low=low,
        high=high,
        beyond=rules.beyond(value, low, high),
        run=rules.runs(value, centre),
        trend=rules.trends(value, centre),
        baseline=used,
        sigma_z=sigma_z,
        kind=kind,
    )


def _laney(value: Floats, centre: Floats, deviation: Floats) -> float:
    """How many times chance neighbouring points differ; 1 where nothing can vary."""
    if not (deviation > 0).any():
        return 1.0
    return _moving_range((value - centre) / deviation) / _MOVING


def _moving_range(held: Floats) -> float:
    """The mean difference of neighbours that are both known; NaN where there are none."""
    steps = np.abs(np.diff(held))
    return float(np.mean(steps[np.isfinite(steps)])) if np.isfinite(steps).any() else np.nan


def _stretches(known: Flags, baseline: int | None, rebased_at: Sequence[int]) -> Iterator[tuple[slice, slice]]:
    """Each stretch that has history enough, with the part of it that its limits are told from."""
    if baseline is not None and baseline < LEAST_HISTORY:
        raise MethodRefused(
            f"Limits from {baseline} points would be guesses.", f"Take at least {LEAST_HISTORY} as the baseline."
        )
    cuts = sorted({0, *rebased_at, known.size})
    if cuts[0] < 0 or cuts[-1] > known.size:
        raise MethodRefused("A new level starts outside the chart.", "Give positions from 1 to the last period.")
    for start, stop in pairwise(cuts):
        places = start + np.flatnonzero(known[start:stop])
        if places.size >= LEAST_HISTORY:
            end = stop if baseline is None or places.size <= baseline else int(places[baseline - 1]) + 1
            yield slice(start, stop), slice(start, end)


def _row(value: npt.ArrayLike) -> Floats:
    x = np.asarray(value, dtype=np.float64)
    if x.ndim != 1 or not x.size or np.isinf(x).any():
        raise MethodRefused("A chart is drawn of one row of finite figures.", "Give one figure a period, in order.")
    return x


def _pair(count: npt.ArrayLike, size: npt.ArrayLike) -> tuple[Floats, Floats]:
    x = _row(count)
    n = np.broadcast_to(np.asarray(size, dtype=np.float64), x.shape)
    if (x < 0).any() or (n < 0).any():
        raise MethodRefused("A count is below 0.", "Counts are 0 or more; leave one empty if it is not known.")
    return x, np.where(n > 0, n, np.nan)
