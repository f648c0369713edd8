"""Every offence in the tree, with its change; what the source cannot tell apart is named as that."""

from collections.abc import Sequence

import numpy as np

from commonweal.analysis.cube import Cube
from commonweal.analysis.recorded_crime.figures_of_change import Subject, change_figures
from commonweal.analysis.recorded_crime.question import POLICE_UK, Question
from commonweal.figures import Area, Figure, Row, Table
from commonweal.records import offences

HEADLINE = (offences.ALL_CRIME, offences.PUBLICLY_REPORTED, offences.POLICE_GENERATED, offences.ASB)
# The totals are asked of in any case; the offences below them are searched for what stands out. So the false
# discovery rate is held over each of the two families apart.
TOTALS = frozenset(HEADLINE) - {offences.ASB}
NOT_SEPARABLE = "not separable in this source"
NOT_RECORDED = "not in this source"


def label(node: str) -> str:
    """The offence's printed name."""
    return offences.by_code()[node].name.removesuffix(" (not crime)")


def unit(node: str) -> str:
    """Crimes, or incidents where it is not a crime."""
    return "crimes" if node in offences.descendants(offences.ALL_CRIME) else "incidents"


def subject(
    cube: Cube, area: Area, node: str, question: Question, sources: tuple[str, ...], ward: str | None = None
) -> Subject:
    """What to compare: one offence in the whole cube, or in one of its areas."""
    series = cube.series(node, ward)
    return Subject(
        area=area,
        offence=node,
        label=area.name if ward else label(node),
        before=cube.window(series, question.against),
        after=cube.window(series, question.period),
        history=series,
        sources=sources,
        unit=unit(node),
    )


def offence_figures(cube: Cube, area: Area, question: Question, sources: tuple[str, ...]) -> list[Figure]:
    """A figure for every node of the tree, in its order; those that cannot be counted read `not available`."""
    nodes = shown_nodes(cube)
    counted = [n for n in nodes if cube.countable(n)]
    figures: dict[str, Figure] = {}
    for family in ([n for n in counted if n in TOTALS], [n for n in counted if n not in TOTALS]):
        subjects = [subject(cube, area, n, question, sources) for n in family]
        figures |= {f.offence: f for f in change_figures(subjects, question)}
    return [figures[n] if n in figures else _not_counted(cube, area, n, question) for n in nodes]


def shown_nodes(cube: Cube) -> list[str]:
    """The tree; what the source left unmapped only where it holds such rows."""
    unmapped = offences.UNMAPPED in cube.offences and np.nansum(cube.series(offences.UNMAPPED)) > 0
    return [n for n in offences.by_code() if n != offences.UNMAPPED or unmapped]


def _not_counted(cube: Cube, area: Area, node: str, question: Question) -> Figure:
    hidden = any(node in offences.descendants(r) for r in cube.offences)
    return Figure(
        id=f"{area.code}/{node}/change",
        label=label(node),
        offence=node,
        area=area,
        value=None,
        unit=unit(node),
        period=question.period,
        baseline_period=question.against,
        verdict="not available",
        audience=question.rows_audience,
        notes=(NOT_SEPARABLE if hidden else NOT_RECORDED,),
    )


def offence_table(figures: Sequence[Figure], series: dict[str, str], question: Question) -> Table:
    """The table of the tree; `series` has each offence's series id, for its sparkline."""
    headings = {*HEADLINE, offences.UNMAPPED}
    rows = tuple(
        Row(
            figure=f.id,
            depth=offences.depth(f.offence),
            group=f.offence in headings,
            series=series.get(f.offence),
            note=_note(f, question),
        )
        for f in figures
    )
    return Table("offences", "Every offence", "Offence", rows, question.period, question.against)


def _note(figure: Figure, question: Question) -> str:
    from_start = type(question.period)(question.against.start, question.period.end)
    own = [
        f"{c.month.words}: {c.text}"
        for c in question.register.touching(figure.offence, from_start)
        if figure.offence in offences.descendants(c.offence)
    ]
    seasonal = ["Other months of the year are compared: the season is in this change."] if question.seasonal else []
    return " ".join((*own, *(seasonal if figure.change_percent is not None else ())))


def headline_table(figures: Sequence[Figure], question: Question) -> Table:
    """All crime, its two headings, and anti-social behaviour apart."""
    rows = tuple(Row(f.id, group=True) for f in figures if f.offence in HEADLINE)
    return Table("headline", "The answer", "Heading", rows, question.period, question.against)


def source_name(question: Question) -> str:
    """How the source is called in words."""
    return "police.uk" if question.source == POLICE_UK else question.source.removeprefix("partner.")
