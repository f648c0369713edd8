"""Rows that other forces recorded in the district: a line of their own, in no total."""

import numpy as np

from commonweal.analysis.recorded_crime.material import Material, other_force_sources
from commonweal.analysis.recorded_crime.question import Question
from commonweal.figures import Area, Figure, Row, Table
from commonweal.records import offences


def other_force_figures(material: Material, area: Area, question: Question) -> list[Figure]:
    """Count of each force's rows in the two periods, all offences together; nothing is tested on so few."""
    cube = material.others
    sources = other_force_sources(material.book, cube.areas, question)
    figures = []
    for force, counts in zip(cube.areas, cube.counts, strict=True):
        series = np.where(cube.held, counts.sum(axis=0), np.nan)
        now, then = cube.window(series, question.period), cube.window(series, question.against)
        if np.nansum(now) + np.nansum(then) > 0:
            figures.append(_figure(force, now, then, area, question, sources))
    return figures


def _figure(
    force: str, now: np.ndarray, then: np.ndarray, area: Area, question: Question, sources: tuple[str, ...]
) -> Figure:
    return Figure(
        id=f"{area.code}/{offences.ALL_CRIME}/other-force/{force.lower().replace(' ', '-')}",
        label=force,
        offence=offences.ALL_CRIME,
        area=area,
        value=int(np.nansum(now)),
        unit="crimes and incidents",
        period=question.period,
        baseline_value=int(np.nansum(then)) if np.isfinite(then).any() else None,
        baseline_period=question.against,
        method="count of rows that this force recorded in the district, as far as its files are held",
        sources=sources,
        audience=question.rows_audience,
    )


def other_force_table(figures: list[Figure], question: Question) -> Table:
    """The table; it says that these are in no total."""
    note = "Recorded here by other forces. Not in any total of this paper."
    rows = tuple(Row(f.id) for f in figures)
    return Table("other-forces", "Recorded by other forces", "Force", rows, question.period, question.against, note)
