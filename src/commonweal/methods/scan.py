"""`analyse scan`: the space-time scan over a table of locations, times and counts."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused, RowsRefused
from commonweal.methods.answer import Answer
from commonweal.methods.table import InputTable
from commonweal.methods.timeline import Timeline, timeline_of
from commonweal.stats.scan import Cluster, Scan, scan

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """Options, as `stats.scan.scan` has them; `frequency` 12 for months, 52 for weeks, 365 for days."""

    model: Literal["poisson", "permutation"] = "poisson"
    max_population: float = 0.5
    max_duration: int | None = None
    prospective: bool = False
    replicates: int = 999
    seed: int = 0
    frequency: int = 12


def scanned(table: InputTable, asked: Asked) -> Answer:
    """A row for each cluster, highest first: locations, `start` and `end` as the table has them, observed, expected ...

    Columns `location`, `time`, `count` [, `population`, `x`, `y`]. A location and time without a row counts as no
    event, as lists of events are kept; the answer says how many. An empty count is refused, never taken for zero.
    Raises RowsRefused for a location and time that come twice, or a location with two places.
    """
    names = tuple(dict.fromkeys(table.text("location")))
    place = np.array([names.index(name) for name in table.text("location")])
    times = timeline_of(table.text("time"), asked.frequency)
    cells = place * times.length + times.place
    _check_once(table, cells)
    given = table.counts("count")
    if np.isnan(given).any():
        line = table.line_numbers[int(np.argmax(np.isnan(given)))]
        raise RowsRefused(
            f"{table.name}, line {line}, column 'count': empty.",
            "Give the count, leave out the location, or scan a time in which all is known.",
        )
    counts = np.zeros((len(names), times.length))
    counts.ravel()[cells] = given
    points = _points(table, place, len(names)) if table.has("x") and table.has("y") else None
    found = scan(
        counts, generator=np.random.default_rng(asked.seed), model=asked.model,
        population=_population(table, place, len(names), asked.model), points=points,
        max_population=asked.max_population, max_duration=asked.max_duration, prospective=asked.prospective,
        replicates=asked.replicates,
    )  # fmt: skip
    rows = tuple(_row(one, names, table, times) for one in found.clusters)
    return Answer(
        "scan", _parameters(asked, found, points is not None), rows, _more(found, rows, counts.size, len(table))
    )


def _more(found: Scan, rows: tuple[dict[str, Any], ...], cells: int, given: int) -> dict[str, Any]:
    absent = cells - given
    return {
        "clusters": rows,
        "events": found.events,
        "cylinders": found.cylinders,
        "rows_absent": absent,
        "note": f"{absent:,} of {cells:,} locations and times have no row, and count as no event" if absent else None,
    }


def _parameters(asked: Asked, found: Scan, circles: bool) -> dict[str, Any]:
    return {
        "model": asked.model,
        "places": "circles round each location" if circles else "each location alone",
        "max_population": asked.max_population,
        "max_duration": found.longest,
        "prospective": asked.prospective,
        "replicates": asked.replicates,
        "seed": asked.seed,
    }


def _row(one: Cluster, names: tuple[str, ...], table: InputTable, times: Timeline) -> dict[str, Any]:
    return {
        "locations": [names[i] for i in one.locations.tolist()],
        "start": _said(table, times, one.start),
        "end": _said(table, times, one.end),
        "observed": one.observed,
        "expected": one.expected,
        "relative_risk": one.relative_risk,
        "llr": one.llr,
        "p": one.p,
        "p_gumbel": one.p_gumbel,
        "recurrence": one.recurrence,
    }


def _said(table: InputTable, times: Timeline, at: int) -> str:
    """A time as the table writes it; a time that no row has, by its date or number."""
    here = np.flatnonzero(times.place == at)
    if here.size:
        return table.text("time")[int(here[0])]
    return str(times.first + at) if times.days is None else str(times.days[at])


def _check_once(table: InputTable, cells: npt.NDArray[np.int64]) -> None:
    _, first = np.unique(cells, return_index=True)
    if first.size < cells.size:
        row = int(np.setdiff1d(np.arange(cells.size), first)[0])
        raise RowsRefused(
            f"{table.name}, line {table.line_numbers[row]}: '{table.text('location')[row]}' at "
            f"{table.text('time')[row]} comes a second time.",
            "Add up the counts of one location and time.",
        )


def _points(table: InputTable, place: npt.NDArray[np.int64], many: int) -> Floats:
    given = np.column_stack([table.numbers("x"), table.numbers("y")])
    points = np.full((many, 2), np.nan)
    points[place[::-1]] = given[::-1]  # the first row of each location is written last
    moved = np.flatnonzero((given != points[place]).any(axis=1) & np.isfinite(given).all(axis=1))
    if moved.size:
        raise RowsRefused(
            f"{table.name}, line {table.line_numbers[int(moved[0])]}: a location has two places.",
            "Give each location the same x and y in all its rows.",
        )
    return points


def _population(table: InputTable, place: npt.NDArray[np.int64], many: int, model: str) -> Floats | None:
    """Of each location the mean of what its rows say."""
    if model == "permutation" or not table.has("population"):
        return None
    given = table.positive("population")
    known = np.isfinite(given)
    rows = np.bincount(place[known], minlength=many)
    if (rows == 0).any():
        name = table.text("location")[int(np.flatnonzero(place == int(np.argmin(rows)))[0])]
        raise MethodRefused(f"'{name}' has no population.", "Give it, or ask for --model permutation.")
    return np.bincount(place[known], weights=given[known], minlength=many) / rows
