"""The summary as a workbook: every figure as a number, then notes and sources."""

from pathlib import Path

from commonweal.documents.excel import Cell, Workbook
from commonweal.figures import Figure
from commonweal.rendering.compose import TITLES, audience_words
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.workbook import notes_sheet, opened, sources_sheet
from commonweal.rendering.workbook_columns import COUNT, HELD_BACK, MISSING, heads_of
from commonweal.rendering.youth_justice import said
from commonweal.rendering.youth_justice.headline import headline

REAL, PERCENT = "#,##0.00", '+0.0"%";-0.0"%";0.0"%"'
SHORTHAND = f"{HELD_BACK} a small number, or one that would tell it: not shown. {MISSING} not held; it is never 0."
HEADS = (
    "Table:44", "What:34", "From:10", "To:10", "Unit:30", "Value", "Likely from", "Likely to", "Before, or theirs",
    "Change %", "Change from %", "Change to %", "p", "What we can say:24",
)  # fmt: skip


def write(lookup: Lookup, path: Path, author: str = "") -> None:
    """Every figure of every table, published rates of others, notes and sources."""
    title = f"{TITLES['youth-justice']}: {lookup.figures.partnership.name}"
    head = audience_words(lookup.figures)
    with Workbook(path, title, author or lookup.figures.cover.author, lookup.figures.period.words, head) as book:
        sheet = opened(book, lookup, "Every figure", headline(lookup), SHORTHAND)
        tables = [t for t in lookup.figures.tables if lookup.rows(t)]
        rows = [_row(table.title, f) for table in tables for _, f in lookup.rows(table)]
        sheet.table(heads_of(HEADS), rows)
        sheet.footer(title)
        _published(book, lookup, title)
        notes_sheet(book, lookup, SHORTHAND)
        sources_sheet(book, lookup)


def _published(book: Workbook, lookup: Lookup, title: str) -> None:
    found = [f for f in lookup.figures.figures if f.id.startswith("benchmark/")]
    if found:
        sheet = book.sheet("Published rates of others", landscape=True)
        sheet.table(heads_of(HEADS), [_row("Published rates", f) for f in found])
        sheet.footer(title)


def _row(table: str, figure: Figure) -> list[Cell]:
    low, high = figure.interval or (None, None)
    of_value = figure.baseline_value is None or figure.id.startswith(("beside/", "reoffending/"))
    value_range, change_range = ((low, high), (None, None)) if of_value else ((None, None), (low, high))
    look = COUNT if figure.value is not None and figure.value == round(figure.value) else REAL
    missing = HELD_BACK if figure.suppressed else MISSING
    word = said.STANDINGS.get(figure.standing or "") or said.change(figure)
    return [
        Cell(table), Cell(figure.label), Cell(str(figure.period.start)), Cell(str(figure.period.end)),
        Cell(figure.unit), Cell(missing if figure.value is None else figure.value, look),
        Cell(value_range[0], REAL), Cell(value_range[1], REAL), Cell(figure.baseline_value, look),
        Cell(figure.change_percent, PERCENT), Cell(change_range[0], PERCENT), Cell(change_range[1], PERCENT),
        Cell(figure.p, "0.0000"), Cell(word or None),
    ]  # fmt: skip
