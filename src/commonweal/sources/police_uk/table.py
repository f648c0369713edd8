"""The CSV as such: exactly its columns, exactly their number in every row, UTF-8 from end to end."""

import re

import pyarrow as pa
from pyarrow import csv

from commonweal.errors import ColumnsRefused, RowsRefused

AGAIN = "Fetch the file from the publisher again."
BLOCK = 16 * 2**20  # bytes parsed at a time
WORD = pa.dictionary(pa.int32(), pa.string())
_PLACED = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name"  # both kinds begin so
).split(",")
STREET = (*_PLACED, "Crime type", "Last outcome category", "Context")
OUTCOMES = (*_PLACED, "Outcome type")
LEFT = frozenset({"LSOA name", "Context"})  # the code says the one, and the publisher leaves the other empty
TYPES = {"Crime ID": pa.string(), "Longitude": pa.float64(), "Latitude": pa.float64()}
BOM = b"\xef\xbb\xbf"


def parse(content: bytes, name: str, columns: tuple[str, ...]) -> pa.Table:
    """The columns that are kept: words folded into dictionaries, numbers as numbers, blanks null."""
    if not content.strip():
        raise RowsRefused(f"{name} is empty.", AGAIN)
    _check_encoding(content, name)
    _check_header(content, name, columns)
    ragged: list[csv.InvalidRow] = []

    def note(row: csv.InvalidRow) -> str:
        ragged.append(row)
        return "error"

    kept = [c for c in columns if c not in LEFT]
    try:
        table = csv.read_csv(
            pa.BufferReader(content),
            csv.ReadOptions(use_threads=False, block_size=BLOCK),  # threads would hide a bad row's number
            csv.ParseOptions(newlines_in_values=True, invalid_row_handler=note),
            csv.ConvertOptions(
                include_columns=kept,
                column_types={c: TYPES.get(c, WORD) for c in kept},
                null_values=[""],
                strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid as failure:
        raise _refusal(name, columns, ragged, str(failure)) from None
    return table.unify_dictionaries()


def _check_encoding(content: bytes, name: str) -> None:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as failure:
        line = content.count(b"\n", 0, failure.start) + 1
        raise RowsRefused(
            f"{name} is not in UTF-8 (line {line}).", "Fetch it again; do not save it from Excel."
        ) from None


def _check_header(content: bytes, name: str, columns: tuple[str, ...]) -> None:
    first = content.removeprefix(BOM).split(b"\n", 1)[0].rstrip(b"\r").decode()
    found = [c.strip('"') for c in first.split(",")]
    missing = [c for c in columns if c not in found]
    if missing:
        raise ColumnsRefused(f"{name} has no column {_list(missing)}.", AGAIN)
    if found != list(columns):
        raise ColumnsRefused(f"{name} has other columns than {_list(columns)}, in that order.", AGAIN)


def _refusal(name: str, columns: tuple[str, ...], ragged: list[csv.InvalidRow], failure: str) -> RowsRefused:
    if ragged:
        row = ragged[0]
        return RowsRefused(
            f"Row {row.number} of {name} has {row.actual_columns} fields where {row.expected_columns} belong.", AGAIN
        )
    found = re.search(r"column #(\d+).*?invalid value '(.*?)'", failure, re.DOTALL)
    if found:
        return RowsRefused(f"{columns[int(found[1])]} in {name} holds '{found[2]}', which is not a number.", AGAIN)
    return RowsRefused(f"{name} cannot be read as a table.", AGAIN)


def _list(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"'{n}'" for n in names)
