"""The paper's tables: every indicator in one line, and what each is."""

from collections.abc import Sequence

from commonweal.rendering.indicators import said
from commonweal.rendering.indicators.told import Told
from commonweal.rendering.indicators.words import value_words
from commonweal.rendering.paper import Cell, Column, Grid, Line

COLUMNS = (
    Column("Indicator", "label"), Column("Last figure"), Column("Of", "words"), Column("Age", "words"),
    Column("Target", "words"), Column("What we can say", "words"),
)  # fmt: skip
STANDING = {"met": "met", "not met": "not met", "cannot be told": "cannot be told", "no target": "none"}
NOTE = (
    "Unusual is what lies outside three standard deviations of its own earlier figures, or in a long run on one side. "
    "An indicator without a target, or with too short a history, is not judged by it."
)


def overview(indicators: Sequence[Told]) -> Grid:
    """One line an indicator, those that need attention first."""
    return Grid("overview", "Every indicator, those that need attention first", COLUMNS,
                tuple(_line(one) for one in indicators), NOTE)  # fmt: skip


def definitions(indicators: Sequence[Told]) -> Grid:
    """What each counts, and where it comes from."""
    columns = (Column("Indicator", "label"), *(Column(head, "words") for head in ("What is counted", "Area", "Source")))
    lines = tuple(
        Line(
            (
                Cell(one.figure.label),
                Cell(one.defined),
                Cell(one.figure.area.name),
                Cell(one.definition["source"]),
            )
        )
        for one in indicators
    )
    return Grid("definitions", "What each indicator is", columns, lines)


def _line(one: Told) -> Line:
    figure = one.figure
    standing = STANDING[one.said["standing"]]
    return Line(
        (
            Cell(figure.label),
            Cell(value_words(figure.value, figure.unit)),
            Cell(figure.period.words if figure.value is not None else ""),
            Cell(one.said["age"]),
            Cell(standing),
            Cell(said.need(one), said.tone(one)),
        )
    )
