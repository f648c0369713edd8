"""Excel workbooks: real tables, number formats, frozen heads, print set-up; no words are ever taken for a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import xlsxwriter

FORBIDDEN_IN_NAMES = str.maketrans("[]:*?/\\", "       ")
LONGEST_SHEET_NAME = 31
FACE = {"font_name": "Arial", "font_size": 10}
A4 = 9
HEAD_HEIGHT = 30  # points: two lines


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its look; `value` None is an empty cell. Numbers stay numbers."""

    value: str | float | None
    number_format: str = ""
    bold: bool = False
    colour: str = ""
    shade: str = ""
    indent: int = 0
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head and width in characters."""

    words: str
    width: float = 12
    right: bool = True


class Workbook:
    """A workbook being written; used with `with`, closed (and so written) where the block ends."""

    def __init__(self, path: Path, title: str = "", author: str = "", subject: str = "", head: str = "") -> None:
        """`head`: words for the head of every printed page, such as who may read it."""
        # Words starting with = + - @ or http stay words: nothing from outside becomes a formula or a link.
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book: Any = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"title": title, "author": author, "subject": subject})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._names: set[str] = set()
        self._tables = 0
        self._head = head

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._book.close()

    def sheet(self, name: str, landscape: bool = False) -> "Sheet":
        """A new sheet; its name is made lawful and is unique."""
        lawful = name.translate(FORBIDDEN_IN_NAMES).strip().strip("'")[:LONGEST_SHEET_NAME] or "Sheet"
        unique, number = lawful, 2
        while unique.lower() in self._names:
            ending = f" {number}"
            unique, number = lawful[: LONGEST_SHEET_NAME - len(ending)] + ending, number + 1
        self._names.add(unique.lower())
        added = self._book.add_worksheet(unique)
        if self._head:
            added.set_header(f"&R&8{self._head.replace('&', '&&')[:200]}")
        return Sheet(self, added, unique, landscape)

    def format(self, **look: Any) -> Any:
        """A format, made once for each look."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(FACE | look)
        return self._formats[key]

    def next_table_name(self) -> str:
        """Excel wants every table named once in a workbook."""
        self._tables += 1
        return f"Table_{self._tables}"


class Sheet:
    """A sheet written from the top down."""

    def __init__(self, book: Workbook, sheet: Any, name: str, landscape: bool) -> None:
        self._book, self._sheet, self.name = book, sheet, name
        self._row = 0
        sheet.hide_gridlines(2)
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        if landscape:
            sheet.set_landscape()

    def line(self, words: str, **look: Any) -> None:
        """Words across the sheet."""
        self._sheet.write_string(self._row, 0, words, self._book.format(**look))
        self._row += 1

    def gap(self) -> None:
        """An empty row."""
        self._row += 1

    def table(self, heads: Sequence[Head], rows: Sequence[Sequence[Cell]], freeze: bool = True) -> int:
        """A real Excel table whose heads stay in sight and repeat on paper. Returns its first data row, from 0."""
        top = self._row
        names = _unique([h.words for h in heads])
        for column, head in enumerate(heads):
            self._sheet.set_column(column, column, head.width)
        if rows:
            self._sheet.add_table(top, 0, top + len(rows), len(heads) - 1, {
                "name": self._book.next_table_name(),
                "style": None,
                "autofilter": False,
                "columns": [
                    {"header": name, "header_format": self._head_format(head)}
                    for name, head in zip(names, heads, strict=True)
                ],
            })  # fmt: skip
        self._sheet.set_row(top, HEAD_HEIGHT)
        for number, row in enumerate(rows, top + 1):
            for column, cell in enumerate(row):
                self._write(number, column, cell)
        self._row = top + len(rows) + 1
        if freeze:
            self._sheet.freeze_panes(top + 1, 1)
            self._sheet.repeat_rows(top)
        return top + 1

    def sparkline(self, row: int, column: int, source: str) -> None:
        """A line of months in a cell, from a range such as `Months!B3:B26`; gaps stay gaps."""
        self._sheet.add_sparkline(row, column, {
            "range": source, "last_point": True, "min": 0, "series_color": "#1d3557",
            "last_color": "#1d3557", "empty_cells": "gaps",
        })  # fmt: skip

    def footer(self, words: str) -> None:
        """Words and the page number at the foot of each printed page."""
        self._sheet.set_footer(f"&L&8{words.replace('&', '&&')[:200]}&R&8Page &P of &N")

    def _head_format(self, head: Head) -> Any:
        align = "right" if head.right else "left"
        return self._book.format(bold=True, bottom=1, text_wrap=True, valign="bottom", align=align)

    def _write(self, row: int, column: int, cell: Cell) -> None:
        look: dict[str, Any] = {"valign": "top"}
        look |= {"bold": True} if cell.bold else {}
        look |= {"font_color": cell.colour} if cell.colour else {}
        look |= {"bg_color": cell.shade} if cell.shade else {}
        look |= {"indent": cell.indent, "align": "left"} if cell.indent else {}
        look |= {"text_wrap": True} if cell.wrap else {}
        look |= {"num_format": cell.number_format} if cell.number_format else {}
        if cell.value is None:
            self._sheet.write_blank(row, column, None, self._book.format(**look))
        elif isinstance(cell.value, str):
            right = {"align": "right"} if cell.number_format else {}
            self._sheet.write_string(row, column, cell.value, self._book.format(**look, **right))
        else:
            self._sheet.write_number(row, column, cell.value, self._book.format(**look))


def _unique(names: list[str]) -> list[str]:
    """Excel refuses a table with two heads alike, or an empty one."""
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        plain = name or "Column"
        seen[plain.lower()] = seen.get(plain.lower(), 0) + 1
        unique.append(plain if seen[plain.lower()] == 1 else f"{plain} ({seen[plain.lower()]})")
    return unique
