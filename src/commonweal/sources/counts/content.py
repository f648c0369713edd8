"""A table's file as text columns: CSV, plain or gzipped, or Excel. A small packed file cannot fill the memory."""

from pathlib import Path

from commonweal.errors import FileRefused
from commonweal.sources.counts.unpacked import unpacked
from commonweal.sources.partner.delimited import LIMIT, read_text
from commonweal.sources.partner.sheet import Layout, Sheet
from commonweal.sources.partner.workbook import read_workbook

TEXT_ENDINGS = (".csv", ".txt", ".tsv")
BOOK_ENDINGS = (".xlsx", ".xlsm", ".xls")


def read_sheet(path: Path, mapping: Layout, limit: int = LIMIT) -> Sheet:
    """The mapped columns of a file. Raises FileRefused (or below it) where it cannot be read as such."""
    if not path.is_file():
        raise FileRefused(f"There is no file {path.name}.", "Check its path.")
    name = path.name.casefold().removesuffix(".gz")
    if name.endswith(BOOK_ENDINGS) and name == path.name.casefold():
        return read_workbook(path, mapping)
    if name.endswith(TEXT_ENDINGS):
        return read_text(unpacked(path, limit), path.name, mapping)
    raise FileRefused(f"{path.name} is neither CSV nor Excel.", "Give a .csv, .csv.gz or .xlsx file.")
