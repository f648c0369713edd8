"""Anyone's own table, read from a CSV file: columns by name, numbers checked, refusals in plain words."""

import csv
import io
import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from commonweal.errors import ColumnsRefused, FileRefused, RowsRefused

MISSING = ("", "NA", "N/A", "NaN", "null", "..")  # a cell that says "not known"; never taken for zero
_MISSING = {word.casefold() for word in MISSING}
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class InputTable:
    """A table as read: `columns` maps each heading, in the file's order, to its cells as text.

    `line_numbers` holds, for each row, the line of the file on which it ends, so that a refusal can say where to look.
    """

    name: str
    encoding: str
    columns: dict[str, tuple[str, ...]]
    line_numbers: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.line_numbers)

    def heading(self, column: str) -> str | None:
        """The table's own heading for a column, letter case set aside; None where it has none."""
        if column in self.columns:
            return column
        return next((heading for heading in self.columns if heading.casefold() == column.casefold()), None)

    def has(self, column: str) -> bool:
        """Whether the table has that column."""
        return self.heading(column) is not None

    def text(self, column: str) -> tuple[str, ...]:
        """A column's cells as text, blanks at the ends taken off. Raises ColumnsRefused where there is none."""
        heading = self.heading(column)
        if heading is None:
            raise ColumnsRefused(
                f"{self.name} has no column '{column}'.",
                f"It has: {', '.join(self.columns)}. Rename or add the column.",
            )
        return self.columns[heading]

    def numbers(self, column: str) -> npt.NDArray[np.float64]:
        """A column as numbers, shape (rows,); empty or NA is NaN. Raises RowsRefused at the first other cell."""
        cells = zip(self.text(column), self.line_numbers, strict=True)
        return np.array([self._number(cell, column, line) for cell, line in cells], dtype=np.float64)

    def counts(self, column: str) -> npt.NDArray[np.float64]:
        """A column of counts: as `numbers`, and none negative, none with a fraction."""
        values = self.numbers(column)
        with np.errstate(invalid="ignore"):
            unsound = (values < 0) | (values != np.floor(values)) & ~np.isnan(values)
        if unsound.any():
            row = int(np.argmax(unsound))
            why = "is negative" if values[row] < 0 else "is not a whole number"
            raise self._refused(row, column, f"{why}, and a count cannot be")
        return values

    def positive(self, column: str) -> npt.NDArray[np.float64]:
        """A column of sizes (population, exposure): as `numbers`, and all above zero where known."""
        values = self.numbers(column)
        with np.errstate(invalid="ignore"):
            unsound = values <= 0
        if unsound.any():
            raise self._refused(int(np.argmax(unsound)), column, "is not above zero, and a size must be")
        return values

    def labels(self, own: Collection[str] = ()) -> list[dict[str, str]]:
        """For each row, the cells of every column that is not one of a method's `own`."""
        taken = {name.casefold() for name in own}
        kept = [heading for heading in self.columns if heading.casefold() not in taken]
        return [{heading: self.columns[heading][row] for heading in kept} for row in range(len(self))]

    def _number(self, cell: str, column: str, line: int) -> float:
        if cell.casefold() in _MISSING:
            return math.nan
        plain = cell.replace(",", "") if _THOUSANDS.fullmatch(cell) else cell
        try:
            value = float(plain)
        except ValueError:
            value = math.inf
        if not math.isfinite(value) or "_" in plain:
            raise RowsRefused(
                f"{self.name}, line {line}, column '{column}': '{cell}' is not a number.",
                "Write a number, or leave the cell empty (or NA) where it is not known.",
            )
        return value

    def _refused(self, row: int, column: str, why: str) -> RowsRefused:
        cell = self.text(column)[row]
        return RowsRefused(
            f"{self.name}, line {self.line_numbers[row]}, column '{column}': {cell} {why}.",
            "Correct it, or leave the cell empty where it is not known.",
        )


def read_table(path: Path) -> InputTable:
    """Read a CSV file with a heading row: UTF-8 (with or without a byte-order mark), else Windows-1252, which is said.

    Blank lines, and rows whose every cell is blank, are passed over. Raises FileRefused, ColumnsRefused or
    RowsRefused, each naming the file, and the line where there is one.
    """
    text, encoding = _decoded(_bytes_of(path), path.name)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as problem:
        raise FileRefused(
            f"{path.name} cannot be read as CSV at line {reader.line_num} ({problem}).",
            "Save the table as CSV again, with commas between the cells.",
        ) from None
    lines = [(line, row) for line, row in lines if any(row)]
    if not lines:
        raise FileRefused(f"{path.name} is empty.", "It needs a heading row and a row for each thing counted.")
    headings = _headings(lines[0][1], path.name)
    rows = lines[1:]
    if not rows:
        raise FileRefused(f"{path.name} has a heading row and nothing under it.", "Add a row for each thing counted.")
    for line, row in rows:
        if len(row) != len(headings):
            raise RowsRefused(
                f"{path.name}, line {line}: {len(row)} cells where the heading row has {len(headings)}.",
                "Put a cell with a comma in it in double quotes, and give every row the same number of cells.",
            )
    columns = {heading: tuple(row[place] for _, row in rows) for place, heading in enumerate(headings)}
    return InputTable(path.name, encoding, columns, tuple(line for line, _ in rows))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileRefused(f"There is no file {path}.", "Check the name and the folder.") from None
    except IsADirectoryError:
        raise FileRefused(f"{path} is a folder.", "Name the CSV file itself.") from None
    except OSError as problem:
        raise FileRefused(f"{path} cannot be opened ({problem.strerror}).", "Check that you may read it.") from None


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileRefused(f"{name} is a workbook or an archive, not a CSV file.", "Save the sheet as CSV first.")
    for encoding, called in (("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, called
    raise FileRefused(f"{name} is not text in UTF-8 or Windows-1252.", "Save it again as 'CSV UTF-8'.")


def _headings(row: list[str], name: str) -> list[str]:
    if len(row) == 1 and (separator := next((mark for mark in ";\t|" if mark in row[0]), None)):
        called = {";": "semicolons", "\t": "tabs", "|": "bars"}[separator]
        raise ColumnsRefused(f"{name} has {called} between its cells.", "Save it with commas between them.")
    seen: set[str] = set()
    for place, heading in enumerate(row, start=1):
        if not heading:
            raise ColumnsRefused(f"{name}: column {place} has no heading.", "Give every column a heading.")
        if heading.casefold() in seen:
            raise ColumnsRefused(f"{name} has two columns headed '{heading}'.", "Give every column its own heading.")
        seen.add(heading.casefold())
    return row
