"""The figures as analysts print them: a workbook of real tables whose numbers are numbers."""

from collections.abc import Sequence
from pathlib import Path

from commonweal.documents.excel import Cell, Head, Sheet, Workbook
from commonweal.figures import Month, Series, Table
from commonweal.rendering.compose import AUDIENCES, TITLES
from commonweal.rendering.editions import day
from commonweal.rendering.headline import compared_with, headline
from commonweal.rendering.lookup import CARRIED_BY, Lookup
from commonweal.rendering.sentences import TINY_BASE, Sentence, plain
from commonweal.rendering.workbook_columns import COUNT, HELD_BACK, MISSING, QUIET, columns_of, styled

SHEETS = {"offences": "Offences", "wards": "Wards", "earlier": "Earlier years", "neighbours": "Neighbours",
          "other-forces": "Other forces", "revisions": "Revisions", "projection": "Projection"}  # fmt: skip
SHORTHAND = (
    f"{HELD_BACK} a small number, not shown to protect people. {MISSING} not available. "
    f"A percentage of fewer than {TINY_BASE} is left out."
)


def write(lookup: Lookup, path: Path, author: str = "") -> None:
    """The workbook: offences first, then wards, other tables, months, notes, sources."""
    title = f"{TITLES.get(lookup.figures.report, lookup.figures.report)}: {lookup.figures.partnership.name}"
    with Workbook(path, title, author or lookup.figures.cover.author, lookup.figures.period.words) as book:
        series = [s for s in lookup.figures.series if not s.suppressed]
        _offences(book, lookup, series)
        for table in lookup.figures.tables:
            if table.id not in ("offences", "headline") and lookup.rows(table):
                _figures_sheet(book.sheet(_sheet_name(table, lookup), landscape=True), table, lookup, title)
        if series:
            _months(book, series)
        notes_sheet(book, lookup)
        sources_sheet(book, lookup)


def _offences(book: Workbook, lookup: Lookup, series: list[Series]) -> None:
    """The first sheet: offence, this period, last, change, % change, subtypes under groups."""
    sheet = book.sheet("Offences", landscape=True)
    table = lookup.figures.table("offences") or lookup.figures.table("headline")
    sheet.line(lookup.figures.body or lookup.figures.partnership.name, font_color=QUIET)
    sheet.line(plain(headline(lookup)), bold=True, font_size=12)
    sheet.line(
        f"{lookup.figures.period.words}, {compared_with(lookup)}. {AUDIENCES[lookup.figures.audience]}.",
        font_color=QUIET,
    )
    if lookup.figures.as_at:
        sheet.line(
            f"Figures as they stood on {day(lookup.figures.as_at)}; they may be amended later.", font_color=QUIET
        )
    sheet.gap()
    if table is None:
        return
    first, columns = _write_table(sheet, table, lookup, [Head("Months", 16, right=False)] if series else [])
    places = {s.id: n for n, s in enumerate(series)}
    for number, (row, _) in enumerate(lookup.rows(table), first):
        if row.series in places:
            sheet.sparkline(number, columns, _months_range(places[row.series], lookup, series))
    sheet.gap()
    sheet.line(SHORTHAND, font_color=QUIET)
    sheet.footer(f"{lookup.figures.body}, {lookup.figures.period.words}")


def _figures_sheet(sheet: Sheet, table: Table, lookup: Lookup, title: str) -> None:
    sheet.line(table.title, bold=True, font_size=12)
    sheet.line(f"{title}. {table.period.words}", font_color=QUIET)
    sheet.gap()
    _write_table(sheet, table, lookup)
    sheet.gap()
    for words in (table.note, SHORTHAND):
        if words:
            sheet.line(words, font_color=QUIET)
    sheet.footer(title)


def _write_table(sheet: Sheet, table: Table, lookup: Lookup, more: Sequence[Head] = ()) -> tuple[int, int]:
    """Write a table, `more` being empty columns for what is drawn later; its first row and number of columns."""
    columns = columns_of(table, lookup)
    rows = [
        [*(c.cell(row, figure) for c in columns), *(styled(row, None) for _ in more)]
        for row, figure in lookup.rows(table)
    ]
    return sheet.table([*(c.head for c in columns), *more], rows), len(columns)


