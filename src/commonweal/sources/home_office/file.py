"""A table's file as sheets of rows: OpenDocument or Excel as published, or CSV, plain or gzipped."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import python_calamine as calamine

from commonweal.errors import ArchiveRefused, FileRefused
from commonweal.sources.counts.unpacked import unpacked

BOOKS = (".ods", ".xlsx", ".xlsm", ".xlsb", ".xls")
TEXTS = (".csv", ".txt")
LIMIT = 3_000_000_000  # bytes unpacked: ten years of every partnership are a third of this
FETCH_AGAIN = "Fetch it again from its publisher."


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One sheet by its name ("" for CSV); rows as they stand, blank ones too."""

    name: str
    rows: Sequence[Sequence[Any]]


def sheets(path: Path, limit: int = LIMIT) -> Iterator[SheetRows]:
    """Each sheet in order, one in memory at a time. Raises FileRefused (or below it) where the file cannot be read."""
    if not path.is_file():
        raise FileRefused(f"There is no file {path.name}.", "Check its path.")
    name = path.name.casefold()
    if name.endswith(BOOKS):
        return _of_book(path, limit)
    if name.removesuffix(".gz").endswith(TEXTS):
        return iter([SheetRows("", tuple(csv.reader(io.StringIO(_text(path, limit)))))])
    raise FileRefused(
        f"{path.name} is neither OpenDocument, Excel nor CSV.", "Give the .ods, .xlsx or .csv file as published."
    )


def _of_book(path: Path, limit: int) -> Iterator[SheetRows]:
    _check_packing(path, limit)
    try:
        with calamine.CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                yield SheetRows(name, book.get_sheet_by_name(name).to_python())
    except calamine.PasswordError as locked:
        raise FileRefused(f"{path.name} is locked with a password.", "Save it without one, then try again.") from locked
    except (calamine.CalamineError, OSError) as broken:
        raise ArchiveRefused(f"{path.name} is not a workbook, or is damaged.", FETCH_AGAIN) from broken


def _check_packing(path: Path, limit: int) -> None:
    """A small file must not fill the memory: what a packed workbook unpacks to is asked before it is opened."""
    if not zipfile.is_zipfile(path):
        return  # .xls, or no workbook at all, which the reader tells
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile as broken:
        raise ArchiveRefused(f"{path.name} is cut off or damaged.", FETCH_AGAIN) from broken
    if size > limit:
        raise _too_large(path, limit)


def _text(path: Path, limit: int) -> str:
    """The text of a CSV file: UTF-8, or the Windows letters that Excel still writes."""
    content = unpacked(path, limit)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _too_large(path: Path, limit: int) -> FileRefused:
    return FileRefused(f"{path.name} unpacks to more than {limit // 1_000_000:,} MB.", "Take it in a year at a time.")
