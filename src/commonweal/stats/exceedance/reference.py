"""Which earlier points a point is judged by, and the season level of each (Noufaily et al. 2013, section 3)."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from commonweal.stats.exceedance.controls import Controls

Days = NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference of a point: `offsets` (n,) from it, all negative, and `level` (n,) of each, 0 its own season's."""

    offsets: NDArray[np.int64]
    level: NDArray[np.int64]
    levels: int


def reference_of(now: int, controls: Controls, days: Days | None = None) -> Reference | None:
    """The reference points of the point at index `now`; None where the earliest year looked back on is not held.

    `days` (T,) are the points' dates, needed for weeks by calendar (a year is 52 or 53 weeks); without them a year is
    `frequency` points. A window that would begin before the first point held is cut there.
    """
    years = controls.years_before(now)
    if years < 1 or now < controls.needs:
        return None
    anchors = _same_season(now, years, controls.frequency, days)
    if anchors is None:
        return None
    level = _levels(now, anchors, controls.half_width, controls.levels)
    level[max(0, now - controls.left_out) :] = -1
    rows = np.flatnonzero(level >= 0)
    return Reference(offsets=rows - now, level=level[rows], levels=controls.levels)


def _same_season(now: int, years: int, frequency: int, days: Days | None) -> list[int] | None:
    """Indices of the same season in each earlier year, the point itself first."""
    if days is None or frequency == 12:
        anchors = [now - frequency * year for year in range(years + 1)]
        return anchors if anchors[-1] >= 0 else None
    wanted = [_same_weekday(days[now], year) for year in range(years + 1)]
    found = np.searchsorted(days, np.array(wanted))
    held = [i < len(days) and days[i] == day for i, day in zip(found, wanted, strict=True)]
    return [int(i) for i in found] if all(held) else None


def _same_weekday(day: np.datetime64, years: int) -> np.datetime64:
    """The date `years` earlier, moved by up to three days to the same day of the week. 29 February reads as 1 March."""
    month = day.astype("datetime64[M]")
    in_month = day - month.astype("datetime64[D]")
    earlier = (month - np.timedelta64(12 * years, "M")).astype("datetime64[D]") + in_month
    drift = int((day - earlier) / np.timedelta64(1, "D")) % 7
    return np.datetime64(earlier + np.timedelta64(drift if drift <= 3 else drift - 7, "D"))


def _levels(now: int, anchors: list[int], w: int, periods: int) -> NDArray[np.int64]:
    """Season level of every index up to `now`: 0 in the windows, 1 to periods - 1 between them, -1 where unused."""
    level = np.full(now + 1, -1, dtype=np.int64)
    for later, anchor in pairwise(anchors):
        level[max(0, anchor - w) : anchor + w + 1] = 0
        if periods > 1:
            between = level[anchor + w + 1 : later - w]
            between[:] = _blocks(len(between), periods - 1)
    level[now - w : now + 1] = 0
    return level


def _blocks(points: int, blocks: int) -> NDArray[np.int64]:
    """1, 1, .., 2, 2, ..: `points` in `blocks` runs as equal as can be, the longer ones first."""
    length, rest = divmod(points, blocks)
    lengths = [length + 1] * rest + [length] * (blocks - rest)
    return np.repeat(np.arange(1, blocks + 1), lengths)
