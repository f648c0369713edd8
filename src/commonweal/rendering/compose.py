"""A figure set becomes a paper: what stands on the first page, and which sections follow it in which order."""

from collections.abc import Callable

from commonweal.figures import FigureSet
from commonweal.rendering import (
    comparison,
    evaluation,
    grids,
    hotspots,
    indicators,
    pictures,
    reconciliation,
    seasonal,
    sections,
    survey,
    youth_justice,
)
from commonweal.rendering.editions import day
from commonweal.rendering.foot import foot
from commonweal.rendering.headline import both_headings, compared_with, headline, standfirst
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Grid, Paper, Parts
from commonweal.rendering.words import listed

TITLES = {
    "recorded-crime": "Recorded crime and disorder",
    "comparison": "Comparison with similar partnerships",
    "comparison-in-brief": "Comparison with similar partnerships",
    "comparison-country": "Every partnership beside partnerships like it",
    "reconciliation": "Recorded crime: the sources side by side",
    "seasonal": "The season, and what was to be expected",
    "evaluation": "An operation evaluated",
    "hotspots": "Where crime is concentrated",
    "youth-justice": "Youth justice summary",
    "survey": "What residents said",
    "indicators": "Indicators that partners follow",
}
AUDIENCES = {"public": "Public", "partners": "Partners only: not for publication"}


def compose(figure_set: FigureSet, author: str = "") -> Paper:
    """The paper in words, tables and drawings; every format is made from it."""
    lookup = Lookup.of(figure_set)
    cover = figure_set.cover
    parts = PARTS.get(figure_set.report, _changes)(lookup)
    return Paper(
        report=figure_set.report,
        body=figure_set.body or figure_set.partnership.name,
        title=TITLES.get(figure_set.report, figure_set.report.replace("-", " ").capitalize()),
        when=parts.when,
        audience=audience_words(figure_set),
        as_at=day(figure_set.as_at),
        meeting=cover.meeting,
        author=author or cover.author,
        software=figure_set.software,
        headline=parts.headline,
        standfirst=parts.standfirst,
        headings=parts.headings,
        purpose=cover.purpose,
        recommendation=cover.recommendation,
        first_table=parts.first_table,
        first_pictures=parts.first_pictures,
        foot=parts.foot,
        sections=parts.sections,
        marking=figure_set.marking or "",
    )


def audience_words(figure_set: FigureSet) -> str:
    """Who may read it, for the head of every page; the originator's own marking first."""
    words = AUDIENCES[figure_set.audience]
    return f"{figure_set.marking}. {words}" if figure_set.marking else words


def _changes(lookup: Lookup) -> Parts:
    """A period beside the one before it: recorded crime, and whatever else is told as changes of counts."""
    return Parts(
        when=f"{lookup.figures.period.words}, {compared_with(lookup)}",
        headline=headline(lookup),
        standfirst=standfirst(lookup),
        headings=both_headings(lookup),
        first_table=_first_table(lookup),
        first_pictures=pictures.first_page(lookup),
        foot=foot(lookup, [figure for _, figure in lookup.main_offences()]),
        sections=sections.all_sections(lookup),
    )


PARTS: dict[str, Callable[[Lookup], Parts]] = {
    "comparison": comparison.parts,
    "comparison-in-brief": comparison.parts_in_brief,
    "comparison-country": comparison.country_parts,
    "reconciliation": reconciliation.parts,
    "seasonal": seasonal.parts,
    "evaluation": evaluation.parts,
    "hotspots": hotspots.parts,
    "youth-justice": youth_justice.parts,
    "survey": survey.parts,
    "indicators": indicators.parts,
}


def _first_table(lookup: Lookup) -> Grid:
    """The headings and main offences; the headline table alone where there is no tree."""
    table = lookup.figures.table("offences") or lookup.figures.table("headline")
    if table is None:
        return Grid("first", "The figures", (), ())
    rows = lookup.main_offences() or lookup.rows(table)
    whole = grids.of_rows(table, rows, lookup, "Offences, this period and the one before")
    return Grid("first", whole.title, whole.columns, whole.lines, _how_sure(lookup))


def _how_sure(lookup: Lookup) -> str:
    """The estimator, named beside its verdicts."""
    tested = [f for _, f in lookup.main_offences() if f.interval is not None]
    methods = list(dict.fromkeys(f.method for f in tested if f.method))
    levels = {f.level for f in tested if f.level}
    if not tested:
        return ""
    level = f"{round(100 * levels.pop())}% " if len(levels) == 1 else ""
    by = f" ({listed(methods)})" if methods else ""
    held = "; verdicts allow for how many offences are tested at once" if any(f.q is not None for f in tested) else ""
    return f"Likely range: the {level}interval of the change{by}{held}."
