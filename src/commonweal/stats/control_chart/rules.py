"""The rules that call a point unusual, and no others: every rule added is one more way to cry wolf.

False alarms where nothing changed, by simulation: docs/explanation/control-charts.md.
"""

import numpy as np

from commonweal.stats.control_chart.result import Floats, Signs

RUN = 8
"""Points in a row on one side of the centre (Western Electric 1956, rule 4)."""

TREND = 6
"""Points in a row each above, or each below, the one before: five rises or falls together, as the NHS counts."""


def beyond(value: Floats, low: Floats, high: Floats) -> Signs:
    """1 above the limit, -1 below, 0 within or not known; a point on the limit is within. Arrays (T,)."""
    return np.asarray((value > high).astype(np.int8) - (value < low).astype(np.int8), dtype=np.int8)


def runs(value: Floats, centre: Floats, least: int = RUN) -> Signs:
    """1 or -1 on each point of `least` or more in a row on one side of the centre.

    A gap, a point on the centre or a new centre ends the row.

    >>> runs(np.array([4.0, 6, 7, 6, 5.5, 4]), np.full(6, 5.0), least=4).tolist()
    [0, 1, 1, 1, 1, 0]
    """
    side = np.where(np.isfinite(value + centre), np.sign(value - centre), 0.0)
    fresh = np.r_[True, centre[1:] != centre[:-1]] if centre.size else np.zeros(0, dtype=np.bool_)
    return _marked(side, fresh, least)


def trends(value: Floats, centre: Floats, least: int = TREND) -> Signs:
    """1 or -1 on each of `least` or more points in a row that each rise above, or fall below, the one before.

    A gap, two equal points or a new centre end it. Where there are no limits there is no trend either.

    >>> trends(np.array([5.0, 1, 2, 3, 4, 2]), np.full(6, 3.0), least=4).tolist()
    [0, 1, 1, 1, 1, 0]
    """
    steps = np.diff(value)
    same = np.isfinite(steps) & np.isfinite(centre[1:]) & (centre[1:] == centre[:-1])
    step_marks = _marked(np.where(same, np.sign(steps), 0.0), np.zeros(steps.size, dtype=np.bool_), least - 1)
    marks = np.zeros(value.size, dtype=np.int8)
    marks[1:] = step_marks
    marks[:-1] = np.where(marks[:-1] == 0, step_marks, marks[:-1])  # the point that the first step starts from
    return marks


def _marked(sign: Floats, fresh: np.typing.NDArray[np.bool_], least: int) -> Signs:
    """The sign on every member of a stretch of one sign that is `least` long; `fresh` starts a new stretch."""
    if not sign.size:
        return np.zeros(0, dtype=np.int8)
    starts = np.flatnonzero(np.r_[True, sign[1:] != sign[:-1]] | fresh)
    lengths = np.diff(np.r_[starts, sign.size])
    long = np.repeat(lengths >= least, lengths)
    return np.where(long, sign, 0.0).astype(np.int8)
