"""The season as a workbook: every figure as a number, days by hours, the plan, notes, sources."""

from pathlib import Path

from commonweal.documents.excel import Cell, Head, Workbook
from commonweal.figures import Figure
from commonweal.rendering.compose import TITLES, audience_words
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.seasonal import said, tables
from commonweal.rendering.seasonal.headline import headline
from commonweal.rendering.seasonal.looks import DatedLook, dated_looks
from commonweal.rendering.workbook import notes_sheet, opened, sources_sheet
from commonweal.rendering.workbook_columns import COUNT, HELD_BACK, MISSING, heads_of

ONE, PERCENT = "#,##0.0", '+0.0"%";-0.0"%";0.0"%"'
SHORTHAND = f"{HELD_BACK} a small number, not shown to protect people. {MISSING} not available; it is never 0."
HEADS = (
    ("What:40", "Figure:14", "Label:30", "Area:26", "Months:26", "Count", "Expected", "Range from", "Range to",
     "80% from", "80% to", "Change %", "Change from %", "Change to %", "p", "q", "What we can say:22")
)  # fmt: skip
FIGURES = {
    "earlier": "earlier years", "around": "weeks around", "added": "weeks around", "forecast": "forecast",
    "check": "forecast then", "change": "year before",
}  # fmt: skip


def write(lookup: Lookup, path: Path, author: str = "") -> None:
    """The workbook: every figure, then days by hours, the plan, notes and sources."""
    title = f"{TITLES['seasonal']}: {lookup.figures.partnership.name}"
    head = audience_words(lookup.figures) if lookup.figures.marking else ""
    with Workbook(path, title, author or lookup.figures.cover.author, lookup.figures.period.words, head) as book:
        _every_figure(book, lookup)
        for look in dated_looks(lookup):
            _heat(book, look)
        _plan(book, lookup)
        notes_sheet(book, lookup, SHORTHAND)
        sources_sheet(book, lookup)


def _every_figure(book: Workbook, lookup: Lookup) -> None:
    sheet = opened(book, lookup, "Every figure", headline(lookup), SHORTHAND)
    rows = [_row(f, lookup) for f in lookup.figures.figures if "/heat/" not in f.id and not f.id.startswith("plan/")]
    sheet.table(heads_of(HEADS), rows)
    sheet.footer(f"{TITLES['seasonal']}: {lookup.figures.partnership.name}")


def _row(figure: Figure, lookup: Lookup) -> list[Cell]:
    names = {t.id.rpartition("/")[0]: t.title for t in lookup.figures.tables}
    key, _, what = figure.id.rpartition("/")
    found = next((name for opening, name in names.items() if key.startswith(opening) and opening), figure.label)
    told = figure.parameters
    low, high = (told.get("expected_low"), told.get("expected_high"))
    from_, to = figure.interval or (None, None)
    if figure.baseline_value is None:
        low, high, from_, to = from_, to, None, None
    hidden = HELD_BACK if figure.suppressed else MISSING
    return [
        Cell(found), Cell(FIGURES.get(what, "month")), Cell(figure.label), Cell(figure.area.name),
        Cell(figure.period.words), Cell(hidden if figure.value is None else figure.value, COUNT),
        Cell(figure.baseline_value, ONE), Cell(low, COUNT), Cell(high, COUNT),
        Cell(told.get("expected_low_80"), COUNT), Cell(told.get("expected_high_80"), COUNT),
        Cell(figure.change_percent, PERCENT), Cell(from_, PERCENT), Cell(to, PERCENT), Cell(figure.p, "0.0000"),
        Cell(figure.q, "0.0000"), Cell(said.say(figure) or None),
    ]  # fmt: skip


def _heat(book: Workbook, look: DatedLook) -> None:
    figure = look.heat
    if figure is None or figure.suppressed or not figure.parameters.get("counts"):
        return
    sheet = book.sheet(f"Hours, {look.name}", landscape=True)
    sheet.line(f"{look.name} by day and hour", bold=True, font_size=12)
    sheet.gap()
    heads = [Head("Day", 16, right=False), *(Head(f"{h:02d}", 5) for h in range(24))]
    pairs = zip(figure.parameters["days"], figure.parameters["counts"], strict=True)
    sheet.table(heads, [[Cell(day), *(Cell(n, COUNT) for n in row)] for day, row in pairs])


def _plan(book: Workbook, lookup: Lookup) -> None:
    grid = tables.activities(lookup)
    if grid is None:
        return
    sheet = book.sheet("What each agency did", landscape=True)
    sheet.line(grid.title, bold=True, font_size=12)
    sheet.gap()
    heads = [Head(column.head, 24, right=False) for column in grid.columns]
    sheet.table(heads, [[Cell(cell.text or None, wrap=True) for cell in line.cells] for line in grid.lines])
