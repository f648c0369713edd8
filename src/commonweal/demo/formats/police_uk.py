"""The police.uk archive: street and outcomes files, laid out in a zip as data.police.uk lays them out.

One file is `YYYY-MM/YYYY-MM-force-kind.csv`, UTF-8, LF, nothing quoted, a final newline.
"""

import io
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv

from commonweal.demo.formats.packed import write_zip
from commonweal.figures import Month

PLACE = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
)
STREET = (*PLACE, "Crime type", "Last outcome category", "Context")
OUTCOMES = (*PLACE, "Outcome type")
NO_LOCATION = "No Location"
_OPTIONS = pa_csv.WriteOptions(include_header=False, quoting_style="none")


def file_name(month: Month, force: str, kind: str) -> str:
    """`2025-10/2025-10-wharfshire-street.csv`."""
    return f"{month}/{month}-{force}-{kind}.csv"


def csv_bytes(table: pa.Table) -> bytes:
    """The file of a table whose columns are STREET or OUTCOMES, all text; null and empty print alike."""
    out = io.BytesIO()
    out.write((",".join(table.column_names) + "\n").encode())
    pa_csv.write_csv(table, out, _OPTIONS)
    return out.getvalue()


def write_archive(path: Path, files: Iterable[tuple[str, pa.Table]]) -> None:
    """A zip of files by name, in the order given; the same tables give the same bytes."""
    write_zip(path, ((name, csv_bytes(table)) for name, table in files))
