"""A figure set becomes a paper: what stands on the first page, and which sections follow it in which order."""

from collections import Counter

from commonweal.figures import FigureSet, Source
from commonweal.rendering import grids, pictures, sections
from commonweal.rendering.editions import Editions, day, grouped
from commonweal.rendering.headline import both_headings, compared_with, headline, standfirst
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Grid, Paper
from commonweal.rendering.words import listed

TITLES = {"recorded-crime": "Recorded crime and disorder"}
MOST_CITED = 2  # datasets cited on the first page
FOOT_LETTERS = 330  # of notes at the first page's foot
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
        foot=_foot(lookup),
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


def _foot(lookup: Lookup) -> str:
    """Source, the date the figures were taken at, and what is missing; the rest stands further on."""
    editions = grouped(_counted_from(lookup))
    parts = [f"Source: {'; '.join(map(_cited, editions[:MOST_CITED]))}."] if editions else []
    if lookup.figures.as_at:
        parts.append(f"Figures as they stood on {day(lookup.figures.as_at)}; they may be amended later.")
    missing = [n.text for n in lookup.figures.notes if n.kind in ("gap", "source")]
    short = [text for n, text in enumerate(missing) if sum(map(len, missing[: n + 1])) <= FOOT_LETTERS]
    parts += short
    if len(short) < len(missing):
        parts.append("More is said under “What to know when reading this”.")
    return " ".join(parts)


def _counted_from(lookup: Lookup) -> list[Source]:
    """The files that the offences were counted from, those in most files first; every file is listed at the end."""
    named = {id for _, figure in lookup.main_offences() for id in figure.sources}
    sources = [s for s in lookup.figures.sources if s.id in named] or list(lookup.figures.sources)
    files = Counter((s.publisher, s.dataset) for s in sources)
    return sorted(sources, key=lambda s: -files[s.publisher, s.dataset])


def _cited(editions: Editions) -> str:
    return f"{editions.publisher}, {editions.dataset}, {editions.released}"
