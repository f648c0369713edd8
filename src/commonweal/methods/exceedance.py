"""`analyse exceedance`: more, or fewer, than the years before lead one to expect? Any table of time and count."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.errors import MethodRefused, RowsRefused
from commonweal.methods.answer import Answer, labelled, whole
from commonweal.methods.table import InputTable
from commonweal.methods.timeline import Timeline, timeline_of
from commonweal.stats.exceedance import Bounds, Controls, exceedances


@dataclass(frozen=True, slots=True)
class Asked:
    """What part of the table is judged, by the table's own times (both ends included; None: as far as can be)."""

    first: str | None = None
    last: str | None = None
    population: str | None = None


def exceedance(table: InputTable, controls: Controls, asked: Asked | None = None) -> Answer:
    """A row for each of the table's rows from `first` to `last`.

    Columns: `time` (YYYY-MM, ISO date or whole number), `count` (empty where missing; a month without a row is missing
    too, never 0), and if there is one `series`. Rows answer `observed`, `expected`, `lower`, `upper`, `alarm`,
    `alarm_low`, `score`, `phi`, `p` (as many or more), `p_lower` (as few or fewer) and `p_two_sided`; null where not
    available.

    Raises RowsRefused for times that cannot be read or come twice, MethodRefused where no row has enough years before.
    """
    asked = asked or Asked()
    timeline = timeline_of(table.text("time"), controls.frequency)
    names = table.text("series") if table.has("series") else None
    series = _series_of(names, len(table))
    _check_once(table, timeline, series)
    counts = _spread(table.counts("count"), series, timeline)
    people = None if asked.population is None else table.positive(asked.population)
    at = _judged(asked, timeline, controls)
    bounds = exceedances(
        counts,
        controls,
        at=at.tolist(),
        population=None if people is None else _spread(people, series, timeline),
        days=timeline.days,
    )
    rows = _rows(table, asked, names, bounds, np.column_stack([series, timeline.place]))
    if not np.isfinite(bounds.phi).any():
        raise _too_short(controls)
    return Answer("exceedance", _parameters(controls, asked), rows)


def _series_of(names: tuple[str, ...] | None, rows: int) -> NDArray[np.int64]:
    if names is None:
        return np.zeros(rows, dtype=np.int64)
    known = {name: i for i, name in enumerate(dict.fromkeys(names))}
    return np.array([known[name] for name in names], dtype=np.int64)


def _check_once(table: InputTable, timeline: Timeline, series: NDArray[np.int64]) -> None:
    seen: dict[tuple[int, int], int] = {}
    for row, key in enumerate(zip(series.tolist(), timeline.place.tolist(), strict=True)):
        if key in seen:
            raise RowsRefused(
                f"{table.name}, line {table.line_numbers[row]}: '{table.text('time')[row]}' comes a second time "
                f"(first in line {table.line_numbers[seen[key]]}).",
                "Give each time one row in each series; name the series in a column 'series'.",
            )
        seen[key] = row


def _spread(values: NDArray[np.float64], series: NDArray[np.int64], timeline: Timeline) -> NDArray[np.float64]:
    out = np.full((int(series.max()) + 1, timeline.length), np.nan)
    out[series, timeline.place] = values
    return out


def _judged(asked: Asked, timeline: Timeline, controls: Controls) -> NDArray[np.int64]:
    first = controls.needs if asked.first is None else max(0, timeline.find(asked.first))
    last = timeline.length - 1 if asked.last is None else min(timeline.find(asked.last), timeline.length - 1)
    if asked.first is None and first > last:
        raise _too_short(controls)
    if first > last:
        raise MethodRefused("The table holds nothing from the first to the last time asked for.", "Check both times.")
    return np.arange(first, last + 1)


def _too_short(controls: Controls) -> MethodRefused:
    return MethodRefused(
        f"Exceedance needs {controls.needs} points of history before the one it judges, most of them known, "
        "and no time of the table has them.",
        "Give more history, or fewer years with b (under three years one odd year decides what is usual).",
    )


def _rows(
    table: InputTable,
    asked: Asked,
    names: tuple[str, ...] | None,
    bounds: Bounds,
    keys: NDArray[np.int64],
) -> tuple[dict[str, Any], ...]:
    own = ("time", "count", "series") + ((asked.population,) if asked.population else ())
    labels, times = table.labels(own), table.text("time")
    column = {int(point): i for i, point in enumerate(bounds.at)}
    rows = []
    for row, (series, place) in enumerate(keys.tolist()):
        if place in column:
            label = {"time": times[row], "series": names[row] if names else None}
            rows.append(labelled(labels[row], label | _answered(bounds, series, column[place])))
    return tuple(rows)


def _answered(bounds: Bounds, series: int, i: int) -> dict[str, Any]:
    at = (series, i)
    judged = bool(np.isfinite(bounds.phi[at]) and np.isfinite(bounds.observed[at]))
    return {
        "observed": whole(float(bounds.observed[at])),
        "expected": float(bounds.expected[at]),
        "lower": whole(float(bounds.lower[at])),
        "upper": whole(float(bounds.upper[at])),
        "alarm": bool(bounds.alarm[at]) if judged else None,
        "alarm_low": bool(bounds.alarm_low[at]) if judged else None,
        "score": float(bounds.score[at]),
        "phi": float(bounds.phi[at]),
        "p": float(bounds.p_upper[at]),
        "p_lower": float(bounds.p_lower[at]),
        "p_two_sided": float(bounds.p[at]),
    }


def _parameters(controls: Controls, asked: Asked) -> dict[str, Any]:
    return {
        "frequency": controls.frequency,
        "from": asked.first,
        "to": asked.last,
        "b": controls.b if controls.b is not None else "3 to 5, as held",
        "w": controls.half_width,
        "periods": controls.levels,
        "past_not_included": controls.left_out,
        "reweight": controls.reweight,
        "weights_threshold": controls.weights_threshold,
        "trend": controls.trend,
        "p_threshold_trend": controls.p_threshold_trend,
        "power": controls.power,
        "alpha": controls.alpha,
        "threshold_method": controls.threshold_method,
        "population": asked.population,
        "limit54": f"{controls.limit54[0]:g},{controls.limit54[1]}",
        "compat": controls.compat,
    }
