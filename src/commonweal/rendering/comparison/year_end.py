"""Where the financial year may end: the sentence and the table. No projection is printed without its range."""

from collections.abc import Iterator

from commonweal.figures import Figure, Table
from commonweal.rendering.comparison import rates
from commonweal.rendering.comparison.headline import UNITS
from commonweal.rendering.lookup import ALL_CRIME, ASB, Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line, Prose, Section
from commonweal.rendering.sentences import Run, Sentence

COLUMNS = (
    Column("Offence", "label"), Column("So far"), Column("Projected count"), Column("Likely range"),
    Column("Projected rate"), Column("Likely range"), Column("Group’s projected rate"), Column("Our last full year"),
)  # fmt: skip


def section(lookup: Lookup) -> Iterator[Section]:
    """Nothing where the year is not projected: the notes say why."""
    table = lookup.figures.table("projection")
    found = [figure for _, figure in lookup.rows(table)]
    if table is None or not found:
        return
    said = [figure for figure in found if figure.offence in (ALL_CRIME, ASB)] or found[:1]
    sentences = tuple(Prose(sentence(figure)) for figure in said)
    yield Section("year-end", f"{table.title}: {table.period.words}", (*sentences, grid(table, lookup)))


def sentence(figure: Figure) -> Sentence:
    """`All crime may come to 99.1 for every 1,000 residents by the end of March 2026 (likely 95.0 to 103.4): ...`"""
    low, high = figure.interval or (None, None)
    unit = UNITS.get(figure.offence, "offences")
    count, counts = figure.parameters.get("count"), figure.parameters.get("count_interval") or (None, None)
    said = f"{figure.label} may come to {_rate(figure.value)} for every 1,000 residents by the end of "
    said += f"{figure.period.end.words} (likely {_between(_rate(low), _rate(high))})"
    said += f": {_count(count)} {unit} (likely {_between(_count(counts[0]), _count(counts[1]))})"
    said += f", of which {_count(figure.parameters.get('count_so_far'))} are counted so far."
    last = figure.parameters.get("last_year")
    said += f" Our last full year had {_rate(last)}." if last is not None else ""
    if figure.baseline_value is not None:
        ends = figure.parameters.get("group_interval") or (None, None)
        likely = f" (likely {_between(_rate(ends[0]), _rate(ends[1]))})"
        said += f" The group, projected alike, comes to {_rate(figure.baseline_value)}{likely}."
    return (Run(said),)


def grid(table: Table, lookup: Lookup) -> Grid:
    """A line for each offence that can be projected."""
    lines = tuple(_line(figure, row.depth) for row, figure in lookup.rows(table))
    return Grid("projection", f"{table.title}, for every 1,000 residents", COLUMNS, lines, table.note)


def _line(figure: Figure, depth: int) -> Line:
    p = figure.parameters
    low, high = p.get("count_interval") or (None, None)
    cells = (
        Cell(figure.label), Cell(_count(p.get("count_so_far"))), Cell(_count(p.get("count"))),
        Cell(_between(_count(low), _count(high)), "quiet"), Cell(rates.rate(figure.value)),
        Cell(rates.range_of(figure), "quiet"),
        Cell(rates.rate(figure.baseline_value), "quiet" if figure.baseline_value is None else ""),
        Cell(rates.rate(p.get("last_year")), "quiet" if p.get("last_year") is None else ""),
    )  # fmt: skip
    return Line(cells, depth)


def _between(low: str, high: str) -> str:
    """An end that nothing bounds is left open."""
    return f"{low} to {high}" if high else f"{low} or more"


def _count(count: float | None) -> str:
    return "" if count is None else f"{count:,.0f}"


def _rate(value: float | None) -> str:
    return "" if value is None else rates.said_rate(value)
