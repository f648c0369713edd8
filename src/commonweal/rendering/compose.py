"""A figure set becomes a paper: what stands on the first page, and which sections follow it in which order."""

from commonweal.figures import FigureSet
from commonweal.rendering import grids, pictures, sections
from commonweal.rendering.editions import Editions, day, grouped
from commonweal.rendering.headline import both_headings, compared_with, headline, standfirst
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Grid, Paper
from commonweal.rendering.words import listed

TITLES = {"recorded-crime": "Recorded crime and disorder"}
AUDIENCES = {"public": "Public", "partners": "Partners only: not for publication"}


def compose(figure_set: FigureSet, author: str = "") -> Paper:
    """The paper in words, tables and drawings; every format is made from it."""
    lookup = Lookup.of(figure_set)
    cover = figure_set.cover
    return Paper(
        report=figure_set.report,
        body=figure_set.body or figure_set.partnership.name,
        title=TITLES.get(figure_set.report, figure_set.report.replace("-", " ").capitalize()),
        when=f"{figure_set.period.words}, {compared_with(lookup)}",
        audience=AUDIENCES[figure_set.audience],
        as_at=day(figure_set.as_at),
        meeting=cover.meeting,
        author=author or cover.author,
        software=figure_set.software,
        headline=headline(lookup),
        standfirst=standfirst(lookup),
        headings=both_headings(lookup),
        purpose=cover.purpose,
        recommendation=cover.recommendation,
        first_table=_first_table(lookup),
        first_pictures=pictures.first_page(lookup),
        foot=_foot(figure_set),
        sections=sections.all_sections(lookup),
    )


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


def _foot(figure_set: FigureSet) -> str:
    """Source, the date the figures were taken at, and what is missing."""
    editions = grouped(figure_set.sources)
    parts = [f"Source: {'; '.join(map(_cited, editions))}."] if editions else []
    if figure_set.as_at:
        parts.append(f"Figures as they stood on {day(figure_set.as_at)}; they may be amended later.")
    parts += [n.text for n in figure_set.notes if n.kind in ("gap", "source")]
    return " ".join(parts)


def _cited(editions: Editions) -> str:
    return f"{editions.publisher}, {editions.dataset}, {editions.released}"
