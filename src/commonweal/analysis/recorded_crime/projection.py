"""To the end of the financial year, by what the rest of earlier years added to the same months; where asked for."""

from collections.abc import Sequence

import numpy as np

from commonweal.analysis.cube import Cube
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.analysis.recorded_crime.question import LEVEL, Question
from commonweal.figures import Area, Figure, Month, Note, Period, Row, Table
from commonweal.figures.period import FINANCIAL_YEAR_STARTS
from commonweal.stats.projection import LEAST_YEARS, project

METHOD = "projection by the earlier years' ratio of the rest to the same months, quasi-Poisson"


def financial_year(month: Month) -> Period:
    """April to March, round a month."""
    start = Month(month.year - (month.month < FINANCIAL_YEAR_STARTS), FINANCIAL_YEAR_STARTS)
    return Period(start, start + 11)


def projection_figures(
    cube: Cube, area: Area, figures: Sequence[Figure], question: Question
) -> tuple[list[Figure], list[Note]]:
    """One figure for each offence counted; none, with the reason, where the months held do not bear it."""
    year = financial_year(question.period.end)
    elapsed = Period(year.start, question.period.end)
    years = [year.shift(-12 * n) for n in range(1, 6)]
    whole = [y for y in years if cube.held_in(y).all()]
    if elapsed == year:
        return [], [Note("source", f"The financial year to {year.end.words} is over: there is nothing to project.")]
    if not cube.held_in(elapsed).all() or len(whole) < LEAST_YEARS:
        held = f"{len(whole)} whole earlier {'year is' if len(whole) == 1 else 'years are'} held"
        text = f"No projection to {year.end.words}: {held}, {LEAST_YEARS} are needed."
        return [], [Note("gap", text)]
    counted = [f for f in figures if f.value is not None]
    series = np.array([cube.series(f.offence) for f in counted])
    now = cube.window(series, elapsed).sum(axis=1)
    first = np.stack([cube.window(series, y)[:, : len(elapsed)].sum(axis=1) for y in whole], axis=1)
    rest = np.stack([cube.window(series, y)[:, len(elapsed) :].sum(axis=1) for y in whole], axis=1)
    answer = project(now, first, rest, level=LEVEL)
    return [
        Figure(
            id=f"{area.code}/{f.offence}/projection",
            label=f.label,
            offence=f.offence,
            area=area,
            value=finite(answer.projected[i]),
            unit=f.unit,
            period=year,
            interval=(finite(answer.low[i]), finite(answer.high[i])),
            level=LEVEL,
            method=METHOD,
            parameters={"so_far": str(elapsed), "years": [str(y) for y in whole], "phi": finite(answer.phi[i])},
            sources=f.sources,
            audience=question.rows_audience,
        )
        for i, f in enumerate(counted)
    ], []


def projection_table(figures: Sequence[Figure], question: Question) -> Table:
    """The table; the interval is of the year's total itself."""
    year = financial_year(question.period.end)
    rows = tuple(Row(f.id) for f in figures)
    title = f"Projection to the end of {year.end.words}"
    note = "The likely range is of the year's total. A change of pattern in the months to come is not foreseen."
    return Table("projection", title, "Offence", rows, year, None, note)
