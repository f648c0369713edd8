"""A delimited table as text columns: commas or semicolons, title lines above the heading, repeated headings."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from commonweal.errors import NotRecognised, RowsRefused
from commonweal.sources.ons.content import Content
from commonweal.sources.ons.headers import Heading, read_heading

TITLE_LINES = 12  # how far down the heading may stand


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as printed: `printed[i]` heads column i of `table`; `headings[i]` is what it means, None where nothing.

    Every column of `table` is text, blanks null; its names are the printed ones, numbered where one stands twice.
    """

    name: str
    printed: tuple[str, ...]
    headings: tuple[Heading | None, ...]
    table: pa.Table

    def column(self, heading: Heading) -> pa.ChunkedArray:
        """The column of that meaning, trimmed; all null where the file has none."""
        if heading not in self.headings:
            return pa.chunked_array([pa.nulls(len(self.table), pa.string())])
        return trimmed(self.table.column(self.headings.index(heading)))


def trimmed(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Without white space around; blank is null."""
    text = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _heading_row(content: Content) -> tuple[str, list[str], int]:
    """Delimiter, the printed heading, and how many lines stand up to and with it."""
    for delimiter in dict.fromkeys(_delimiter(line) for line in content.text[:65536].splitlines()[:TITLE_LINES]):
        reader = csv.reader(io.StringIO(content.text[:1_048_576], newline=""), delimiter=delimiter)
        with suppress(csv.Error):  # a line too long for a table: no table
            for _, cells in zip(range(TITLE_LINES), reader, strict=False):
                meanings = [read_heading(c) for c in cells]
                if len(cells) > 1 and any(m is not None and m.part == "code" for m in meanings):
                    return delimiter, cells, reader.line_num
    raise NotRecognised(
        f"{content.name} has no column of area codes.",
        "Lookups, populations and deprivation files have one such as LSOA21CD, WD25CD, LAD25CD or lsoa_code.",
    )


def _numbered(printed: Sequence[str]) -> list[str]:
    """Each heading once: the second `Persons` becomes `Persons 2`."""
    seen: Counter[str] = Counter()
    names = []
    for heading in printed:
        seen[heading] += 1
        names.append(heading if seen[heading] == 1 else f"{heading} {seen[heading]}")
    return names if len(set(names)) == len(names) else [f"{n} ({i})" for i, n in enumerate(names)]


def read_rows(content: Content) -> Rows:
    """Read a delimited table. NotRecognised without a code column, RowsRefused where lines are broken or none."""
    delimiter, cells, lines = _heading_row(content)
    printed = tuple(c.strip("\ufeff \t") for c in cells)
    names = _numbered(printed)
    try:
        table = pa_csv.read_csv(
            io.BytesIO(content.text.encode()),
            read_options=pa_csv.ReadOptions(column_names=names, skip_rows=lines),
            parse_options=pa_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
            convert_options=pa_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
            ),
        )
    except pa.ArrowInvalid as broken:
        raise RowsRefused(
            f"{content.name} has a line that does not fit its heading ({_where(str(broken), len(names))}).",
            "Fetch it again from its publisher, or mend that line.",
        ) from broken
    if not len(table):
        raise RowsRefused(f"{content.name} has a heading and no rows.", "Fetch it again from its publisher.")
    return Rows(content.name, printed, tuple(read_heading(c) for c in printed), table)


def _where(complaint: str, columns: int) -> str:
    found = re.search(r"Row #(\d+): Expected \d+ columns, got (\d+)", complaint)
    if not found:
        return f"{columns} columns expected"
    return f"line {found[1]} has {found[2]} columns where {columns} are expected"
