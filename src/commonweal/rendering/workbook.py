"""The figures as analysts print them: a workbook of real tables whose numbers are numbers.

`[c]` is a number held back to protect people, `[x]` one that is not available: the shorthand of official statistics.
Neither is ever 0.
"""

from pathlib import Path

from commonweal.documents.excel import Cell, Head, Sheet, Workbook
from commonweal.figures import Figure, Month, Row, Series, Table
from commonweal.rendering.compose import AUDIENCES, TITLES
from commonweal.rendering.editions import day
from commonweal.rendering.grids import OWN_HEADS, short_words
from commonweal.rendering.headline import compared_with, headline
from commonweal.rendering.lookup import CARRIED_BY, Lookup
from commonweal.rendering.sentences import TINY_BASE, plain
from commonweal.rendering.verdicts import is_missing, tone, what_we_can_say
from commonweal.rendering.words import is_rate

HELD_BACK, MISSING = "[c]", "[x]"
CHANGE, PERCENT = "+#,##0;-#,##0;0", "+0.0%;-0.0%;0.0%"
COUNT, RATE = "#,##0", "#,##0.0"
SHADE, QUIET = "#F0F1EE", "#5B6570"
COLOURS = {"more": "#A63D26", "fewer": "#1F5F85", "quiet": QUIET}
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
        _notes(book, lookup)
        _sources(book, lookup)


def _offences(book: Workbook, lookup: Lookup, series: list[Series]) -> None:
    """The first sheet: offence, this period, last, change, % change, subtypes under groups."""
    sheet = book.sheet("Offences", landscape=True)
    table = lookup.figures.table("offences") or lookup.figures.table("headline")
    sheet.line(lookup.figures.body or lookup.figures.partnership.name, font_color=QUIET)
    sheet.line(plain(headline(lookup)), bold=True, font_size=12)
    sheet.line(f"{lookup.figures.period.words}, {compared_with(lookup)}. {AUDIENCES[lookup.figures.audience]}.", font_color=QUIET)
    if lookup.figures.as_at:
        sheet.line(f"Figures as they stood on {day(lookup.figures.as_at)}; they may be amended later.", font_color=QUIET)
    sheet.gap()
    if table is None:
        return
    rows = lookup.rows(table)
    heads = [*_heads(table), Head("Months", 16, right=False)] if series else _heads(table)
    cells = [[*_cells(row, figure), Cell(None, shade=SHADE if row.group else "")][: len(heads)] for row, figure in rows]
    first = sheet.table(heads, cells)
    places = {s.id: n for n, s in enumerate(series)}
    for number, (row, _) in enumerate(rows, first):
        if row.series in places:
            sheet.sparkline(number, len(heads) - 1, _months_range(places[row.series], series[places[row.series]], lookup, series))
    sheet.gap()
    sheet.line(SHORTHAND, font_color=QUIET)
    sheet.footer(f"{lookup.figures.body}, {lookup.figures.period.words}")


def _figures_sheet(sheet: Sheet, table: Table, lookup: Lookup, title: str) -> None:
    sheet.line(table.title, bold=True, font_size=12)
    sheet.line(f"{title}. {table.period.words}", font_color=QUIET)
    sheet.gap()
    sheet.table(_heads(table), [_cells(row, figure) for row, figure in lookup.rows(table)])
    sheet.gap()
    for words in (table.note, SHORTHAND):
        if words:
            sheet.line(words, font_color=QUIET)
    sheet.footer(title)


def _heads(table: Table) -> list[Head]:
    before, now = OWN_HEADS.get(table.id, (None, None))
    before = before or (short_words(table.against) if table.against else "Before")
    return [
        Head(table.first_column or "Measure", 36, right=False),
        Head((now or short_words(table.period)).replace("\u00a0", " "), 12),
        Head(before.replace("\u00a0", " "), 12),
        Head("Change", 10),
        Head("% change", 10),
        Head("Likely range, low", 10),
        Head("Likely range, high", 10),
        Head("What we can say", 22, right=False),
        Head("Unit", 14, right=False),
        Head("Note", 48, right=False),
    ]


def _cells(row: Row, figure: Figure) -> list[Cell]:
    """A figure's line. A percentage is written as a fraction, so that Excel can work with it."""
    look = {"bold": row.group, "shade": SHADE if row.group else ""}
    counts = RATE if is_rate(figure.unit) or _fraction(figure.value) or _fraction(figure.baseline_value) else COUNT
    small = figure.baseline_value is not None and figure.baseline_value < TINY_BASE and not is_rate(figure.unit)
    percent = None if small or figure.change_percent is None else figure.change_percent / 100
    low, high = _range(figure, small)
    range_format = counts if figure.baseline_value is None else PERCENT
    colour = COLOURS.get(tone(figure), "")
    notes = ". ".join(n.rstrip(".") for n in (row.note, *figure.notes) if n)
    return [
        Cell(figure.label, indent=row.depth, **look),
        Cell(_number(figure, figure.value), counts, **look),
        Cell(_number(figure, figure.baseline_value, baseline=True), counts, **look),
        Cell(HELD_BACK if figure.suppressed else figure.change, _change_format(counts), **look),
        Cell(HELD_BACK if figure.suppressed else percent, PERCENT, **look),
        Cell(low, range_format, colour=QUIET, **look),
        Cell(high, range_format, colour=QUIET, **look),
        Cell(what_we_can_say(figure), colour=colour, **look),
        Cell(figure.unit, colour=QUIET, **look),
        Cell(notes or None, colour=QUIET, wrap=True, **look),
    ]


def _number(figure: Figure, value: float | None, baseline: bool = False) -> str | float | None:
    if figure.suppressed:
        return HELD_BACK
    if value is not None:
        return value
    return None if baseline and not is_missing(figure) else MISSING


def _range(figure: Figure, small: bool) -> tuple[float | None, float | None]:
    if figure.interval is None or small:
        return None, None
    divisor = 1 if figure.baseline_value is None else 100
    return figure.interval[0] / divisor, figure.interval[1] / divisor


def _fraction(value: float | None) -> bool:
    return value is not None and value != round(value)


def _change_format(counts: str) -> str:
    return CHANGE if counts == COUNT else "+#,##0.0;-#,##0.0;0.0"


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


def _months_range(column: int, one: Series, lookup: Lookup, series: list[Series]) -> str:
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


def _notes(book: Workbook, lookup: Lookup) -> None:
    sheet = book.sheet("Notes")
    sheet.line("What to know when reading this", bold=True, font_size=12)
    sheet.gap()
    rows = [[Cell(n.kind), Cell(n.offence or None), Cell(n.text, wrap=True)] for n in lookup.figures.notes]
    if rows:
        sheet.table([Head("About", 14, False), Head("Offence", 20, False), Head("Note", 80, False)], rows)
    sheet.gap()
    sheet.line(SHORTHAND, font_color=QUIET)


def _sources(book: Workbook, lookup: Lookup) -> None:
    sheet = book.sheet("Sources", landscape=True)
    sheet.line("Every file that the figures rest on", bold=True, font_size=12)
    sheet.gap()
    heads = [Head(h, w, False) for h, w in
             (("Source", 30), ("Publisher", 20), ("Data", 34), ("Released", 12), ("Licence", 16), ("SHA-256", 68))]
    rows = [
        [Cell(s.id), Cell(s.publisher), Cell(s.dataset), Cell(s.release or "not stated"), Cell(s.licence), Cell(s.sha256)]
        for s in lookup.figures.sources
    ]  # fmt: skip
    if rows:
        sheet.table(heads, rows)
