"""A partner's own figures and words, in a section of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.analysis.recorded_crime.question import Question
from commonweal.figures import Area, Audience, Figure, Paragraph, Row, Table


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A number that a partner states itself."""

    label: str
    value: float | None
    baseline: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one partner gives to the paper."""

    agency: str
    title: str
    text: str
    figures: tuple[StatedFigure, ...] = ()
    audience: Audience = "public"


def contributed(
    contributions: Sequence[Contribution], area: Area, question: Question
) -> tuple[list[Paragraph], list[Figure], list[Table]]:
    """Paragraphs with their figures and tables. In a public paper, what is for partners alone is left out."""
    paragraphs: list[Paragraph] = []
    figures: list[Figure] = []
    tables: list[Table] = []
    for contribution in contributions:
        if question.audience == "public" and contribution.audience != "public":
            continue
        name = re.sub(r"[^a-z0-9]+", "-", contribution.agency.lower()).strip("-")
        slug = f"{name}-{len(paragraphs) + 1}"
        own = [
            _figure(s, f"{area.code}/{slug}/{i}", contribution, area, question)
            for i, s in enumerate(contribution.figures, 1)
        ]
        table = f"partner/{slug}" if own else None
        paragraphs.append(Paragraph(contribution.agency, contribution.title, contribution.text, table))
        figures += own
        if table:
            rows = tuple(Row(f.id) for f in own)
            note = f"Figures stated by {contribution.agency}."
            tables.append(Table(table, contribution.title, "Measure", rows, question.period, question.against, note))
    return paragraphs, figures, tables


def _figure(stated: StatedFigure, id: str, given: Contribution, area: Area, question: Question) -> Figure:
    change = None
    if stated.value is not None and stated.baseline:
        change = finite(100 * (stated.value / stated.baseline - 1))
    return Figure(
        id=id,
        label=stated.label,
        offence="",
        area=area,
        value=stated.value,
        unit=stated.unit,
        period=question.period,
        baseline_value=stated.baseline,
        baseline_period=question.against,
        change_percent=change,
        method=f"stated by {given.agency}, not tested",
        audience=given.audience,
    )
