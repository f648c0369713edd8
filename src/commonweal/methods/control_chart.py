"""`analyse control-chart`: an indicator's periods beside what its own history leads one to expect."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused, RowsRefused
from commonweal.methods.answer import Answer, whole
from commonweal.methods.table import InputTable
from commonweal.methods.years import ordinals
from commonweal.stats.control_chart import LEAST_HISTORY, ControlChart, individuals, proportions, rates

Floats = npt.NDArray[np.float64]
SHARE, RATE, FIGURE = "of", "population", "value"
_SIDES = {1: "above", -1: "below"}
_WAYS = {1: "rising", -1: "falling"}


def control_chart(
    table: InputTable,
    periods_in_year: int = 12,
    baseline: int | None = None,
    rebased_at: Sequence[str] = (),
    *,
    laney: bool = False,
) -> Answer:
    """A row for each period: `value`, `centre`, `limits`, and the marks `beyond`, `run` and `trend` where any is made.

    Columns: `period` and `value` (any figure); or `period`, `count` and `of` (a share), or `count` and `population` (a
    rate). Periods are in any order; one without a row is a gap. `baseline`: how many known
    points the limits are told from, all where not given; `rebased_at`: periods from which a new level holds, as people
    decided. `laney` widens the limits of a share or rate by how much more than chance neighbours differ.

    Raises RowsRefused for a period that comes twice, ColumnsRefused for columns missing, MethodRefused for settings
    that the chart cannot take, such as Laney's limits of single figures.
    """
    cells = table.text("period")
    place = ordinals([*cells, *rebased_at], periods_in_year)
    place, at = place[: len(cells)] - place[: len(cells)].min(), place[len(cells) :] - place[: len(cells)].min()
    _check_once(cells, place)
    places = np.full(int(place.max()) + 1, -1)
    places[place] = np.arange(len(cells))
    chart = _chart(table, places, baseline, at.tolist(), laney=laney)
    rows = tuple({"period": cells[row]} | _row(chart, place) for place, row in enumerate(places) if row >= 0)
    parameters = {
        "kind": chart.kind,
        "periods_in_year": periods_in_year,
        "baseline": baseline,
        "rebased_at": list(rebased_at) or None,
    }
    note = None if chart.told.any() else f"Fewer than {LEAST_HISTORY} periods are known: no limits, and no marks."
    return Answer("control-chart", parameters, rows, {"note": note})


def _chart(
    table: InputTable, places: npt.NDArray[np.int64], baseline: int | None, at: list[int], *, laney: bool
) -> ControlChart:
    """The chart that the table's columns ask for, on the even grid."""
    if table.has(SHARE):
        count, size = _gridded(table.counts("count"), places), _gridded(table.positive(SHARE), places)
        return proportions(count, size, laney=laney, baseline=baseline, rebased_at=at)
    if table.has(RATE):
        count, size = _gridded(table.counts("count"), places), _gridded(table.positive(RATE), places)
        return rates(count, size, laney=laney, baseline=baseline, rebased_at=at)
    if laney:
        raise MethodRefused(
            "Single figures have no limits after Laney.", "Give count and of, or count and population; or leave it out."
        )
    return individuals(_gridded(table.numbers(FIGURE), places), baseline=baseline, rebased_at=at)


def _gridded(column: Floats, places: npt.NDArray[np.int64]) -> Floats:
    return np.where(places >= 0, column[places], np.nan)


def _row(chart: ControlChart, at: int) -> dict[str, Any]:
    told = bool(chart.told[at])
    return {
        "value": whole(float(chart.value[at])),
        "centre": float(chart.centre[at]) if told else None,
        "limits": [float(chart.low[at]), float(chart.high[at])] if told else None,
        "beyond": _SIDES.get(int(chart.beyond[at])),
        "run": _SIDES.get(int(chart.run[at])),
        "trend": _WAYS.get(int(chart.trend[at])),
    }


def _check_once(cells: Sequence[str], place: npt.NDArray[np.int64]) -> None:
    _, first = np.unique(place, return_index=True)
    twice = sorted(set(range(len(cells))) - set(first.tolist()))
    if twice:
        raise RowsRefused(f"The period '{cells[twice[0]]}' comes twice.", "A chart is of one series: one row a period.")
