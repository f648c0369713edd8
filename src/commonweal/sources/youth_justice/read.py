"""Reads one export through its mapping: a table of youth outcomes, and all that was found wrong on the way."""

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import RowsRefused
from commonweal.figures import Month, Period
from commonweal.records.youth_outcome import SCHEMA
from commonweal.sources.counts.content import read_sheet
from commonweal.sources.partner.checks import Finding, Findings
from commonweal.sources.partner.file_checks import note_broken, note_sheets
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.youth_justice.checks import KINDS
from commonweal.sources.youth_justice.covers import covered, read_months
from commonweal.sources.youth_justice.lists import Lists
from commonweal.sources.youth_justice.mapping import Mapping
from commonweal.sources.youth_justice.repeats import read_repeats, tell_of_children
from commonweal.sources.youth_justice.what import left_out_by_word, read_what
from commonweal.sources.youth_justice.when import read_births, read_days
from commonweal.sources.youth_justice.who import read_ages, read_children, read_ethnicity, read_sex

TOLD = ("offence_on", "age", "sex", "ethnicity", "first")  # fields whose fullness the quality report tells


@dataclass(frozen=True, slots=True)
class Export:
    """What a file says. `table` follows `records.youth_outcome.SCHEMA`, and is None where there are errors.

    `months` are those that it speaks for, in order, perhaps with gaps; `rows` how many the file has.
    """

    table: pa.Table | None
    months: tuple[Month, ...]
    rows: int
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    quality: MappingType[str, Any]


def read_export(
    path: Path, mapping: Mapping, lists: Lists, *, today: date, key: bytes, covers: tuple[Period, ...] = ()
) -> Export:
    """Read `path` as `mapping` says.

    `today` is the day after which dates are in the future; `key` hides the children's references (32 bytes, the
    workspace's own); `covers` goes before the mapping's own. Raises FileRefused (or below it) where the file as such
    cannot be read; what is wrong in its rows is in `errors`.
    """
    sheet = read_sheet(path, mapping)
    if not len(sheet.rows) and not sheet.broken:
        raise RowsRefused(f"{path.name} has headings and no rows.", "Export it again.")
    of_file = Findings(sheet.rows, KINDS)
    _tell_of_file(sheet, of_file)
    wanted = _narrowed(sheet, pc.invert(left_out_by_word(sheet, mapping, of_file)))
    of_ages = Findings(wanted.rows, KINDS)
    aged, outside = _aged(wanted, mapping, today, of_ages)
    aged = {name: column.filter(pc.invert(outside)) for name, column in aged.items()}
    wanted = _narrowed(wanted, pc.invert(outside))
    of_rows = Findings(wanted.rows, KINDS)
    columns = _columns(wanted, mapping, lists, aged, key, of_rows)
    dropped = read_repeats(wanted, mapping, columns, of_rows)
    text = wanted.columns["outcome_date"]
    months = covered(columns["month"], covers or mapping.covers, of_rows, text, today)
    found = (of_file, of_ages, of_rows)
    errors = tuple(chain.from_iterable(f.errors for f in found))
    warnings = tuple(chain.from_iterable(f.warnings for f in found))
    table = None if errors else _table(columns, pc.invert(dropped))
    return Export(
        table=table,
        months=months,
        rows=len(sheet.rows) + len(sheet.broken),
        errors=errors,
        warnings=warnings,
        quality=_quality(sheet, mapping, table, warnings),
    )


def _narrowed(sheet: Sheet, kept: pa.Array) -> Sheet:
    """The sheet with some of its rows: what is left out need not be sound."""
    columns = {name: column.filter(kept) for name, column in sheet.columns.items()}
    return replace(sheet, columns=columns, rows=sheet.rows.filter(kept))


def _aged(sheet: Sheet, mapping: Mapping, today: date, findings: Findings) -> tuple[dict[str, pa.Array], pa.Array]:
    """Days, ages and births of each row, and which rows the mapping leaves out by age."""
    days = read_days(sheet, mapping, today, findings)
    born = read_births(sheet, mapping, today, findings)
    ages, outside = read_ages(sheet, mapping, days, born, findings)
    return {**days, **ages, "born": born}, outside


def _columns(
    sheet: Sheet, mapping: Mapping, lists: Lists, aged: dict[str, pa.Array], key: bytes, findings: Findings
) -> dict[str, pa.Array]:
    columns = {
        "month": read_months(aged["outcome_on"]),
        "child": read_children(sheet, mapping, key, findings),
        **{name: aged[name] for name in aged if name != "born"},
        "sex": read_sex(sheet, mapping, findings),
        "ethnicity": read_ethnicity(sheet, mapping, lists, findings),
        **read_what(sheet, mapping, lists, findings),
    }
    tell_of_children(columns, aged["born"], findings)
    return columns


def _table(columns: MappingType[str, pa.Array], kept: pa.Array) -> pa.Table:
    """In the order of days and pseudonyms: the file's own order could tell who came in together."""
    arrays = [columns[f.name].filter(kept).cast(f.type) for f in SCHEMA]
    order = [("outcome_on", "ascending"), ("child", "ascending"), ("offence_on", "ascending"), ("age", "ascending")]
    return pa.Table.from_arrays(arrays, schema=SCHEMA).sort_by(order)


def _tell_of_file(sheet: Sheet, findings: Findings) -> None:
    note_broken(sheet, findings)
    for heading in sheet.personal:
        findings.whole("persons-column", heading)
    note_sheets(sheet, findings)


def _quality(sheet: Sheet, mapping: Mapping, table: pa.Table | None, warnings: Sequence[Finding]) -> dict[str, Any]:
    """What the quality report tells: how the file was read, how full its fields are, and every warning."""
    held = {name: table.num_rows - table[name].null_count for name in TOLD} if table is not None else {}
    return {
        "read_as": sheet.kind,
        "sheet": sheet.sheet,
        "columns_read": sorted(mapping.columns),
        "columns_not_read": sheet.unread,
        "personal_columns_not_read": list(sheet.personal),
        "hidden_sheets_not_read": list(sheet.hidden_sheets),
        "blank_rows": sheet.blank_rows,
        "rows_with": held,
        "warnings": [f.told for f in warnings],
    }
