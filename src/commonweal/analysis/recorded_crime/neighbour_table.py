"""Neighbouring districts side by side, by rate; one whose force's file is absent reads `not available`."""

from dataclasses import replace

from commonweal.analysis.recorded_crime.figures_of_change import change_figures, rate_figure
from commonweal.analysis.recorded_crime.material import Material, Neighbour
from commonweal.analysis.recorded_crime.offence_table import subject
from commonweal.analysis.recorded_crime.question import POLICE_UK, Question
from commonweal.analysis.recorded_crime.ward_table import residents
from commonweal.figures import Area, Figure, Row, Table
from commonweal.geography import Gazetteer
from commonweal.records import offences

NODE = offences.ALL_CRIME


def neighbour_figures(
    material: Material, ours: Figure, places: Gazetteer, question: Question, population: tuple[str, ...]
) -> list[Figure]:
    """Rates of all crime: ours first, then each neighbour's from its own home force. Always from the open source."""
    open_question = replace(question, source=POLICE_UK)
    there = [n for n in material.neighbours if n.cube is not None]
    subjects = [subject(n.cube, n.area, NODE, open_question, n.sources) for n in there if n.cube is not None]
    counted = {f.area.code: f for f in change_figures(subjects, open_question)}
    figures = [ours, *(counted.get(n.area.code) or _absent(n, open_question) for n in material.neighbours)]
    return [_rate(replace(f, label=f.area.name), places, population) for f in figures]


def _rate(figure: Figure, places: Gazetteer, population: tuple[str, ...]) -> Figure:
    people = residents(places, figure.area)
    if people is None or people.value is None:
        return rate_figure(figure, None, "not held", ())
    return rate_figure(figure, people.value, f"{people.edition}, {people.how}", population)


def _absent(neighbour: Neighbour, question: Question) -> Figure:
    return Figure(
        id=f"{neighbour.area.code}/{NODE}/change",
        label=neighbour.area.name,
        offence=NODE,
        area=neighbour.area,
        value=None,
        unit="crimes",
        period=question.period,
        baseline_period=question.against,
        verdict="not available",
        notes=(neighbour.reason,),
    )


def neighbour_table(figures: list[Figure], ours: Area, question: Question) -> Table:
    """The table; the reason is in the figure of a district that is not available."""
    rows = tuple(Row(f.id, group=f.area.code == ours.code) for f in figures)
    note = "Crimes per 1,000 residents in these months, each district by its home force."
    return Table("neighbours", "Neighbouring districts", "District", rows, question.period, question.against, note)
