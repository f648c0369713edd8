"""The columns of the comparison's tables: their heads, and how a figure fills each. What is missing says so."""

from collections.abc import Callable
from dataclasses import dataclass

from commonweal.figures import Figure
from commonweal.rendering.comparison import rates, standings
from commonweal.rendering.paper import Cell, Column
from commonweal.rendering.verdicts import NOT_AVAILABLE


@dataclass(frozen=True, slots=True)
class Kind:
    """One column: its head and how a figure fills it."""

    column: Column
    cell: Callable[[Figure], Cell]


def value(figure: Figure) -> Cell:
    """A rate; `not shown` or `not available` where there is none."""
    return Cell("not shown", "quiet") if figure.suppressed else of_rate(figure.value)


def of_rate(rate: float | None) -> Cell:
    """A rate, or that it is not available."""
    return Cell(rates.rate(rate), "quiet" if rate is None else "")


def signed_rate(figure: Figure | None) -> Cell:
    """A rate with the sign of its standing, where a table has no column for the word."""
    if figure is None or figure.value is None:
        return Cell(NOT_AVAILABLE, "quiet")
    return Cell(f"{standings.sign(figure)} {rates.rate(figure.value)}".strip())


def standing(figure: Figure) -> Cell:
    """`▲ above` in its colour."""
    return Cell(standings.where_we_stand(figure), standings.tone(figure))


def _change(percent: float | None) -> Cell:
    return Cell(rates.change(percent), "quiet" if percent is None else "")


def _limits(figure: Figure, name: str) -> Cell:
    ends = figure.parameters.get(name)
    return Cell(rates.between(*ends) if ends else "", "quiet")


def _count(figure: Figure) -> Cell:
    count = figure.parameters.get("count")
    return Cell("" if count is None else f"{count:,.0f}")


def _way(figure: Figure) -> Cell:
    return Cell(standings.which_way(figure), standings.tone(figure))


RATE = Kind(Column("Rate"), value)
RANGE = Kind(Column("Likely range"), lambda f: Cell(rates.range_of(f), "quiet"))
GROUP = Kind(Column("Group’s rate"), lambda f: of_rate(f.baseline_value))
STANDING = Kind(Column("Where we stand", "words"), standing)
IN_THE_GROUP = Kind(Column("In the group", "words"), standing)
PLACE = Kind(Column("Place (likely)", "words"), lambda f: Cell(rates.place_of(f), "quiet"))
COUNT = Kind(Column("Count"), _count)
RESIDENTS = Kind(Column("Residents"), lambda f: Cell(rates.residents(f)))
LIMITS_95 = Kind(Column("95% limits"), lambda f: _limits(f, "limits_95"))
LIMITS_998 = Kind(Column("99.8% limits"), lambda f: _limits(f, "limits_998"))
AT_OUR_SIZE = Kind(Column("Likely range at our size"), lambda f: Cell(rates.range_of(f), "quiet"))
CHANGE = Kind(Column("Our change"), lambda f: _change(f.value))
THEIRS = Kind(Column("The group’s"), lambda f: _change(f.baseline_value))
REACH = Kind(Column("Likely range in the group"), lambda f: Cell(rates.percent_range(f), "quiet"))
WAY = Kind(Column("Which way", "words"), _way)
