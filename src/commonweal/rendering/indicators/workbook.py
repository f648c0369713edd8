"""The indicators as a workbook: the overview, every period of each as numbers, notes, sources."""

from pathlib import Path

from commonweal.documents.excel import Cell, Workbook
from commonweal.figures import Period
from commonweal.rendering.compose import TITLES, audience_words
from commonweal.rendering.indicators import said
from commonweal.rendering.indicators.headline import headline
from commonweal.rendering.indicators.told import Told, told
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.workbook import notes_sheet, opened, sources_sheet
from commonweal.rendering.workbook_columns import MISSING, heads_of

VALUE = "#,##0.##"
SHORTHAND = f"{MISSING} not available; it is never 0."
OVERVIEW = ("Indicator:34", "Last figure", "Unit:20", "Period:28", "Age:22", "From", "To", "Target", "Standing:16",
            "What we can say:22", "Owner:24", "Source:34")  # fmt: skip
HISTORY = ("Indicator:34", "Period:28", "Figure", "Mark", "Count", "Of", "Usual level", "Lower limit", "Upper limit",
           "Unusual")  # fmt: skip
BESIDE = ("Indicator:34", "Beside:26", "Kind:14", "Period:28", "Figure", "What we can say:26")


def write(lookup: Lookup, path: Path, author: str = "") -> None:
    """The workbook: the overview, then every period, then the areas compared with."""
    title = f"{TITLES['indicators']}: {lookup.figures.partnership.name}"
    head = audience_words(lookup.figures) if lookup.figures.marking else ""
    indicators = told(lookup)
    with Workbook(path, title, author or lookup.figures.cover.author, lookup.figures.period.words, head) as book:
        sheet = opened(book, lookup, "Indicators", headline(indicators), SHORTHAND)
        sheet.table(heads_of(OVERVIEW), [_overview(one) for one in indicators])
        history = book.sheet("Every figure", landscape=True)
        history.table(heads_of(HISTORY), [row for one in indicators for row in _history(one)])
        if any(one.beside for one in indicators):
            beside = book.sheet("Areas compared with", landscape=True)
            beside.table(heads_of(BESIDE), [row for one in indicators for row in _beside(one)])
        notes_sheet(book, lookup, SHORTHAND)
        sources_sheet(book, lookup)


def _overview(one: Told) -> list[Cell]:
    figure = one.figure
    low, high = figure.interval or (None, None)
    return [
        Cell(figure.label), Cell(MISSING if figure.value is None else figure.value, VALUE), Cell(figure.unit),
        Cell(figure.period.words), Cell(one.said["age"] or None), Cell(low, VALUE), Cell(high, VALUE),
        Cell(one.definition.get("target"), VALUE), Cell(one.said["standing"]), Cell(said.need(one)),
        Cell(one.definition.get("owner")), Cell(one.definition["source"], wrap=True),
    ]  # fmt: skip


def _history(one: Told) -> list[list[Cell]]:
    return [
        [
            Cell(one.figure.label), Cell(Period.parse(point["period"]).words),
            Cell(MISSING if point["value"] is None else point["value"], VALUE), Cell(point["mark"] or None),
            Cell(point["numerator"], VALUE), Cell(point["denominator"], VALUE), Cell(point["centre"], VALUE),
            Cell(point["low"], VALUE), Cell(point["high"], VALUE), Cell("yes" if point["unusual"] else None),
        ]
        for point in one.history
    ]  # fmt: skip


def _beside(one: Told) -> list[list[Cell]]:
    return [
        [
            Cell(one.figure.label), Cell(other.label), Cell(other.area.kind), Cell(other.period.words),
            Cell(MISSING if other.value is None else other.value, VALUE), Cell(str(other.parameters["word"])),
        ]
        for other in one.beside
    ]  # fmt: skip
