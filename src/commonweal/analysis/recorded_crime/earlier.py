"""Against the average of the earlier years held: how many they are is said, and a missing year is never bridged."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from commonweal.analysis.cube import Cube
from commonweal.analysis.recorded_crime.figures_of_change import change_fields, finite
from commonweal.analysis.recorded_crime.question import LEVEL, Question
from commonweal.figures import Area, Figure, Note, Period, Row, Table
from commonweal.stats.change import compare_to_average

LEAST_YEARS = 2  # the average of one year is that year, which the main table compares with


@dataclass(frozen=True, slots=True)
class Earlier:
    """Figures against the average, and what must be said of the years."""

    figures: tuple[Figure, ...]
    notes: tuple[Note, ...]


def earlier_years(cube: Cube, question: Question) -> tuple[tuple[Period, ...], Period | None]:
    """The same months of each year before, newest first, back to the first one not held whole, which is named."""
    step = -12 * -(-len(question.period) // 12)
    years: list[Period] = []
    period = question.period.shift(step)
    while period.end >= cube.horizon.start:
        if not cube.held_in(period).all():
            return tuple(years), period
        years.append(period)
        period = period.shift(step)
    return tuple(years), None


def earlier_figures(cube: Cube, area: Area, figures: Sequence[Figure], question: Question) -> Earlier:
    """One figure for each offence that has a change of its own, tested together."""
    years, missing = earlier_years(cube, question)
    note = _note(years, missing)
    counted = [f for f in figures if f.value is not None]
    if len(years) < LEAST_YEARS or not counted or not cube.held_in(question.period).all():
        return Earlier((), (note,))
    series = np.array([cube.series(f.offence) for f in counted])
    before = np.stack([cube.window(series, y) for y in years], axis=1)
    result = compare_to_average(before, cube.window(series, question.period), level=LEVEL)
    tested = change_fields(result.change)
    found = tuple(
        Figure(
            id=f"{area.code}/{f.offence}/average",
            label=f.label,
            offence=f.offence,
            area=area,
            value=f.value,
            unit=f.unit,
            period=question.period,
            baseline_value=finite(result.change.before[i]),
            baseline_period=Period(years[-1].start, years[0].end),
            **{**tested[i], "parameters": {**tested[i]["parameters"], "years": [str(y) for y in years]}},
            sources=f.sources,
            audience=question.rows_audience,
        )
        for i, f in enumerate(counted)
    )
    return Earlier(found, (note,))


def _note(years: Sequence[Period], missing: Period | None) -> Note:
    gap = f" {missing.words} is not held whole, so no year before it is used." if missing else ""
    if not years:
        return Note("gap", f"No earlier year is held whole for an average.{gap}")
    if len(years) < LEAST_YEARS:
        return Note("gap", f"Only one earlier year is held ({years[0].words}), so there is no average of years.{gap}")
    return Note("source", f"The average is of {len(years)} earlier years, back to {years[-1].words}.{gap}")


def earlier_table(figures: Sequence[Figure], question: Question) -> Table:
    """The table; the number of years stands in its title."""
    years = len(figures[0].parameters["years"]) if figures else 0
    rows = tuple(Row(f.id) for f in figures)
    title = f"Against the average of {years} earlier years"
    return Table("earlier", title, "Offence", rows, question.period, figures[0].baseline_period if figures else None)
