"""A table of figures as lines and cells. Columns in which no row has anything are not printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from commonweal.figures import Figure, Row, Table
from commonweal.rendering.charts import sparkline
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.sentences import TINY_BASE
from commonweal.rendering.verdicts import is_missing, tone, what_we_can_say
from commonweal.rendering.words import is_rate, likely_range, number, short_words, signed, signed_percent, value_range

Rows = Sequence[tuple[Row, Figure]]
EMPTY = Cell("")
# The two counts of a table, where they are not the months of two periods.
OWN_HEADS = {
    "earlier": ("Average of earlier years", None),
    "revisions": ("As last reported", "Now"),
    "projection": (None, "Projected"),
}


@dataclass(frozen=True, slots=True)
class _Kind:
    """One column: its head, how a figure fills it, and when a figure has something for it."""

    head: str
    cell: Callable[[Figure], Cell]
    filled: Callable[[Figure], bool]
    kind: str = "number"


def grid(table: Table, lookup: Lookup, title: str = "") -> Grid:
    """The table as it is printed."""
    return of_rows(table, lookup.rows(table), lookup, title or table.title)


def of_rows(table: Table, rows: Rows, lookup: Lookup, title: str, sparks: bool = True) -> Grid:
    """Some rows of a table as it is printed; `sparks` adds the months as a small line where a row names a series."""
    kinds = [kind for kind in _kinds(table, lookup) if any(kind.filled(f) for _, f in rows)]
    drawn = {row.series: _spark(row, lookup) for row, _ in rows} if sparks else {}
    has_sparks = any(drawn.values())
    columns = [Column(table.first_column or "Measure", "label"), *(Column(k.head, k.kind) for k in kinds)]
    if has_sparks:
        columns.append(Column("Months", "spark"))
    lines = tuple(_line(row, figure, kinds, drawn if has_sparks else None) for row, figure in rows)
    return Grid(table.id.replace("/", "-"), title, tuple(columns), lines, table.note)


def folded(whole: Grid) -> Grid:
    """The same table, behind its title on screen."""
    return replace(whole, folded=True)


def _line(row: Row, figure: Figure, kinds: list[_Kind], drawn: dict[str | None, str] | None) -> Line:
    cells = [Cell(figure.label), *(k.cell(figure) for k in kinds)]
    if drawn is not None:
        svg = drawn.get(row.series, "")
        cells.append(Cell("", svg=svg))
    notes = [n.strip().rstrip(".") for n in (row.note, *figure.notes) if n.strip()]
    return Line(tuple(cells), row.depth, row.group, ". ".join(notes))


def _kinds(table: Table, lookup: Lookup) -> list[_Kind]:
    before_head, now_head = OWN_HEADS.get(table.id, (None, None))
    before_head = before_head or (short_words(table.against) if table.against else "Before")
    now_head = now_head or short_words(table.period)
    return [
        _Kind(before_head, lambda f: _count(f, f.baseline_value), lambda f: f.baseline_value is not None),
        _Kind(now_head, lambda f: _count(f, f.value), lambda _: True),
        _Kind("Change", _change, lambda f: f.change is not None),
        _Kind("%", _percentage, lambda f: f.change_percent is not None),
        _Kind("Likely range", _range, lambda f: f.interval is not None),
        _Kind("What we can say", _say, lambda f: bool(what_we_can_say(f)), "words"),
        *([_rates(lookup)] if table.id.startswith("wards") else []),
    ]


def _rates(lookup: Lookup) -> _Kind:
    """The rate figure that stands beside a count: same area, same offence, same months."""
    by_id = {f.id: f for f in lookup.figures.figures}

    def rate(figure: Figure) -> Figure | None:
        return by_id.get(figure.id.rpartition("/")[0] + "/rate")

    def cell(figure: Figure) -> Cell:
        found = rate(figure)
        return EMPTY if found is None else _count(found, found.value)

    return _Kind("Per 1,000 residents", cell, lambda f: (found := rate(f)) is not None and found.value is not None)


def _count(figure: Figure, value: float | None) -> Cell:
    if figure.suppressed:
        return Cell("not shown", "quiet")
    if value is None:
        return Cell("not available", "quiet") if is_missing(figure) else EMPTY
    return Cell(number(value, figure.unit))


def _change(figure: Figure) -> Cell:
    return EMPTY if figure.change is None else Cell(signed(figure.change, figure.unit))


def _percentage(figure: Figure) -> Cell:
    """A percentage of a tiny base is not printed as if it were one; the cell says why."""
    if figure.baseline_value == 0 and figure.value:
        return Cell("from zero", "quiet")
    if figure.change_percent is None:
        return EMPTY
    if figure.baseline_value is not None and figure.baseline_value < TINY_BASE and not is_rate(figure.unit):
        return Cell("small base", "quiet")
    return Cell(signed_percent(figure.change_percent))


def _range(figure: Figure) -> Cell:
    """The likely range of the change; of the value itself where nothing is compared."""
    if figure.interval is None:
        return EMPTY
    low, high = figure.interval
    if figure.baseline_value is None:
        return Cell(value_range(low, high, figure.unit), "quiet")
    if figure.baseline_value < TINY_BASE and not is_rate(figure.unit):
        return EMPTY
    return Cell(likely_range(low, high), "quiet")


def _say(figure: Figure) -> Cell:
    return Cell(what_we_can_say(figure), tone(figure))


def _spark(row: Row, lookup: Lookup) -> str:
    series = lookup.series_by_id.get(row.series or "")
    if series is None or series.suppressed:
        return ""
    return sparkline.draw(series, lookup.figures.period, lookup.figures.against)
