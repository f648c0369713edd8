"""The run chart's limits: what an indicator's own earlier figures lead one to expect of the last."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from commonweal.records.indicator import PER, Indicator, Reading
from commonweal.stats.control_chart import LEAST_HISTORY, ControlChart, individuals, proportions, rates

Signal = Literal["above its limits", "below its limits", "run above", "run below", "rising", "falling", "as usual", ""]


def chart_of(indicator: Indicator, readings: Sequence[Reading | None]) -> ControlChart | None:
    """The chart of consecutive periods, None where one was not given; None for no figure at all.

    Limits are told from all known figures but the last, where that leaves enough: the last is what is judged. Shares
    and rates with their counts have limits of their own size, widened where neighbours differ beyond chance (Laney).
    """
    value = _column(readings, "value")
    known = int(np.isfinite(value).sum())
    if not known:
        return None
    baseline = known - 1 if known > LEAST_HISTORY else None
    count, of = _column(readings, "numerator"), _column(readings, "denominator")
    told = bool((np.isfinite(count) & (of > 0))[np.isfinite(value)].all())
    if indicator.unit == "percent" and told and bool((count[np.isfinite(value)] <= of[np.isfinite(value)]).all()):
        return proportions(_where(value, count), _where(value, of), laney=True, baseline=baseline)
    if indicator.unit in PER and indicator.unit != "percent" and told:
        size = _where(value, of)
        return rates(_where(value, count), size, per=PER[indicator.unit], laney=True, baseline=baseline)
    return individuals(value, baseline=baseline, low=0.0 if (value[np.isfinite(value)] >= 0).all() else None)


def signal(chart: ControlChart | None) -> Signal:
    """What the rules say of the last known figure, the strongest first; "" where there is too little history."""
    if chart is None:
        return ""
    last = int(np.flatnonzero(np.isfinite(chart.value))[-1])
    if not chart.told[last]:
        return ""
    if chart.beyond[last]:
        return "above its limits" if chart.beyond[last] > 0 else "below its limits"
    if chart.run[last]:
        return "run above" if chart.run[last] > 0 else "run below"
    if chart.trend[last]:
        return "rising" if chart.trend[last] > 0 else "falling"
    return "as usual"


def _column(readings: Sequence[Reading | None], name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    found = [None if r is None else getattr(r, name) for r in readings]
    return np.array([np.nan if v is None else v for v in found], dtype=np.float64)


def _where(
    value: np.ndarray[tuple[int], np.dtype[np.float64]], of: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A count only where its value is known too: what is not available is not drawn."""
    return np.where(np.isfinite(value), of, np.nan)
