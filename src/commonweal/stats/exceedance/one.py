"""The bounds of one series, which refuses where there are too few years instead of answering with gaps."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from commonweal.errors import MethodRefused
from commonweal.stats.exceedance.bounds import Bounds, Floats
from commonweal.stats.exceedance.controls import Controls
from commonweal.stats.exceedance.many import exceedances
from commonweal.stats.exceedance.reference import Days


def exceedance(
    counts: ArrayLike,
    controls: Controls | None = None,
    *,
    at: Sequence[int] | None = None,
    population: ArrayLike | None = None,
    days: Days | None = None,
) -> Bounds:
    """Bounds, arrays (K,), of one series `counts` (T,) at K points; otherwise as `exceedances`.

    >>> year = [20, 18, 22, 25, 27, 30, 33, 31, 26, 24, 21, 19]
    >>> band = exceedance(year * 3 + [20, 18, 50])
    >>> band.upper.tolist(), band.alarm.tolist()
    ([27.0, 29.0, 31.0], [False, False, True])

    Raises MethodRefused where a point asked for has less history than the controls need: three years, unless `b` says
    otherwise.
    """
    controls = controls or Controls()
    series = np.asarray(counts, dtype=float)
    if series.ndim != 1:
        raise MethodRefused("One series is one row of counts.", "Use exceedances for a table of series.")
    held = _held_before(series, controls, at)
    if held < controls.needs:
        raise MethodRefused(
            f"Exceedance needs {controls.needs} points before the one it judges, and {held} are held.",
            "Hold more history, or read the counts without a band.",
        )
    several = np.asarray(population)[None, :] if population is not None else None
    return exceedances(series[None, :], controls, at=at, population=several, days=days).of_one()


def _held_before(series: Floats, controls: Controls, at: Sequence[int] | None) -> int:
    """Points before the earliest asked for (or before the last), from the first known count where years run from it."""
    known = ~np.isnan(series)
    if not known.any():
        return 0
    start = int(known.argmax()) if controls.b is None else 0
    first = min(at) if at is not None and len(at) else len(series) - 1
    return max(0, first - start)
