"""To the end of the financial year, by what the rest of earlier years added to the same months; where asked for."""

from collections.abc import Sequence

import numpy as np

from commonweal.analysis.cube import Cube
from commonweal.analysis.projection import METHOD, financial_year, project_year, year_so_far
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.analysis.recorded_crime.question import LEVEL, Question
from commonweal.figures import Area, Figure, Note, Row, Table


def projection_figures(
    cube: Cube, area: Area, figures: Sequence[Figure], question: Question
) -> tuple[list[Figure], list[Note]]:
    """One figure for each offence counted; none, with the reason, where the months held do not bear it."""
    so_far = year_so_far(question.period.end, lambda period: bool(cube.held_in(period).all()))
    if so_far.why_not:
        return [], [Note("source" if so_far.is_over else "gap", so_far.why_not)]
    counted = [f for f in figures if f.value is not None]
    series = np.array([cube.series(f.offence) for f in counted])
    answer = project_year(lambda period: cube.window(series, period), so_far, LEVEL)
    return [
        Figure(
            id=f"{area.code}/{f.offence}/projection",
            label=f.label,
            offence=f.offence,
            area=area,
            value=finite(answer.projected[i]),
            unit=f.unit,
            period=so_far.year,
            interval=(finite(answer.low[i]), finite(answer.high[i])),
            level=LEVEL,
            method=METHOD,
            parameters={
                "so_far": str(so_far.elapsed),
                "years": [str(year) for year in so_far.earlier],
                "phi": finite(answer.phi[i]),
            },
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
