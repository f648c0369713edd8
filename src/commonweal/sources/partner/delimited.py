"""A CSV extract as text columns: comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252.

Only mapped columns are kept by the parser; no other value is ever held as text.
"""

import csv
import io
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from commonweal.errors import FileRefused, RowsRefused
from commonweal.sources.partner.sheet import (
    Headings,
    Layout,
    Sheet,
    find_columns,
    matched,
    trimmed,
    without_blank_rows,
)

LIMIT = 500_000_000  # bytes; a force's year is under a tenth of this
_BLOCK = 4_000_000  # bytes; no row is longer than this
DELIMITERS = (",", ";", "\t", "|")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_delimited(path: Path, mapping: Layout) -> Sheet:
    """The mapped columns of a CSV file. Raises FileRefused in words; no value of the file is in them."""
    if path.stat().st_size > LIMIT:
        raise FileRefused(f"{path.name} is larger than {LIMIT // 1_000_000} MB.", "Split the extract by year.")
    return read_text(path.read_bytes(), path.name, mapping)


def read_text(content: bytes, name: str, mapping: Layout) -> Sheet:
    """The same of a file's bytes; `name` is what refusals call it."""
    content, encoding = _as_utf8(content, name, mapping.file.encoding)
    headings, delimiter = _headings(content, mapping, name)
    if content.count(b'"') % 2:
        raise RowsRefused(
            f"{name} has a quotation mark that is never closed, so rows run into each other.",
            "Ask for the file again; it may have been cut off on its way.",
        )
    found = find_columns(mapping, headings, name)
    table, broken, empty = _parse(content, mapping, found, headings, delimiter, name)
    numbers = _row_numbers(mapping.file.heading_row + 1, table.num_rows, broken + empty)
    columns = {name: trimmed(table[str(at)].combine_chunks()) for name, at in found.positions.items()}
    kept, rows, blank = without_blank_rows(columns, numbers)
    return Sheet(
        columns=kept,
        rows=rows,
        personal=found.personal,
        unread=found.unread,
        kind=f"CSV, {encoding}, {'tab' if delimiter == chr(9) else delimiter}",
        broken=tuple(broken),
        blank_rows=blank + len(empty),
        headings=found.printed,
    )


def _as_utf8(content: bytes, name: str, encoding: str | None) -> tuple[bytes, str]:
    if not content.strip():
        raise FileRefused(f"{name} is empty.", "Ask for the extract again.")
    for known in encodings(content, encoding):
        try:
            text = content.decode(known)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return (content if known == "utf-8" else text.encode()), known.removesuffix("-sig")
    raise FileRefused(
        f"{name} is not a CSV file in an encoding that is known.", "Save it from Excel as 'CSV UTF-8' or as .xlsx."
    )


def encodings(content: bytes, encoding: str | None) -> tuple[str, ...]:
    """What the bytes may be written in: what their first ones say, else what was said of them, else what is usual."""
    for mark, known in _BOMS:
        if content.startswith(mark):
            return (known,)
    return (encoding,) if encoding else ("utf-8", "cp1252")


def _headings(content: bytes, mapping: Layout, name: str) -> tuple[list[str], str]:
    """The headings, by the delimiter that finds the most of the mapping's."""
    start = 0
    for _ in range(mapping.file.heading_row - 1):
        start = content.find(b"\n", start) + 1
        if not start:
            raise FileRefused(f"{name} has fewer rows than the mapping's heading_row.", "Correct heading_row.")
    head = io.StringIO(content[start : start + _BLOCK].decode("utf-8", "ignore"), newline="")
    wanted = (mapping.file.delimiter,) if mapping.file.delimiter else DELIMITERS
    read = {}
    for delimiter in wanted:
        head.seek(0)
        read[delimiter] = _first_row(head, delimiter)
    best = max(wanted, key=lambda d: (matched(mapping, read[d]), len(read[d])))
    return read[best], best


def _first_row(head: io.StringIO, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(head, delimiter=delimiter), [])
    except csv.Error:
        return []


def _parse(
    content: bytes, mapping: Layout, found: Headings, headings: list[str], delimiter: str, name: str
) -> tuple[pa.Table, list[int], list[int]]:
    """The mapped columns, named by their positions, with the numbers of broken rows and of empty lines left out."""
    broken: list[int] = []
    empty: list[int] = []

    def leave(row: pacsv.InvalidRow) -> str:
        (broken if row.text.strip(f' "{delimiter}') else empty).append(row.number)
        return "skip"

    wanted = [str(at) for at in dict.fromkeys(found.positions.values())]
    try:
        table = pacsv.read_csv(
            io.BytesIO(content + b"\n"),  # a last line without its end would be taken for none
            read_options=pacsv.ReadOptions(
                use_threads=False,  # in parallel the rows have no numbers
                block_size=_BLOCK,
                skip_rows=mapping.file.heading_row,
                column_names=[str(n) for n in range(len(headings))],
            ),
            parse_options=pacsv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=leave
            ),
            convert_options=pacsv.ConvertOptions(
                include_columns=wanted, column_types=dict.fromkeys(wanted, pa.string()), null_values=[]
            ),
        )
    except pa.ArrowInvalid as error:  # its words may quote a row: they go nowhere
        if "Empty CSV" in str(error):
            return pa.table({n: pa.array([], pa.string()) for n in wanted}), [], []
        raise RowsRefused(f"{name} cannot be parted into rows.", "Ask for the file again, or as .xlsx.") from None
    return table, broken, empty


def _row_numbers(first: int, count: int, absent: list[int]) -> pa.Array:
    """Numbers of the rows that were read: consecutive, but for those that were left."""
    numbers = np.setdiff1d(np.arange(first, first + count + len(absent)), absent)
    return pa.array(numbers[:count], pa.int64())
