"""The months behind the comparison's trend charts: one chart's own table, and all of them side by side for paper."""

from collections.abc import Sequence

from commonweal.figures import Point, Series
from commonweal.rendering.charts.months import months_shown
from commonweal.rendering.comparison.rates import between, rate
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.verdicts import NOT_AVAILABLE

ACROSS = 3  # offences of a table on an upright page: each has two columns
OURS, BAND = "ours", "group’s middle eight in ten"


def one(series: Series, lookup: Lookup) -> Grid:
    """Our rate, the group's middle and its middle eight in ten, month by month."""
    heads = (Column("Month", "label"), Column("Ours"), Column("The group’s middle"), Column("Its middle eight in ten"))
    lines = tuple(
        Line((Cell(p.month.words), _rate(p.value), _rate(p.expected), _band(p))) for p in _shown(series, lookup)
    )
    return Grid(f"trend-{series.offence}", f"{series.label} by month", heads, lines, folded=True)


def side_by_side(found: Sequence[Series], lookup: Lookup) -> tuple[Grid, ...]:
    """Months down, offences across, a few to a table."""
    parts = [found[n : n + ACROSS] for n in range(0, len(found), ACROSS)]
    return tuple(_together(part, number, lookup) for number, part in enumerate(parts, 1))


def _together(part: Sequence[Series], number: int, lookup: Lookup) -> Grid:
    heads = [Column("Month", "label")]
    for series in part:
        heads += [Column(f"{series.label}, {OURS}"), Column(BAND)]
    shown = [_shown(series, lookup) for series in part]
    lines = tuple(
        Line((Cell(at[0].month.short), *(cell for p in at for cell in (_rate(p.value), _band(p)))))
        for at in zip(*shown, strict=True)
    )
    names = "; ".join(series.label for series in part)
    return Grid(f"trend-months-{number}", f"Months for every 1,000 residents: {names}", tuple(heads), lines)


def _shown(series: Series, lookup: Lookup) -> tuple[Point, ...]:
    return months_shown(series, lookup.figures.period, lookup.figures.against)


def _rate(value: float | None) -> Cell:
    return Cell(rate(value), "quiet" if value is None else "")


def _band(point: Point) -> Cell:
    if point.lower is None or point.upper is None:
        return Cell(NOT_AVAILABLE, "quiet")
    return Cell(between(point.lower, point.upper), "quiet")
