"""One file of given groups, known by its columns `partnership` and `member`."""

import csv
import io
import re

import pyarrow as pa

from commonweal.errors import RowsRefused
from commonweal.sources.ons.content import Content
from commonweal.sources.ons.reference_table import NOT_STATED, ReferenceTable

COLUMNS = ("partnership", "member")
NAME = "group"
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
EXTENSIONS = re.compile(r"(?:\.[A-Za-z]{1,4})+$")


def read_groups(content: Content) -> ReferenceTable | None:
    """The groups that a file gives; None where its columns are others. RowsRefused for a row with a blank."""
    start = content.text[:4096].splitlines()[0]
    lines = csv.reader(io.StringIO(content.text, newline=""), delimiter=max(",;\t", key=start.count))
    printed = [heading.strip().casefold() for heading in next(lines, [])]
    if not set(COLUMNS) <= set(printed):
        return None
    places = [printed.index(column) for column in COLUMNS]
    rows = [[cell.strip() for cell in row] for row in lines if any(cell.strip() for cell in row)]
    pairs = [_pair(row, places, number, content.name) for number, row in enumerate(rows, start=1)]
    kept = list(dict.fromkeys(pair for pair in pairs if pair[0].casefold() != pair[1].casefold()))
    if not kept:
        raise RowsRefused(f"{content.name} names no member of any group.", "Give one row for each member.")
    year = YEAR.search(content.name)
    return ReferenceTable(
        dataset=f"group.{_name(content.name, printed, rows)}",
        scope="given",
        label=year[1] if year else NOT_STATED,
        label_from="file name" if year else NOT_STATED,
        table=pa.table({column: [pair[i] for pair in kept] for i, column in enumerate(COLUMNS)}),
        publisher=NOT_STATED,
        licence=NOT_STATED,
        quality={"rows": len(kept), "rows_left": len(pairs) - len(kept)},
    )


def _pair(row: list[str], places: list[int], number: int, name: str) -> tuple[str, str]:
    partnership, member = (row[place] if place < len(row) else "" for place in places)
    if not partnership or not member:
        raise RowsRefused(
            f"{name}: row {number} lacks its partnership or its member.", "Fill it in, or delete the row."
        )
    return partnership, member


def _name(file: str, printed: list[str], rows: list[list[str]]) -> str:
    """Small letters, digits and `_`: of the column `group`, else of the file's name."""
    text = EXTENSIONS.sub("", file)
    if NAME in printed:
        place = printed.index(NAME)
        named = {row[place] for row in rows if place < len(row)}
        if len(named) > 1:
            raise RowsRefused(f"{file} holds {len(named)} groups of different names.", "Give one file for each.")
        text = named.pop() or text
    return re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_") or "unnamed"
