"""From the panel to the rows of a regression: one row a series and point, its reference counts beside each other."""

import numpy as np
from numpy.typing import NDArray

from commonweal.stats.exceedance.bounds import Floats
from commonweal.stats.exceedance.controls import Controls
from commonweal.stats.exceedance.panel import Panel
from commonweal.stats.exceedance.quasi_poisson import Data
from commonweal.stats.exceedance.reference import Days, Reference

Indices = NDArray[np.int64]
DAYS_A_YEAR = 365.25


def rows_of(
    panel: Panel, series: Indices, now: Indices, reference: Reference, controls: Controls
) -> tuple[Data, Floats]:
    """The rows (R, n) of these pairs of series and point, and the points' own offsets (R,) on the log scale."""
    back = now[:, None] + reference.offsets
    counts = panel.counts[series[:, None], back]
    held = ~np.isnan(counts)
    time, offset, offset_now = reference.offsets[None, :].astype(float), np.zeros((1, 1)), np.zeros(len(now))
    if panel.days is not None:
        time = _calendar_time(panel.days, now, back, controls.frequency)
        time = time + _misplaced_origin(time, held) if controls.compat else time
    if panel.log_population is not None:
        offset = np.where(held, panel.log_population[series[:, None], back], 0.0)
        offset_now = panel.log_population[series, now]
    return Data(np.where(held, counts, 0.0), held.astype(float), offset, time, reference.level), offset_now


def _calendar_time(days: Days, now: Indices, back: Indices, frequency: int) -> Floats:
    """Time before the point judged, in days turned to points of time, so that a slope is one a month or week."""
    apart = (days[back] - days[now][:, None]) / np.timedelta64(1, "D")
    return np.asarray(apart * (frequency / DAYS_A_YEAR))


def _misplaced_origin(time: Floats, held: NDArray[np.bool_]) -> Floats:
    """R counts a dated point from the first count held, its reference from the first point: they part at a gap."""
    first_held = np.take_along_axis(time, held.argmax(axis=1)[:, None], axis=1)
    return np.asarray(first_held - time[:, :1])