def _sheet_name(table: Table, lookup: Lookup) -> str:
    if table.id.startswith(CARRIED_BY):
        return f"By ward, {table.id.removeprefix(CARRIED_BY)}"
    paragraph = next((p for p in lookup.figures.paragraphs if p.table == table.id), None)
    return paragraph.agency if paragraph else SHEETS.get(table.id, table.title or table.id)


def _months(book: Workbook, series: list[Series]) -> None:
    """Every monthly series, a column each; a month that is not available is an empty cell, never 0."""
    sheet = book.sheet("Months", landscape=True)
    sheet.line("Every month held. An empty cell is a month that is not available.", font_color=QUIET)
    sheet.gap()
    months = _all_months(series)
    values = [{p.month: p.value for p in s.points} for s in series]
    heads = [Head("Month", 11, right=False), *(Head(s.label, 13) for s in series)]
    rows = [[Cell(str(m)), *(Cell(v.get(m), COUNT) for v in values)] for m in months]
    sheet.table(heads, rows)


def _all_months(series: list[Series]) -> list[Month]:
    return sorted({p.month for s in series for p in s.points})


def _months_range(column: int, lookup: Lookup, series: list[Series]) -> str:
    """Where the Months sheet holds a series' two periods."""
    months = _all_months(series)
    wanted = [n for n, m in enumerate(months) if lookup.figures.against.start <= m <= lookup.figures.period.end]
    letter = _letter(column + 1)
    first_row = 4  # a line of words, a gap, the heads, then the months; Excel counts from 1
    return f"Months!${letter}${first_row + wanted[0]}:${letter}${first_row + wanted[-1]}"


def _letter(column: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters, column = chr(65 + rest) + letters, column - 1
    return letters


def opened(book: Workbook, lookup: Lookup, name: str, said: Sentence, shorthand: str) -> Sheet:
    """The first sheet of a report's own workbook: whose it is, what it says first, and how to read its cells."""
    sheet = book.sheet(name, landscape=True)
    sheet.line(lookup.figures.body or lookup.figures.partnership.name, font_color=QUIET)
    sheet.line(plain(said), bold=True, font_size=12)
    sheet.line(f"{AUDIENCES[lookup.figures.audience]}. {shorthand}", font_color=QUIET)
    sheet.gap()
    return sheet


def notes_sheet(book: Workbook, lookup: Lookup, shorthand: str = SHORTHAND) -> None:
    """What to know when reading the figures."""
    sheet = book.sheet("Notes")
    sheet.line("What to know when reading this", bold=True, font_size=12)
    sheet.gap()
    rows = [[Cell(n.kind), Cell(n.offence or None), Cell(n.text, wrap=True)] for n in lookup.figures.notes]
    if rows:
        sheet.table([Head("About", 14, False), Head("Offence", 20, False), Head("Note", 80, False)], rows)
    sheet.gap()
    sheet.line(shorthand, font_color=QUIET)


def sources_sheet(book: Workbook, lookup: Lookup) -> None:
    """Every file that the figures rest on, with its SHA-256."""
    sheet = book.sheet("Sources", landscape=True)
    sheet.line("Every file that the figures rest on", bold=True, font_size=12)
    sheet.gap()
    heads = [
        Head(h, w, False)
        for h, w in (
            ("Source", 30),
            ("Publisher", 20),
            ("Data", 34),
            ("Released", 12),
            ("Licence", 16),
            ("SHA-256", 68),
        )
    ]
    rows = [
        [
            Cell(s.id),
            Cell(s.publisher),
            Cell(s.dataset),
            Cell(s.release or "not stated"),
            Cell(s.licence),
            Cell(s.sha256),
        ]
        for s in lookup.figures.sources
    ]
    if rows:
        sheet.table(heads, rows)
