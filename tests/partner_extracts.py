"""Small extracts and mappings for the tests of partners' files. Every name in them is made up."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from commonweal.sources.partner import Extract, KnownPlaces, Mapping, mapping_of, read_extract

KEY = b"k" * 32
TODAY = date(2026, 1, 15)
SAID: dict[str, Any] = {
    "publisher": "Anytown Police",
    "dataset": "force",
    "licence": "Shared under an agreement",
    "covers": "2025-01..2025-03",
    "columns": {"date": "Date", "offence": "Code"},
    "dates": {"formats": ["%d/%m/%Y"]},
}
HEADINGS = ("Date", "Code")
ROWS = (("05/01/2025", "8N"), ("28/02/2025", "46"), ("31/03/2025", "105A"))


def mapping(columns: dict[str, str] | None = None, **said: Any) -> Mapping:
    """The plain mapping with more columns and other sayings; a saying of None is taken away."""
    named = {**SAID["columns"], **(columns or {})}
    if "month" in named:
        del named["date"]
    whole = {**SAID, **said, "columns": named}
    return mapping_of({key: value for key, value in whole.items() if value is not None})


def write_csv(path: Path, rows: Sequence[Sequence[Any]] = ROWS, headings: Sequence[str] = HEADINGS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([headings, *rows])
    return path


def write_xlsx(path: Path, rows: Sequence[Sequence[Any]] = ROWS, headings: Sequence[str] = HEADINGS) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Crimes")
        for at, row in enumerate([headings, *rows]):
            sheet.write_row(at, 0, row)
    return path


def read(path: Path, by: Mapping, places: KnownPlaces | None = None, **options: Any) -> Extract:
    return read_extract(path, by, today=options.pop("today", TODAY), key=KEY, places=places, **options)


def wrong(extract: Extract) -> dict[str, list[tuple[int, str | None]]]:
    """Code -> rows and values of what was found wrong."""
    return {finding.kind.code: list(finding.rows) for finding in extract.errors}


def told(extract: Extract) -> dict[str, int]:
    """Code -> count of what is only told."""
    return {finding.kind.code: finding.count for finding in extract.warnings}
