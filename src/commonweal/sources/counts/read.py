"""Reads one table of counts through its mapping: its rows, and all that was found wrong on the way."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import ColumnsRefused, RowsRefused
from commonweal.figures import Month
from commonweal.records.counts import SCHEMA
from commonweal.sources.counts.apart import kept_apart
from commonweal.sources.counts.areas import Areas, KnownAreas
from commonweal.sources.counts.cells import read_cells
from commonweal.sources.counts.checks import KINDS
from commonweal.sources.counts.content import read_sheet
from commonweal.sources.counts.mapping import CELL, Mapping
from commonweal.sources.counts.rows import add_repeated, check_totals
from commonweal.sources.counts.when import read_months, text_of
from commonweal.sources.counts.where import read_areas
from commonweal.sources.partner.checks import Finding, Findings
from commonweal.sources.partner.file_checks import note_broken, note_sheets
from commonweal.sources.partner.mapping import LEFT_OUT, fold
from commonweal.sources.partner.personal import shown
from commonweal.sources.partner.repeats import repeats
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import nothing, read_each

MOST_HEADINGS = 20  # headings not read that are named


@dataclass(frozen=True, slots=True)
class CountTable:
    """What a file says. `table` follows `records.counts.SCHEMA`, and is None where there are errors.

    `months` are those that its rows speak for (all three of a quarter); `rows` how many the file has; `apart` names
    what was kept apart, so that the same file read beside better lists is told from this reading of it.
    """

    table: pa.Table | None
    months: tuple[Month, ...]
    rows: int
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    quality: MappingType[str, Any]

    @property
    def apart(self) -> tuple[str, ...]:
        """Field and value of all that was kept apart, in order."""
        return tuple(sorted(f"{entry['field']}\t{entry['value']}" for entry in self.quality["kept_apart"]))


def read_counts(path: Path, mapping: Mapping, *, today: date, areas: Areas | None = None) -> CountTable:
    """Read `path` as `mapping` says.

    `today` is the day after which months are in the future; `areas` what the table's areas are held against. Raises
    FileRefused (or below it) where the file as such cannot be read; what is wrong in its rows is in `errors`.
    """
    sheet = read_sheet(path, mapping)
    _check_shape(sheet, mapping, path.name)
    findings = Findings(sheet.rows, KINDS)
    note_broken(sheet, findings, CELL)
    months = read_months(sheet, mapping, today, findings)
    codes, told = read_areas(sheet, mapping, areas or KnownAreas(), findings)
    read = _wide if mapping.layout == "wide" else _long
    rows, apart = read(sheet, mapping, pa.table({"month": months, "area": codes}), told, findings)
    _tell_of_file(sheet, mapping, findings)
    table = None if findings.errors else _table(rows, mapping)
    if table is not None and not table.num_rows:
        raise RowsRefused(
            f"No row of {path.name} has an area and an offence that are known.",
            "Check [columns], [area] and [offence] of the mapping against the file.",
        )
    return CountTable(
        table=table,
        months=_speaks_for(table, mapping),
        rows=len(sheet.rows) + len(sheet.broken),
        errors=findings.errors,
        warnings=findings.warnings,
        quality=_quality(sheet, mapping, apart, findings),
    )


def _check_shape(sheet: Sheet, mapping: Mapping, name: str) -> None:
    if mapping.layout == "wide" and not any(field.startswith(CELL) for field in sheet.columns):
        raise ColumnsRefused(
            f"{name} has no column that an offence heads.",
            'List the headings in [offence.values] of the mapping, or write layout = "long" if a column holds them.',
        )
    if not len(sheet.rows) and not sheet.broken:
        raise RowsRefused(f"{name} has headings and no rows.", "Fetch it again from its publisher.")


def _long(
    sheet: Sheet, mapping: Mapping, placed: pa.Table, told: pa.Array, findings: Findings
) -> tuple[pa.Table, list[dict[str, Any]]]:
    """A row an offence."""
    if "offence" in mapping.constants:
        word = nothing(len(sheet.rows), pa.string())
        nodes = pa.array([mapping.constants["offence"]] * len(sheet.rows), pa.string())
    else:
        word = text_of(sheet, "offence", {})
        nodes = read_each(word, mapping.node, pa.string())
        findings.at("unknown-offence", "offence", nodes.is_null(), word)
    left = pc.fill_null(pc.equal(nodes, LEFT_OUT), False)
    findings.at("left-out", "offence", left, word)
    counts = read_cells(sheet.columns["count"], "count", mapping, findings)
    printed = sheet.columns.get("category", word)
    whole = placed.append_column("offence", nodes).append_column("category", printed).append_column("count", counts)
    counted = pc.and_(pc.and_(whole["area"].is_valid(), nodes.is_valid()), pc.invert(left))
    if not mapping.add_repeated:
        findings.at("repeated-row", "", repeats(whole, ("month", "area", "offence", "category"), counted), told)
    apart = kept_apart("area", told, pc.and_(whole["area"].is_null(), pc.invert(left)), (counts,))
    apart += kept_apart("offence", word, pc.and_(whole["area"].is_valid(), nodes.is_null()), (counts,))
    return whole.filter(counted), apart


def _wide(
    sheet: Sheet, mapping: Mapping, placed: pa.Table, told: pa.Array, findings: Findings
) -> tuple[pa.Table, list[dict[str, Any]]]:
    """A column an offence: as many rows come of each."""
    known = placed["area"].is_valid()
    parts, cells = [], []
    for field in (name for name in sheet.columns if name.startswith(CELL)):
        heading = field.removeprefix(CELL)
        counts = read_cells(sheet.columns[field], heading, mapping, findings)
        node = mapping.node(heading)
        same = (pa.array([word] * len(counts), pa.string()) for word in (node, heading))
        part = placed.append_column("offence", next(same)).append_column("category", next(same))
        parts.append(part.append_column("count", counts).filter(known))
        cells.append(counts)
    if "total" in sheet.columns:
        check_totals(read_cells(sheet.columns["total"], "total", mapping, findings), cells, findings)
    if not mapping.add_repeated:
        findings.at("repeated-row", "", repeats(placed, ("month", "area"), known), told)
    return pa.concat_tables(parts), kept_apart("area", told, pc.invert(known), tuple(cells))


def _table(rows: pa.Table, mapping: Mapping) -> pa.Table:
    whole = add_repeated(rows) if mapping.add_repeated else rows
    same = {
        "months": pa.array([3 if mapping.quarterly else 1] * whole.num_rows, pa.int8()),
        "area_kind": pa.array([mapping.kind] * whole.num_rows, pa.string()),
    }
    columns = [same[f.name] if f.name in same else whole[f.name] for f in SCHEMA]
    return pa.table([c.cast(f.type) for c, f in zip(columns, SCHEMA, strict=True)], schema=SCHEMA)


def _speaks_for(table: pa.Table | None, mapping: Mapping) -> tuple[Month, ...]:
    if table is None:
        return ()
    first = {Month.of(day) for day in pc.unique(table["month"]).to_pylist()}
    return tuple(sorted(month + n for month in first for n in range(3 if mapping.quarterly else 1)))


def _tell_of_file(sheet: Sheet, mapping: Mapping, findings: Findings) -> None:
    if mapping.layout == "wide":
        for heading in _not_read(sheet, mapping):
            findings.whole("column-not-read", heading)
    note_sheets(sheet, findings)


def _not_read(sheet: Sheet, mapping: Mapping) -> list[str]:
    """Headings that nothing reads and the mapping does not leave out, as far as they are named."""
    read = {fold(heading) for heading in mapping.columns_in(sheet.headings).values()}
    others = [h for h in sheet.headings if h.strip() and fold(h) not in read and mapping.node(h) != LEFT_OUT]
    return [shown(h.strip()) for h in others[:MOST_HEADINGS]]


def _quality(sheet: Sheet, mapping: Mapping, apart: list[dict[str, Any]], findings: Findings) -> dict[str, Any]:
    """What the quality report tells: how the file was read, what was kept apart, and every warning."""
    return {
        "read_as": sheet.kind,
        "sheet": sheet.sheet,
        "layout": mapping.layout,
        "area_kind": mapping.kind,
        "unlisted": "zero" if mapping.unlisted_is_zero else "missing",
        "columns_read": sorted(name.removeprefix(CELL) for name in sheet.columns),
        "columns_not_read": sheet.unread,
        "blank_rows": sheet.blank_rows,
        "kept_apart": apart,
        "warnings": [f.told for f in findings.warnings],
    }
