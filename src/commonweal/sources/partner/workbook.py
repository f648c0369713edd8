"""An Excel extract (.xlsx) as text columns, with the traps of workbooks met: hidden sheets, formulas without values,
serial dates, numbers as text, rows without end.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingType
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa

from commonweal.errors import ArchiveRefused, ColumnsRefused, FileRefused
from commonweal.sources.partner.sheet import Headings, Layout, Sheet, find_columns, trimmed, without_blank_rows

LIMIT = 200_000_000  # bytes of the file
UNPACKED_LIMIT = 1_500_000_000  # bytes of all its parts; a full sheet of 15 columns is under half of it
MOST_COLUMNS = 1_000
LAST_ROW = 1_048_576  # Excel's own; a file may claim more
CSV_INSTEAD = "Ask for it as CSV."
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What openpyxl and the archive below it raise where a part is not as it should be; ParseError is a SyntaxError.
BROKEN = (KeyError, IndexError, ValueError, TypeError, OSError, SyntaxError, EOFError, RuntimeError,
          zipfile.BadZipFile, zlib.error)  # fmt: skip
_FORMULA = re.compile(rb"<f[ >/]")
_MERGED = re.compile(rb"<mergeCell ")


def read_workbook(path: Path, mapping: Layout) -> Sheet:
    """The mapped columns of one sheet. Raises FileRefused in words; no value of the file is in them."""
    if path.stat().st_size > LIMIT:
        raise FileRefused(f"{path.name} is larger than {LIMIT // 1_000_000} MB.", CSV_INSTEAD)
    content = path.read_bytes()
    check_packed(content, path.name, UNPACKED_LIMIT)
    with opened(content, path.name, values=True) as book:
        formulas, merged = _marks(content)
        sheet, hidden = choose(book, mapping.file.sheet, path.name)
        found, columns, numbers = _read(book[sheet], mapping, path.name, merged)
        epoch = book.epoch.date()
    unworked = (
        _unworked(content, path.name, sheet, found, columns, numbers, mapping.file.heading_row + 1) if formulas else {}
    )
    texts = {name: trimmed(pa.array(map(cell_text, column), pa.string())) for name, column in columns.items()}
    kept, rows, blank = without_blank_rows(texts, pa.array(numbers, pa.int64()))
    return Sheet(
        columns=kept,
        rows=rows,
        personal=found.personal,
        unread=found.unread,
        kind="Excel",
        unworked=unworked,
        blank_rows=blank,
        sheet=sheet,
        hidden_sheets=hidden,
        merged=merged,
        epoch=epoch,
        headings=found.printed,
    )


def check_packed(content: bytes, name: str, limit: int) -> None:
    """Raises FileRefused (or below it) where the bytes are no whole workbook, or unpack to more than `limit`."""
    if content.startswith(OLE):
        if _ENCRYPTED in content:
            raise FileRefused(f"{name} is locked with a password.", "Open it in Excel and save it without one.")
        raise FileRefused(f"{name} is in the old Excel format (.xls).", "Save it from Excel as .xlsx.")
    if not content:
        raise FileRefused(f"{name} is empty.", "Ask for the file again.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile as error:
        raise ArchiveRefused(f"{name} is not a whole Excel workbook.", "Ask for the file again.") from error
    if unpacked > limit:
        raise ArchiveRefused(f"{name} would unpack to more than memory can bear.", CSV_INSTEAD)


def _marks(content: bytes) -> tuple[bool, bool]:
    """Whether any sheet holds formulas, and merged cells: read from the parts themselves, which is quick."""
    formulas = merged = False
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/") and not (formulas and merged):
                for chunk in _chunks(parts, name):
                    formulas = formulas or bool(_FORMULA.search(chunk))
                    merged = merged or bool(_MERGED.search(chunk))
    return formulas, merged


def _chunks(parts: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part in pieces that overlap by more than a tag's beginning."""
    with parts.open(name) as part:
        end = b""
        while piece := part.read(1 << 20):
            yield end + piece
            end = piece[-16:]


