"""Monthly series with the band that earlier years lead one to expect, and the months outside it."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from commonweal.analysis.cube import Cube
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.analysis.recorded_crime.question import DISCOVERY_RATE, Question
from commonweal.figures import Area, Figure, Mark, Period, Point, Series
from commonweal.records import offences
from commonweal.stats.exceedance import Bounds, Controls, exceedances
from commonweal.stats.false_discovery import benjamini_hochberg

SHOWN = 36  # months drawn at most; never fewer than both periods
LONG_GAP = 6  # months missing in a row: what lies before is another time, and is not looked back on
CONTROLS = Controls(frequency=12, alpha=0.025)  # the band holds 95 of 100 usual months
METHOD = "Farrington-Noufaily, months, 95% band, alarms held to a false discovery rate of 5%"
NO_BAND = "Farrington-Noufaily band not available: three whole years before a month are needed"

Array = npt.NDArray[np.float64]


def banded(
    cube: Cube, area: Area, figures: Sequence[Figure], question: Question, sources: tuple[str, ...]
) -> list[Series]:
    """A series for each figure's offence. Alarms are sought in the period alone, all offences together."""
    if not figures:
        return []
    counts = np.array([cube.series(f.offence) for f in figures])
    shown = _shown(cube.horizon, question)
    start = _after_long_gap(cube.held)
    first = max(shown.start.index - cube.horizon.start.index, start)
    at = list(range(first - start, len(cube.horizon) - start))
    bounds = exceedances(counts[:, start:], CONTROLS, at=at)
    alarm = _alarms(bounds, len(question.period))
    return [
        _series(f, counts[i], shown, cube, question, bounds.of_one(i), alarm[i], area, sources)
        for i, f in enumerate(figures)
    ]


def _shown(horizon: Period, question: Question) -> Period:
    start = min(question.against.start, question.period.end - (SHOWN - 1))
    return Period(max(start, horizon.start), horizon.end)


def _after_long_gap(held: npt.NDArray[np.bool_]) -> int:
    missing = 0
    for i in range(len(held) - 1, -1, -1):
        missing = 0 if held[i] else missing + 1
        if missing == LONG_GAP:
            return i + LONG_GAP
    return 0


def _alarms(bounds: Bounds, months: int) -> npt.NDArray[np.int64]:
    """1 above, -1 below, 0 otherwise, for the last `months` points: outside the band and held to the discovery rate."""
    out = np.zeros(bounds.p.shape, dtype=np.int64)
    last = np.array(bounds.p[:, -months:])
    q = benjamini_hochberg(last.ravel()).reshape(last.shape)
    sure = np.nan_to_num(q, nan=1.0) <= DISCOVERY_RATE
    out[:, -months:] = sure * (bounds.alarm[:, -months:].astype(int) - bounds.alarm_low[:, -months:].astype(int))
    return out


def _series(
    figure: Figure,
    counts: Array,
    shown: Period,
    cube: Cube,
    question: Question,
    bounds: Bounds,
    alarm: npt.NDArray[np.int64],
    area: Area,
    sources: tuple[str, ...],
) -> Series:
    values = cube.window(counts, shown)
    lead = len(shown) - len(alarm)
    words: dict[int, Literal["above", "below"]] = {1: "above", -1: "below"}
    points = []
    for i, month in enumerate(shown):
        j = i - lead
        band = (bounds.expected[j], bounds.lower[j], bounds.upper[j]) if j >= 0 else (np.nan,) * 3
        expected, lower, upper = (finite(x) for x in band)
        value = int(values[i]) if np.isfinite(values[i]) else None
        points.append(Point(month, value, expected, lower, upper, words.get(int(alarm[j])) if j >= 0 else None))
    available = any(p.upper is not None for p in points if p.month in question.period)
    marks = tuple(
        Mark(c.month, c.text)
        for c in question.register.touching(figure.offence, shown)
        if figure.offence in offences.descendants(c.offence)
    )
    return Series(
        id=f"{area.code}/{figure.offence}/months",
        label=figure.label,
        offence=figure.offence,
        area=area,
        unit=figure.unit,
        points=tuple(points),
        method=METHOD if available else NO_BAND,
        parameters={
            "b": "3 to 5 years, as held",
            "alpha": CONTROLS.alpha,
            "w": CONTROLS.half_width,
            "periods": CONTROLS.levels,
        },
        marks=marks,
        sources=sources,
        audience=question.rows_audience,
    )
