"""A file of one indicator, read as whoever confirms it says: by the same reader that the command line has."""

import io
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any

from commonweal.errors import FileRefused, RowsRefused
from commonweal.portal.audit.clock import today
from commonweal.portal.indicators.held import Given, recorded
from commonweal.portal.indicators.models import Indicator
from commonweal.sources.counts.content import BOOK_ENDINGS, TEXT_ENDINGS, read_sheet
from commonweal.sources.counts.unpacked import GZIP
from commonweal.sources.indicator import Guess, guess, read_indicators
from commonweal.sources.indicator import Mapping as TableMapping
from commonweal.sources.partner.checks import Finding
from commonweal.sources.partner.mapping import FileShape, fold

FIELDS = ("period", "value", "area", "numerator", "denominator")
MOST_UNPACKED = 20_000_000  # bytes: forty years of months with every comparator are a fiftieth of it
MOST_NAMED = 3  # faults of a file told at once
TO_DO = {
    "not-a-period": "Write it as 2024-06, 2024 Q2, 2024/25 or April to June 2024.",
    "fractions-or-percentages": "Say below which it is.",
}
"""Where a mapping file is told of otherwise: here are a form's fields."""


class _Whole:
    """Every column of a file, under its own heading."""

    file = FileShape()

    def columns_in(self, headings: Sequence[str]) -> Mapping[str, str]:
        """All that have a heading."""
        return {h: h for h in headings if h.strip()}


def look_at(name: str, content: bytes) -> Guess:
    """How the file is probably laid out. FileRefused where it cannot be read as such."""
    with _file(name, content) as path:
        sheet = read_sheet(path, _Whole())
    columns = {heading: column.to_pylist() for heading, column in sheet.columns.items()}
    rows = [[str(values[n] or "") for values in columns.values()] for n in range(len(sheet.rows))]
    return guess(list(columns), rows)


def read(indicator: Indicator, said: Mapping[str, Any]) -> tuple[Given, ...]:
    """The figures of the file, as the columns' form says. RowsRefused names what is wrong, the first rows first."""
    name = said["file_name"]
    with _file(name, said["content"]) as path:
        table = read_indicators(path, _mapping(indicator, said), today=today())
    if table.errors:
        raise RowsRefused(_faults(table.errors), "Then take the file in again: nothing of it is kept yet.")
    return tuple(Given(r.period, r.value, r.area, r.numerator, r.denominator, r.mark) for r in table.readings)


def _mapping(indicator: Indicator, said: Mapping[str, Any]) -> TableMapping:
    wide = said["layout"] == "wide"
    columns = {name: said[name] for name in FIELDS if said.get(name) and not (wide and name != "area")}
    kinds = ["", *(known["kind"] for known in indicator.comparators)]
    printed = {kind: said.get(f"of_{kind}" if kind else "own", "") for kind in kinds}
    return TableMapping(
        publisher=indicator.source,
        dataset="upload",
        licence="",
        scope="whole",
        columns=columns,
        indicators=(recorded(indicator),),
        layout=said["layout"],
        areas={fold(word): kind for kind, word in printed.items() if word},
        years=said["years"],
        fractions={"yes": True, "no": False}.get(said["fractions"]),
    )


def _faults(errors: Sequence[Finding]) -> str:
    """Each kind of fault with its rows and what to do, those of the first rows first."""
    ordered = sorted(errors, key=lambda fault: min((row for row, _ in fault.rows), default=0))
    told = [f"{_rows(f)}: {f.kind.what} {TO_DO.get(f.kind.code, f.kind.to_do)}" for f in ordered[:MOST_NAMED]]
    return " ".join([*told, *(["There is more that is wrong."] if len(ordered) > MOST_NAMED else [])])


def _rows(fault: Finding) -> str:
    shown = ", ".join(str(row) for row, _ in fault.rows[:MOST_NAMED])
    more = "" if fault.count <= MOST_NAMED else f" and {fault.count - MOST_NAMED:,} more"
    return f"Row{'' if fault.count == 1 else 's'} {shown}{more}" if fault.rows else "In the whole file"


def _unpacked(content: bytes) -> int:
    """How many bytes a small file would become: whoever opens one waits in front of a page."""
    if content.startswith(GZIP):
        raise FileRefused("This file is packed.", "Unpack it, and upload what was in it.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile:
        return len(content)  # a table as text, or what its reader refuses


@contextmanager
def _file(name: str, content: bytes) -> Iterator[Path]:
    """The bytes as a file for as long as they are read, under a name of ours with the ending of theirs."""
    ending = PurePath(name).suffix.casefold()
    if ending not in (*TEXT_ENDINGS, *BOOK_ENDINGS):
        raise FileRefused("This file is neither CSV nor Excel.", "Save it as .csv or .xlsx.")
    if _unpacked(content) > MOST_UNPACKED:
        raise FileRefused(
            "This file unpacks to far more than the figures of one indicator.", "Save the one sheet as CSV."
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"figures{ending}"
        path.write_bytes(content)
        yield path
