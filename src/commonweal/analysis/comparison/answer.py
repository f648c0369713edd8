"""The comparison with similar partnerships: one question in, all its figures out."""

from dataclasses import replace
from datetime import date

import commonweal
from commonweal.analysis.comparison.direction import direction_figures, direction_table, gap_notes, trends
from commonweal.analysis.comparison.material import Ground, Material, gather_group, on
from commonweal.analysis.comparison.question import Question
from commonweal.analysis.comparison.rates import compare, standing_table
from commonweal.analysis.comparison.sensitivity import (
    alternative_figures,
    alternative_table,
    beside_others,
    stability_notes,
)
from commonweal.analysis.comparison.year_end import year_end_figures, year_end_table
from commonweal.analysis.country import POLICE_UK
from commonweal.figures import Area, Cover, Figure, FigureSet, Note, Row, Table
from commonweal.geography import Gazetteer
from commonweal.store import View

REPORT = "comparison"
COUNTED = {
    True: "Each partnership counts the rows of its home force.",
    False: "The counts are a published table's, in which the rows of all forces stand together.",
}


def answer(
    question: Question, view: View, places: Gazetteer, *, as_at: date | None = None, cover: Cover | None = None
) -> FigureSet:
    """Every figure of the comparison. NoDataForPeriod where our own partnership has nothing to compare."""
    return _figure_set(question, gather_group(view, places, question), as_at, cover)


def answer_on(ground: Ground, question: Question, *, cover: Cover | None = None) -> FigureSet:
    """The same on a ground that holds it, for many partnerships one after another."""
    return _figure_set(question, on(ground, question), None, cover)


def _figure_set(question: Question, material: Material, as_at: date | None, cover: Cover | None) -> FigureSet:
    compared = compare(material, question)
    direction = direction_figures(material, question)
    year_end, year_notes = year_end_figures(material, question)
    beside = beside_others(material, question)
    others = alternative_figures(material, question, beside)
    group = _members(material, question)
    rates = [figure for one in compared for figure in (*one.figures, one.group)]
    area = question.partnership.area
    sources = material.ground.book.sources()
    marking = material.ground.book.marking()
    tables = (
        standing_table(compared, question),
        direction_table(direction, question),
        year_end_table(year_end, question),
        _group_table(group, question),
        alternative_table(others, question),
    )
    return FigureSet(
        report=REPORT,
        partnership=area,
        period=question.period,
        against=question.against,
        as_at=as_at.isoformat() if as_at else None,
        audience=question.audience,
        software=f"commonweal {commonweal.__version__}",
        sources=sources,
        figures=_marked((*rates, *direction, *year_end, *group, *others), marking),
        series=tuple(trends(material, question)),
        tables=tuple(table for table in tables if table.rows),
        groupings=tuple(one.grouping for one in compared),
        notes=(
            *_notes(material, question),
            *gap_notes(material, question),
            *year_notes,
            *stability_notes(beside, compared),
        ),
        cover=cover or Cover("", ""),
        body=f"{area.name} Community Safety Partnership",
        marking=marking,
    )


def _marked(figures: tuple[Figure, ...], marking: str | None) -> tuple[Figure, ...]:
    """Each with its source's marking, which goes with a figure wherever it is quoted."""
    if not marking:
        return figures
    return tuple(replace(f, parameters={**f.parameters, "marking": marking}) for f in figures)


def _members(material: Material, question: Question) -> list[Figure]:
    """How far each member of the group is from us; where the list is a file's, only that it is one."""
    return [
        Figure(
            id=f"{member.area.code}/distance",
            label=member.area.name,
            offence="",
            area=Area(member.area.code, member.area.name, member.area.kind),
            value=member.distance,
            unit="distance",
            period=question.period,
            method=question.group.method,
            sources=material.sources,
            audience=question.audience,
        )
        for member in question.group.members
    ]


def _group_table(figures: list[Figure], question: Question) -> Table:
    rows = tuple(Row(f.id) for f in figures)
    return Table("group", question.group.name, "Partnership", rows, question.period, None, question.group.method)


def _notes(material: Material, question: Question) -> list[Note]:
    return [
        Note("method", " ".join(filter(None, (question.group.method, question.group.note)))),
        Note("place", f"Residents: {material.ground.population}. {COUNTED[question.source == POLICE_UK]}"),
        Note(
            "method",
            "Above and below say that chance, and the spread that such partnerships usually have, do not explain the "
            "rate; not that anybody did well or badly. Recording differs between forces.",
        ),
    ]
