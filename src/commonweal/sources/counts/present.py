"""Which forces stood behind each month of a table: a file beside it, a column a force or a row a force and month."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import ColumnsRefused, RowsRefused
from commonweal.figures import Month
from commonweal.records.counts import PRESENT_SCHEMA
from commonweal.sources.counts.checks import KINDS
from commonweal.sources.counts.content import read_sheet
from commonweal.sources.counts.mapping import FORCE, Presence
from commonweal.sources.counts.when import month_reader
from commonweal.sources.partner.checks import Finding, Findings
from commonweal.sources.partner.repeats import repeats
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import read_each, read_truth, unread


@dataclass(frozen=True, slots=True)
class ForcesPresent:
    """What the file says. `table` follows `records.counts.PRESENT_SCHEMA`, and is None where there are errors."""

    table: pa.Table | None
    months: tuple[Month, ...]
    rows: int
    errors: tuple[Finding, ...]
    quality: MappingType[str, Any]


def read_present(path: Path, presence: Presence, formats: tuple[str, ...]) -> ForcesPresent:
    """Read the file that [present] names; `formats` are those of its months. Raises FileRefused or below it."""
    sheet = read_sheet(path, presence)
    if not len(sheet.rows) and not sheet.broken:
        raise RowsRefused(f"{path.name} has headings and no rows.", "Fetch it again from its publisher.")
    findings = Findings(sheet.rows, KINDS)
    findings.rows("broken-row", "", sheet.broken)
    months = read_each(sheet.columns["month"], month_reader(formats, sheet), pa.date32())
    findings.at("blank", "month", sheet.columns["month"].is_null())
    findings.at("not-a-month", "month", unread(sheet.columns["month"], months), sheet.columns["month"])
    read = _by_rows if presence.force else _by_columns
    table = read(sheet, presence, months, path.name, findings)
    if findings.errors:
        return ForcesPresent(None, (), len(sheet.rows) + len(sheet.broken), findings.errors, {})
    found = tuple(sorted({Month.of(day) for day in pc.unique(months).to_pylist()}))
    return ForcesPresent(table, found, len(sheet.rows), (), _quality(table, sheet))


def _by_columns(sheet: Sheet, presence: Presence, months: pa.Array, name: str, findings: Findings) -> pa.Table:
    fields = [field for field in sheet.columns if field.startswith(FORCE)]
    if not fields:
        raise ColumnsRefused(
            f"{name} has no column of a force beside its month.",
            "Name the columns of the force and of its presence in [present], if each has its own row.",
        )
    findings.at("repeated-row", "month", repeats(pa.table({"month": months}), ("month",), months.is_valid()))
    parts = []
    for field in fields:
        force = field.removeprefix(FORCE)
        told = _truth(sheet.columns[field], presence, force, findings)
        names = pa.array([force] * len(months), pa.string())
        parts.append(_rows(months, names, told))
    return pa.concat_tables(parts)


def _by_rows(sheet: Sheet, presence: Presence, months: pa.Array, name: str, findings: Findings) -> pa.Table:  # noqa: ARG001  as `_by_columns`
    force = sheet.columns["force"]
    findings.at("blank", "force", force.is_null())
    told = _truth(sheet.columns["present"], presence, "present", findings)
    rows = pa.table({"month": months, "force": force})
    findings.at("repeated-row", "force", repeats(rows, ("month", "force"), force.is_valid()), force)
    return _rows(months, force, told)


def _truth(text: pa.Array, presence: Presence, field: str, findings: Findings) -> pa.Array:
    told = read_truth(text, presence.yes, presence.no)
    findings.at("blank", field, text.is_null())
    findings.at("not-a-yes-or-no", field, unread(text, told), text)
    return told


def _rows(months: pa.Array, forces: pa.Array, told: pa.Array) -> pa.Table:
    columns = (c.cast(f.type) for c, f in zip((months, forces, told), PRESENT_SCHEMA, strict=True))
    return pa.table(list(columns), schema=PRESENT_SCHEMA)


def _quality(table: pa.Table, sheet: Sheet) -> dict[str, Any]:
    """How the file was read, and the forces absent by month: status tells them."""
    absent: dict[str, list[str]] = {}
    for row in table.filter(pc.invert(table["present"])).to_pylist():
        absent.setdefault(str(Month.of(row["month"])), []).append(row["force"])
    return {
        "read_as": sheet.kind,
        "forces": sorted(pc.unique(table["force"].cast(pa.string())).to_pylist()),
        "absent": {month: sorted(forces) for month, forces in sorted(absent.items())},
    }
