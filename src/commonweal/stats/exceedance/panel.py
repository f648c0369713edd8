"""The counts as given, checked once: S series of T points, with their population and dates where there are any."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.errors import MethodRefused
from commonweal.stats.exceedance.bounds import Floats
from commonweal.stats.exceedance.reference import Days


@dataclass(frozen=True, slots=True)
class Panel:
    """counts (S, T), NaN where missing; log_population (S, T) or None; days (T,) or None."""

    counts: Floats
    log_population: Floats | None
    days: Days | None

    @property
    def length(self) -> int:
        """Points of time, T."""
        return int(self.counts.shape[1])

    def starts(self) -> NDArray[np.int64]:
        """The index of each series' first known count; T where it has none."""
        known = ~np.isnan(self.counts)
        return np.where(known.any(axis=1), known.argmax(axis=1) if self.length else 0, self.length)


def panel_of(counts: ArrayLike, population: ArrayLike | None, days: Days | None) -> Panel:
    """Check and hold the counts. Raises MethodRefused for counts that are no counts, or arrays that do not match."""
    y = np.asarray(counts, dtype=float)
    if y.ndim != 2:
        raise MethodRefused("Series come as a table: one row a series, one column a point of time.", "Give (S, T).")
    known = y[~np.isnan(y)]
    if not (np.isfinite(known).all() and (known >= 0).all() and (known == np.floor(known)).all()):
        raise MethodRefused("Exceedance works on counts: whole numbers from 0 up.", "Leave a missing count empty.")
    if days is not None and (days.shape != y.shape[1:] or (np.diff(days) <= np.timedelta64(0, "D")).any()):
        raise MethodRefused("The dates do not match the counts.", "Give one date a point, oldest first.")
    if population is None:
        return Panel(y, None, days)
    log_population = _log_of(population, y)
    return Panel(np.where(np.isnan(log_population), np.nan, y), log_population, days)


def points_of(at: Sequence[int] | None, length: int, needs: int) -> NDArray[np.int64]:
    """The points asked for, or all that have enough before them. Raises MethodRefused for one that is not there."""
    if at is None:
        return np.arange(min(needs, length), length)
    points = np.asarray(at, dtype=np.int64)
    if points.size and not (points.min() >= 0 and points.max() < length):
        raise MethodRefused(f"A point asked for lies outside the {length} held.", f"Ask for 0 to {length - 1}.")
    return points


def _log_of(population: ArrayLike, y: Floats) -> Floats:
    people = np.asarray(population, dtype=float)
    if people.shape not in (y.shape, y.shape[1:]):
        raise MethodRefused("The population does not match the counts.", "Give one number for each count.")
    known = people[~np.isnan(people)]
    if not ((known > 0) & np.isfinite(known)).all():
        raise MethodRefused("A population must be above 0.", "Leave one that is not known empty.")
    return np.asarray(np.log(np.broadcast_to(people, y.shape)))
