"""The Home Office's tables in small: their headings, a made-up force, as CSV and as both kinds of workbook."""

import csv
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

from commonweal.sources.counts import KnownAreas

FORCE_HEADINGS = ("Financial Year", "Financial Quarter", "Force Name", "Offence Description", "Offence Group",
                  "Offence Subgroup", "Offence Code", "Number of Offences")  # fmt: skip
CSP_HEADINGS = ("Financial Year", "Financial Quarter", "Force Name", "CSP Name", *FORCE_HEADINGS[3:])
AREAS = KnownAreas(
    {"force": {"E23000090": "Wharfshire"}, "csp": {"E22000900": "Tallow", "E22000901": "Calder, City of"}}
)
Rows = Sequence[Sequence[Any]]
BODY = '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
SPACES = (
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
)


def row(
    code: str = "46", count: Any = 5, quarter: Any = 1, year: str = "2023/24", place: str = "Wharfshire"
) -> list[Any]:
    return [year, quarter, place, f"Offence {code}", "", "", code, count]


def csp_row(
    code: str = "46", count: Any = 5, quarter: Any = 1, year: str = "2023/24", place: str = "Tallow"
) -> list[Any]:
    return [year, quarter, "Wharfshire", place, f"Offence {code}", "", "", code, count]


def write_csv(path: Path, rows: Rows, headings: Sequence[Any] = FORCE_HEADINGS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([headings, *rows])
    return path


def write_xlsx(path: Path, sheets: Mapping[str, Rows]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for each in rows:
            sheet.append(list(each))
    book.save(path)
    return path


def write_ods(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """An OpenDocument workbook of the plainest kind."""
    tables = "".join(
        f'<table:table table:name="{escape(n)}">{"".join(map(_row, r))}</table:table>' for n, r in sheets.items()
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    end = "</office:spreadsheet></office:body></office:document-content>"
    whole = f"{BODY}{SPACES}<office:body><office:spreadsheet>{tables}{end}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", kind, zipfile.ZIP_STORED)
        packed.writestr("META-INF/manifest.xml", _manifest(kind))
        packed.writestr("content.xml", whole)
    return path


def _manifest(kind: str) -> str:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    return f'<manifest:manifest xmlns:manifest="{space}">{entry}</manifest:manifest>'


def _row(cells: Sequence[Any]) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>"


def _cell(value: Any) -> str:
    kind = f'"float" office:value="{value}"' if isinstance(value, int | float) else '"string"'
    return f"<table:table-cell office:value-type={kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"