@contextmanager
def opened(content: bytes, name: str, *, values: bool) -> Iterator[Any]:
    """The workbook (openpyxl's), with the values of formulas or the formulas themselves. Raises FileRefused."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that it leaves; none bears on values
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)
        except BROKEN as error:
            raise FileRefused(f"{name} is not an Excel workbook (.xlsx).", "Save it from Excel as .xlsx.") from error
        try:
            yield book
        except BROKEN:  # its words may quote a cell: they go nowhere
            raise FileRefused(f"A sheet of {name} is broken.", "Open it in Excel, save it, and try again.") from None
        finally:
            book.close()


def choose(book: Any, chosen: str | None, name: str) -> tuple[str, tuple[str, ...]]:
    """The sheet to read, and the hidden ones that are not: one of those is read only where it is `chosen`."""
    sheets = book.worksheets
    hidden = tuple(s.title for s in sheets if s.sheet_state != "visible")
    visible = [s.title for s in sheets if s.title not in hidden]
    if chosen is not None:
        if chosen not in [s.title for s in sheets]:
            raise FileRefused(f"{name} has no sheet '{chosen}'.", f"It has: {', '.join(visible)}.")
        return chosen, tuple(h for h in hidden if h != chosen)
    if len(visible) != 1:
        what = f"has {len(visible)} sheets: {', '.join(visible)}" if visible else "has hidden sheets only"
        raise FileRefused(f"{name} {what}.", 'Say which in the mapping: [file] sheet = "...".')
    return visible[0], hidden


def _read(sheet: Any, mapping: Layout, name: str, merged: bool) -> tuple[Headings, dict[str, list[Any]], list[int]]:
    sheet.reset_dimensions()  # what a workbook says of its own size may be a million columns
    start = mapping.file.heading_row
    heading = next(sheet.iter_rows(min_row=start, max_row=start, max_col=MOST_COLUMNS, values_only=True), ())
    advice = "The file has merged cells: unmerge the headings, or give the row below them as heading_row."
    found = find_columns(mapping, [cell_text(h) or "" for h in heading], name, advice if merged else "")
    columns: dict[str, list[Any]] = {field: [] for field in found.positions}
    kept = [(columns[field], at) for field, at in found.positions.items()]
    numbers: list[int] = []
    for number, row in _rows(sheet, found, start + 1):
        values = [row[at] if at < len(row) else None for _, at in kept]
        if all(value is None for value in values):
            continue
        numbers.append(number)
        for (column, _), value in zip(kept, values, strict=True):
            column.append(value)
    return found, columns, numbers


def _rows(sheet: Any, found: Headings, first: int) -> Iterator[tuple[int, Sequence[Any]]]:
    last = max(found.positions.values()) + 1
    if last > MOST_COLUMNS:
        raise ColumnsRefused(
            f"The sheet has more than {MOST_COLUMNS} columns.", "Ask for the columns of the mapping only."
        )
    return enumerate(sheet.iter_rows(min_row=first, max_row=LAST_ROW, max_col=last, values_only=True), first)


def _unworked(
    content: bytes,
    name: str,
    sheet: str,
    found: Headings,
    columns: MappingType[str, list[Any]],
    numbers: list[int],
    first: int,
) -> dict[str, tuple[int, ...]]:
    """Where a formula stands whose value was never worked out: the cell would read as blank."""
    unworked: dict[str, list[int]] = {field: [] for field in columns}
    held = {number: n for n, number in enumerate(numbers)}
    with opened(content, name, values=False) as book:
        book[sheet].reset_dimensions()
        for number, row in _rows(book[sheet], found, first):
            for field, at in found.positions.items():
                cached = columns[field][held[number]] if number in held else None
                if cached is None and at < len(row) and row[at] is not None:
                    unworked[field].append(number)
    return {field: tuple(rows) for field, rows in unworked.items() if rows}


def cell_text(value: Any) -> str | None:
    """A cell as text: whole numbers without a point, dates in ISO 8601."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat()
    if isinstance(value, date):
        return datetime.combine(value, time()).isoformat()
    if isinstance(value, time):
        return value.replace(microsecond=0).isoformat()
    return repr(value) if isinstance(value, float) else str(value)
