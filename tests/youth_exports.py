"""Small exports of a made-up case system, with their mapping, for the tests of youth justice returns."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from commonweal.sources.youth_justice.lists import read_lists
from commonweal.sources.youth_justice.mapping import Mapping
from commonweal.sources.youth_justice.mapping_file import mapping_of
from commonweal.sources.youth_justice.read import Export, read_export

KEY = b"k" * 32
TODAY = date(2026, 1, 15)
HEADINGS = ("Child", "Born", "Sex", "Ethnicity", "Offence", "Offence Date", "Outcome", "Outcome Date")
FIELDS = ("child", "date_of_birth", "sex", "ethnicity", "offence", "offence_date", "outcome", "outcome_date")
ROW = ("C1", "14/03/2008", "M", "W1", "Robbery", "01/05/2023", "Youth caution", "20/06/2023")
SAID: dict[str, Any] = {
    "publisher": "Anytown Youth Justice Service",
    "licence": "Shared under an agreement",
    "scope": "anytown",
    "covers": "2023-01..2023-12",
    "columns": dict(zip(FIELDS, HEADINGS, strict=True)),
    "dates": {"formats": ["%d/%m/%Y"]},
    "constants": {"district": "E06000004"},
}
# The same in a file, as a team writes it.
MAPPING = f"""
publisher = "Anytown Youth Justice Service"
licence = "Shared under an agreement"
scope = "anytown"
[columns]
{"".join(f'{field} = "{heading}"{chr(10)}' for field, heading in zip(FIELDS, HEADINGS, strict=True))}
[dates]
formats = ["%d/%m/%Y"]
[constants]
district = "E06000004"
"""


def said(columns: dict[str, str | None] | None = None, **more: Any) -> dict[str, Any]:
    """What the plain mapping says, with other columns and sayings; one of None is taken away."""
    named = {k: v for k, v in {**SAID["columns"], **(columns or {})}.items() if v is not None}
    return {k: v for k, v in {**SAID, **more, "columns": named}.items() if v is not None}


def mapping(columns: dict[str, str | None] | None = None, **more: Any) -> Mapping:
    return mapping_of(said(columns, **more), read_lists())


def row(**changed: str) -> tuple[str, ...]:
    """The plain row with some fields changed."""
    return tuple(changed.get(field, value) for field, value in zip(FIELDS, ROW, strict=True))


def write_csv(path: Path, rows: Sequence[Sequence[Any]], headings: Sequence[str] = HEADINGS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([headings, *rows])
    return path


def write_xlsx(path: Path, rows: Sequence[Sequence[Any]], headings: Sequence[str] = HEADINGS) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Outcomes")
        for at, values in enumerate([headings, *rows]):
            sheet.write_row(at, 0, values)
    return path


def read(path: Path, by: Mapping | None = None, **options: Any) -> Export:
    return read_export(path, by or mapping(), read_lists(), today=options.pop("today", TODAY), key=KEY, **options)


def wrong(export: Export) -> dict[str, list[tuple[int, str | None]]]:
    """Code -> rows and values of what was found wrong."""
    return {finding.kind.code: list(finding.rows) for finding in export.errors}


def told(export: Export) -> dict[str, int]:
    """Code -> count of what is only told."""
    return {finding.kind.code: finding.count for finding in export.warnings}
