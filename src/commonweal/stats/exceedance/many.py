"""The Farrington-Noufaily bounds of many series at once, in chunks so that memory stays flat."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.stats.exceedance.bounds import Bounds, Floats
from commonweal.stats.exceedance.controls import Controls
from commonweal.stats.exceedance.panel import Panel, panel_of, points_of
from commonweal.stats.exceedance.reference import Days, Reference, reference_of
from commonweal.stats.exceedance.rows import rows_of
from commonweal.stats.exceedance.threshold import threshold_of
from commonweal.stats.exceedance.trend import expect

CELLS_AT_ONCE = 40_000
"""Rows times reference points worked on together: arrays of 0.3 MB stay in the processor's cache, which is three times
as fast as five times larger ones, and memory does not grow with the number of series."""

SHARE_HELD = 2 / 3
"""Of the reference, and of its points in the season judged, at least this much must be held."""

Indices = NDArray[np.int64]


def exceedances(
    counts: ArrayLike,
    controls: Controls | None = None,
    *,
    at: Sequence[int] | None = None,
    population: ArrayLike | None = None,
    days: Days | None = None,
) -> Bounds:
    """Bounds (S, K) of S series at K points, by the years before each point.

    counts      (S, T) counts a month or week, oldest first, every point of time a column; NaN where missing, never 0
    at          indices of the K points to judge; None: every point with enough years before it
    population  (S, T) or (T,), above 0: the model is then of the count's rate; NaN where missing, and so is its count
    days        (T,) dates of the points: the trend runs in days, and weeks go by calendar years of 52 or 53;
                without them the points are evenly spaced

    Missing points are left out of every reference, and a missing count has bounds but no alarm. A point reads NaN where
    fewer years are held than `controls` need (with `b=None` they run from the series' first count), where
    more than a third of its reference is missing, or of the reference in its own season, and where the model does not
    settle in 25 steps. `compat="surveillance"` takes any reference that leaves a degree of freedom, as R does.

    Limits: the years looked back on are taken as usual but for single points weighted down; neighbouring points are
    taken as independent, so months that resemble their neighbours alarm somewhat too often; `nbPlugin` takes the mean
    as known, and alarms too often after few years (docs/explanation/exceedance.md has the simulation).

    Source: Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett (2013), Statistics in Medicine 32, 1206-1222;
    Farrington, Andrews, Beale and Catchpole (1996), J. R. Statist. Soc. A 159, 547-563.

    Raises MethodRefused for counts that are no counts, arrays that do not match, or a point that is not there.
    """
    controls = controls or Controls()
    panel = panel_of(counts, population, days)
    points = points_of(at, panel.length, controls.needs)
    out = Bounds.unknown(panel.counts[:, points], points)
    for rows, start in _same_start(panel, controls):
        for columns, reference in _same_reference(points, start, panel, controls):
            for part in _chunks(rows, len(columns) * len(reference.offsets)):
                _fill(out, panel, _pairs(part, columns), reference, start, controls)
    _withhold_few(out, panel.counts, controls)
    return out


def _same_start(panel: Panel, controls: Controls) -> Iterator[tuple[Indices, int]]:
    """Series by their first count, which their years run from; with `b` given all run from the first column."""
    starts = panel.starts() if controls.b is None else np.zeros(len(panel.counts), dtype=np.int64)
    for start in np.unique(starts):
        yield np.flatnonzero(starts == start), int(start)


def _same_reference(
    points: Indices, start: int, panel: Panel, controls: Controls
) -> Iterator[tuple[Indices, Reference]]:
    """Columns of the answer whose points have one and the same reference, seen from each of them."""
    days = None if panel.days is None else panel.days[start:]
    found = ((i, reference_of(int(k) - start, controls, days)) for i, k in enumerate(points) if k >= start)
    keyed = sorted(((_key(r), i, r) for i, r in found if r is not None), key=lambda entry: entry[:2])
    for _, same in groupby(keyed, key=lambda entry: entry[0]):
        group = list(same)
        yield np.array([i for _, i, _ in group]), group[0][2]


def _key(reference: Reference) -> tuple[bytes, bytes]:
    return reference.offsets.tobytes(), reference.level.tobytes()


def _chunks(rows: Indices, cells_a_row: int) -> Iterator[Indices]:
    at_once = max(1, CELLS_AT_ONCE // max(1, cells_a_row))
    for first in range(0, len(rows), at_once):
        yield rows[first : first + at_once]


def _pairs(rows: Indices, columns: Indices) -> tuple[Indices, Indices]:
    return np.repeat(rows, len(columns)), np.tile(columns, len(rows))


def _fill(
    out: Bounds, panel: Panel, pairs: tuple[Indices, Indices], reference: Reference, start: int, controls: Controls
) -> None:
    """Work out these pairs of series and column, each a row, and write them where they belong."""
    series, column = pairs
    held = ~np.isnan(panel.counts[series[:, None], out.at[column][:, None] + reference.offsets])
    enough = _enough_held(held, reference, controls)
    if not enough.any():
        return
    series, column = series[enough], column[enough]
    data, offset_now = rows_of(panel, series, out.at[column], reference, controls)
    # A mean that runs off to infinity has no bound; it is written as NaN below.
    with np.errstate(over="ignore", invalid="ignore"):
        expectation = expect(data, offset_now, controls.years_before(int(out.at[column[0]]) - start), controls)
        threshold = threshold_of(out.observed[series, column], expectation, controls)
    for name in ("expected", "lower", "upper", "p_lower", "p_upper", "score"):
        values = getattr(threshold, name)
        getattr(out, name)[series, column] = np.where(np.isfinite(values), values, np.nan)
    out.phi[series, column], out.trend[series, column] = expectation.phi, expectation.trend


def _enough_held(held: NDArray[np.bool_], reference: Reference, controls: Controls) -> NDArray[np.bool_]:
    own = held[:, reference.level == 0]
    if controls.compat:
        return np.asarray(own.any(axis=1))
    return np.asarray((held.mean(axis=1) >= SHARE_HELD) & (own.mean(axis=1) >= SHARE_HELD))


def _withhold_few(out: Bounds, counts: Floats, controls: Controls) -> None:
    """No band where the latest points hold too few cases; then what is an alarm, and the two-sided p."""
    cases, points = controls.limit54
    total = np.cumsum(np.pad(np.nan_to_num(counts), ((0, 0), (1, 0))), axis=1)
    few = total[:, out.at + 1] - total[:, np.maximum(out.at + 1 - points, 0)] < cases
    for values in (out.expected, out.lower, out.upper):
        values[few] = np.nan
    out.p[:] = np.minimum(1.0, 2 * np.minimum(out.p_lower, out.p_upper))
    over = out.score > 1 if controls.compat else out.observed > out.upper
    out.alarm[:] = over & (out.observed != 0) & ~few
    out.alarm_low[:] = out.observed < out.lower
    if not controls.compat:
        out.score[few] = np.nan
