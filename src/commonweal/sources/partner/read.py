"""Reads one extract through its mapping: a table of incidents, and all that was found wrong on the way."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import FileRefused, RowsRefused
from commonweal.figures import Month, Period
from commonweal.records.incident import SCHEMA
from commonweal.sources.partner.checks import Finding, Findings
from commonweal.sources.partner.dates import EXCEL, ISO, read_moment
from commonweal.sources.partner.delimited import read_delimited
from commonweal.sources.partner.file_checks import note_broken, note_sheets
from commonweal.sources.partner.mapping import LEFT_OUT, Mapping
from commonweal.sources.partner.places import KnownPlaces, Places
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.what import read_flags, read_offence, read_references, read_words
from commonweal.sources.partner.when import cover, read_when
from commonweal.sources.partner.where import read_where
from commonweal.sources.partner.workbook import read_workbook

TEXT_ENDINGS = (".csv", ".txt", ".tsv")
BOOK_ENDINGS = (".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file says. `table` follows `records.incident.SCHEMA`, and is None where there are errors.

    `months` are those that it speaks for; `extracted` the newest date in its column of extraction dates, if mapped.
    """

    table: pa.Table | None
    months: tuple[Month, ...]
    rows: int
    extracted: date | None
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    quality: MappingType[str, Any]


def read_extract(
    path: Path,
    mapping: Mapping,
    *,
    today: date,
    key: bytes,
    places: Places | None = None,
    covers: Period | None = None,
) -> Extract:
    """Read `path` as `mapping` says.

    `today` is the day after which dates are in the future; `key` hides references (32 bytes, the workspace's own);
    `covers` goes before the mapping's own. Raises FileRefused (or below it) where the file as such cannot be read;
    what is wrong in its rows is in `errors`.
    """
    sheet = _sheet(path, mapping)
    if not len(sheet.rows) and not sheet.broken:
        raise RowsRefused(f"{path.name} has headings and no rows.", "Ask for the extract again.")
    findings = Findings(sheet.rows)
    note_broken(sheet, findings)
    for name in sorted(mapping.required - {"date", "month", "offence"}):
        findings.at("blank", name, sheet.columns[name].is_null())
    columns = {
        "incident_id": read_references(sheet, mapping, key, findings),
        **read_when(sheet, mapping, today, findings),
        **read_offence(sheet, mapping, findings),
        **read_where(sheet, mapping, places or KnownPlaces(), findings),
        **read_flags(sheet, mapping, findings),
        **read_words(sheet, mapping, findings),
    }
    months = cover(columns["month"], mapping, covers, findings, sheet.columns.get("date", sheet.columns.get("month")))
    _tell_of_file(sheet, findings)
    table = None if findings.errors else _table(columns)
    return Extract(
        table=table,
        months=months,
        rows=len(sheet.rows) + len(sheet.broken),
        extracted=_extracted(sheet, mapping),
        errors=findings.errors,
        warnings=findings.warnings,
        quality=_quality(sheet, mapping, table, findings),
    )


def _sheet(path: Path, mapping: Mapping) -> Sheet:
    if not path.is_file():
        raise FileRefused(f"There is no file {path.name}.", "Check its path.")
    ending = path.suffix.casefold()
    if ending in BOOK_ENDINGS or ending == ".xls":
        return read_workbook(path, mapping)
    if ending in TEXT_ENDINGS:
        return read_delimited(path, mapping)
    raise FileRefused(f"{path.name} is neither CSV nor Excel.", "Ask for a .csv or .xlsx file.")


def _table(columns: MappingType[str, pa.Array]) -> pa.Table:
    kept = pc.not_equal(columns["offence"], LEFT_OUT)
    arrays = [columns[f.name].filter(kept).cast(f.type) for f in SCHEMA]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def _tell_of_file(sheet: Sheet, findings: Findings) -> None:
    for heading in sheet.personal:
        findings.whole("personal-column", heading)
    note_sheets(sheet, findings)


def _extracted(sheet: Sheet, mapping: Mapping) -> date | None:
    if "extracted" not in mapping.columns:
        return None
    formats = (*mapping.date_formats, ISO, "%Y-%m-%d", EXCEL)
    read = (read_moment(v, formats, sheet.epoch) for v in pc.unique(sheet.columns["extracted"]).to_pylist() if v)
    return max((moment.date() for moment in read if moment), default=None)


def _quality(sheet: Sheet, mapping: Mapping, table: pa.Table | None, findings: Findings) -> dict[str, Any]:
    """What the quality report tells: how the file was read, how full its fields are, and every warning."""
    held = {}
    if table is not None:
        told = [f for f in SCHEMA.names if f in ("day", "hour", "longitude_e6", "lsoa", "ward", "outcome")]
        held = {name: table.num_rows - table[name].null_count for name in told}
    return {
        "read_as": sheet.kind,
        "sheet": sheet.sheet,
        "columns_read": sorted(mapping.columns),
        "columns_not_read": sheet.unread,
        "personal_columns_not_read": list(sheet.personal),
        "hidden_sheets_not_read": list(sheet.hidden_sheets),
        "blank_rows": sheet.blank_rows,
        "rows_with": held,
        "warnings": [f.told for f in findings.warnings],
    }
