"""A table's file as text columns: CSV, plain or gzipped, or Excel. A small packed file cannot fill the memory."""

import gzip
import zlib
from pathlib import Path

from commonweal.errors import ArchiveRefused, FileRefused
from commonweal.sources.partner.delimited import LIMIT, read_text
from commonweal.sources.partner.sheet import Layout, Sheet
from commonweal.sources.partner.workbook import read_workbook

GZIP = b"\x1f\x8b"
TEXT_ENDINGS = (".csv", ".txt", ".tsv")
BOOK_ENDINGS = (".xlsx", ".xlsm", ".xls")
STEP = 4_000_000  # bytes unpacked at a time


def read_sheet(path: Path, mapping: Layout, limit: int = LIMIT) -> Sheet:
    """The mapped columns of a file. Raises FileRefused (or below it) where it cannot be read as such."""
    if not path.is_file():
        raise FileRefused(f"There is no file {path.name}.", "Check its path.")
    name = path.name.casefold().removesuffix(".gz")
    if name.endswith(BOOK_ENDINGS) and name == path.name.casefold():
        return read_workbook(path, mapping)
    if name.endswith(TEXT_ENDINGS):
        return read_text(_bytes(path, limit), path.name, mapping)
    raise FileRefused(f"{path.name} is neither CSV nor Excel.", "Give a .csv, .csv.gz or .xlsx file.")


def _bytes(path: Path, limit: int) -> bytes:
    """The file's bytes, unpacked where its first ones say that it is packed, whatever its name."""
    parts, size = [], 0
    try:
        with path.open("rb") as plain:
            packed = plain.read(2) == GZIP
            plain.seek(0)
            stream = gzip.GzipFile(fileobj=plain) if packed else plain
            while part := stream.read(STEP):
                size += len(part)
                if size > limit:
                    what = "unpacks to more than" if packed else "is larger than"
                    raise FileRefused(f"{path.name} {what} {limit // 1_000_000} MB.", "Split the table by year.")
                parts.append(part)
    except (EOFError, gzip.BadGzipFile, zlib.error) as broken:
        raise ArchiveRefused(f"{path.name} is cut off or damaged.", "Fetch it again from its publisher.") from broken
    return b"".join(parts)
