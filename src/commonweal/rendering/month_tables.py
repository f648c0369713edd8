"""The months behind charts, as tables: one chart's own, and all charted offences side by side for paper."""

from commonweal.figures import Point, Series
from commonweal.rendering.charts.months import months_shown
from commonweal.rendering.charts.theme import SYMBOLS
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.words import number, upper_first

SIDE = {"above": "more", "below": "fewer"}


def one(series: Series, lookup: Lookup) -> Grid:
    """A chart's months: count, usual range, and whether outside it."""
    points = months_shown(series, lookup.figures.period, lookup.figures.against)
    banded = any(p.upper is not None for p in points)
    heads = [Column("Month", "label"), Column(upper_first(series.unit))]
    heads += [Column("Usual range"), Column("Outside it", "words")] if banded else []
    lines = tuple(Line((Cell(p.month.words), _count(p), *(_band(p) if banded else ()))) for p in points)
    return Grid(f"months-{series.offence}", f"{series.label} by month", tuple(heads), lines)


def side_by_side(offences: list[str], lookup: Lookup) -> Grid | None:
    """Months down, offences across; ▲ and ▼ for months outside the usual range."""
    series = [s for s in map(lookup.months, offences) if s]
    if not series:
        return None
    by_month: dict[str, list[Cell]] = {}
    for position, one_series in enumerate(series):
        for point in months_shown(one_series, lookup.figures.period, lookup.figures.against):
            cells = by_month.setdefault(point.month.words, [Cell("")] * len(series))
            cells[position] = _count(point, symbol=True)
    heads = (Column("Month", "label"), *(Column(s.label.partition(" (")[0]) for s in series))
    lines = tuple(Line((Cell(month), *cells)) for month, cells in by_month.items())
    return Grid("months", "The months behind the charts", heads, lines, "▲ above, ▼ below the usual range.")


def _count(point: Point, symbol: bool = False) -> Cell:
    if point.value is None:
        return Cell("not available", "quiet")
    side = SIDE.get(point.alarm or "")
    shape = f"{SYMBOLS[side]} " if symbol and side else ""
    return Cell(f"{shape}{number(point.value)}")


def _band(point: Point) -> tuple[Cell, Cell]:
    if point.upper is None:
        return Cell(""), Cell("")
    band = f"{number(round(point.lower or 0))} to {number(round(point.upper))}"
    return Cell(band, "quiet"), Cell(point.alarm or "", SIDE.get(point.alarm or "", ""))  # type: ignore[arg-type]
