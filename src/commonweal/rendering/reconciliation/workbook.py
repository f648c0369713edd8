"""The reconciliation as a workbook: the pairs, what lies outside, every month or quarter, notes, sources."""

from collections.abc import Sequence
from pathlib import Path

from commonweal.documents.excel import Cell, Workbook
from commonweal.figures import Figure
from commonweal.rendering.compose import AUDIENCES, TITLES
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.reconciliation import numbers
from commonweal.rendering.reconciliation.beside import Beside, breaks_of, every_break, every_pair, opening
from commonweal.rendering.reconciliation.headline import headline
from commonweal.rendering.reconciliation.sections import TIMES
from commonweal.rendering.sentences import plain
from commonweal.rendering.workbook import notes_sheet, sources_sheet
from commonweal.rendering.workbook_columns import COUNT, MISSING, QUIET, heads_of

CHANGE, PERCENT = "+#,##0;-#,##0;0", '+0.0"%";-0.0"%";0.0"%"'
SHORTHAND = f"{MISSING} not available; it is never 0. Percentages are of the second source."
WHOLE = ("Offence:34", "First", "Second", "Difference", "%", "Usual offset", "Usual from", "Usual to",
         "The two sources:24", "Outside it:30", "Note:40")  # fmt: skip
EVERY = ("Pair:44", "Offence:34", "When:24", "First", "Second", "Difference", "%", "Usual", "Limit from", "Limit to",
         "What it is:20")  # fmt: skip


def write(lookup: Lookup, path: Path, author: str = "") -> None:
    """The workbook: a sheet a pair, then the breaks and every time."""
    title = f"{TITLES['reconciliation']}: {lookup.figures.partnership.name}"
    pairs = every_pair(lookup)
    with Workbook(path, title, author or lookup.figures.cover.author, lookup.figures.period.words) as book:
        for number, pair in enumerate(pairs, 1):
            _sheet(book, lookup, f"Side by side {number}" if len(pairs) > 1 else "Side by side", pair)
        found = [_time(pair, figure) for pair, figure in every_break(lookup)]
        if found:
            _times(book, lookup, "Outside the usual", found)
        _times(book, lookup, "Every time", [_time(pair, f) for pair in pairs for f in _all_times(pair, lookup)])
        notes_sheet(book, lookup, SHORTHAND)
        sources_sheet(book, lookup)


def _sheet(book: Workbook, lookup: Lookup, name: str, pair: Beside) -> None:
    sheet = book.sheet(name, landscape=True)
    sheet.line(lookup.figures.body or lookup.figures.partnership.name, font_color=QUIET)
    sheet.line(plain(headline(lookup)), bold=True, font_size=12)
    sheet.line(f"{opening(pair.title)}. {AUDIENCES[lookup.figures.audience]}.", font_color=QUIET)
    sheet.gap()
    first, second = pair.heads
    sheet.table(heads_of([first if h == "First" else second if h == "Second" else h for h in WHOLE]),
                [_whole(figure) for figure in pair.rows])  # fmt: skip
    sheet.gap()
    sheet.line(SHORTHAND, font_color=QUIET)
    sheet.footer(f"{TITLES['reconciliation']}: {lookup.figures.partnership.name}")


def _times(book: Workbook, lookup: Lookup, name: str, rows: Sequence[Sequence[Cell]]) -> None:
    sheet = book.sheet(name, landscape=True)
    sheet.line(name, bold=True, font_size=12)
    sheet.line(f"{lookup.figures.partnership.name}, {lookup.figures.period.words}", font_color=QUIET)
    sheet.gap()
    sheet.table(heads_of(EVERY), rows)
    sheet.footer(f"{TITLES['reconciliation']}: {lookup.figures.partnership.name}")


def _whole(figure: Figure) -> list[Cell]:
    low, high = figure.interval or (None, None)
    offset = figure.parameters["usual_percent"] if figure.value is not None else None
    note = ". ".join(figure.notes)
    return [
        Cell(figure.label), _number(figure.value), _number(figure.baseline_value), Cell(figure.change, CHANGE),
        Cell(figure.change_percent, PERCENT), Cell(offset, PERCENT), Cell(low, PERCENT), Cell(high, PERCENT),
        Cell(numbers.how(figure)), Cell(", ".join(breaks_of(figure)) or None, wrap=True), Cell(note or None, wrap=True),
    ]  # fmt: skip


def _time(pair: Beside, figure: Figure) -> list[Cell]:
    low, high = figure.interval or (None, None)
    whole = pair.of(figure.offence)
    return [
        Cell(opening(pair.title)), Cell(whole.label if whole else figure.offence), Cell(figure.label),
        _number(figure.value), _number(figure.baseline_value), Cell(figure.change, CHANGE),
        Cell(figure.change_percent, PERCENT), Cell(figure.parameters["usual_percent"], PERCENT), Cell(low, PERCENT),
        Cell(high, PERCENT), Cell(numbers.side(figure)),
    ]  # fmt: skip


def _all_times(pair: Beside, lookup: Lookup) -> list[Figure]:
    wanted = [lookup.figures.table(f"{TIMES}{pair.key}/{figure.offence}") for figure in pair.rows]
    return [figure for table in wanted for _, figure in lookup.rows(table)]


def _number(value: float | None) -> Cell:
    return Cell(MISSING if value is None else value, COUNT)
