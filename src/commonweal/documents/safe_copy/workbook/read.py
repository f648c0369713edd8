"""A workbook's shown sheets, each under its name, as tables of what is seen."""

import warnings
from io import BytesIO
from typing import Any

import openpyxl

from commonweal.documents.blocks import Block, Cell, Heading, Paragraph, Row, TableBlock, words
from commonweal.documents.safe_copy import office
from commonweal.documents.safe_copy.notes import Notes
from commonweal.documents.safe_copy.package import Package, damaged
from commonweal.documents.safe_copy.seen import one_line, seen_text
from commonweal.documents.safe_copy.workbook import covered
from commonweal.documents.safe_copy.workbook.visible import Visible
from commonweal.errors import UploadRefused

MOST_CELLS = 100_000
WIDE = 12  # columns that a page shows legibly


def read(package: Package, content: bytes, notes: Notes) -> tuple[Block, ...]:
    """What is shown in the workbook; raises UploadRefused."""
    office.check(package, notes)
    book = _opened(content)
    parts = covered.sheet_parts(package, "xl/workbook.xml") if package.has("xl/workbook.xml") else {}
    blocks: list[Block] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            notes.add("Hidden sheets are left out.")
            continue
        blocks += _sheet(sheet, package, parts.get(sheet.title, ""), notes)
    if book.chartsheets:
        notes.add("Charts are left out: paste them as pictures into a document, or save as PDF.")
    return tuple(blocks)


def _opened(content: bytes) -> Any:
    """The workbook with the values that were last worked out, never a formula."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl does not carry over is not carried over here either
            return openpyxl.load_workbook(BytesIO(content), data_only=True, keep_links=False, keep_vba=False)
    except UploadRefused:
        raise
    except Exception as broken:  # openpyxl raises whatever its parts raise on files that are not as they should be
        raise damaged() from broken


def _sheet(sheet: Any, package: Package, part: str, notes: Notes) -> list[Block]:
    if len(sheet._cells) > MOST_CELLS:
        raise UploadRefused(
            f"The sheet '{one_line(sheet.title)}' has more cells than a paper can show.",
            "Keep the rows that members are to read, or save the summary as PDF.",
        )
    if part and _has_unworked(package.xml(part)):
        notes.add("Some formulas were never worked out, so their cells are empty: open the file in Excel and save it.")
    title: list[Block] = [Heading(one_line(sheet.title), 2)]
    rows = _rows(sheet, Visible(sheet, _covered(sheet, package, part, notes), notes))
    if not rows:
        return [*title, Paragraph.of("This sheet shows nothing.", kind="quiet")]
    if max(len(row) for row in rows) > WIDE:
        notes.add("A sheet is wide for a page: look at how it comes out, or save it as PDF.")
    return [*title, table_of(rows)]


def _covered(sheet: Any, package: Package, part: str, notes: Notes) -> set[tuple[int, int]]:
    if not part:
        return set()
    if covered.rectangles(package, part):
        notes.add("Charts and pictures on a sheet are left out: put them into a document, or save as PDF.")
    return covered.cells(package, part, sheet.max_row, sheet.max_column)


def _has_unworked(tree: Any) -> bool:
    cells = tree.iter(f"{covered.S}c")
    return any(cell.find(f"{covered.S}f") is not None and not cell.findtext(f"{covered.S}v") for cell in cells)


def _rows(sheet: Any, visible: Visible) -> list[list[tuple[str, bool]]]:
    """The seen cells, each with whether it is a number, without rows and columns that show nothing."""
    by_row: dict[int, dict[int, tuple[str, bool]]] = {}
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is not None and visible.row(row) and visible.column(column):
            said = seen_text(visible.text(cell)).strip()
            if said:
                by_row.setdefault(row, {})[column] = (said, cell.data_type == "n")
    columns = sorted({column for cells in by_row.values() for column in cells})
    return [[cells.get(column, ("", False)) for column in columns] for _, cells in sorted(by_row.items())]


def table_of(rows: list[list[tuple[str, bool]]]) -> TableBlock:
    """Rows as a table; the first is its head where it holds words in every column."""
    has_head = len(rows) > 1 and all(text and not number for text, number in rows[0])
    body = rows[1:] if has_head else rows
    numbers = tuple(
        any(number for _, number in column) and all(number or not text for text, number in column)
        for column in zip(*body, strict=True)
    )
    heads = tuple(text for text, _ in rows[0]) if has_head else ()
    return TableBlock(heads, tuple(Row(tuple(Cell(words(text)) for text, _ in row)) for row in body), "", numbers)
