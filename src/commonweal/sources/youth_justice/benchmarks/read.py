"""Reads one published table of benchmarks through its mapping: its rows, and all that was found wrong on the way."""

import math
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import RowsRefused
from commonweal.figures import Month, Period
from commonweal.records.youth_benchmark import MEASURES, SCHEMA
from commonweal.sources.counts.content import read_sheet
from commonweal.sources.partner.checks import Finding, Findings, Kind, kinds
from commonweal.sources.partner.file_checks import note_broken
from commonweal.sources.partner.mapping import fold
from commonweal.sources.partner.repeats import repeats
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import nothing, read_each, unread
from commonweal.sources.youth_justice.benchmarks.mapping import LISTED, Mapping
from commonweal.sources.youth_justice.benchmarks.periods import read_period

NUMBERS = ("numerator", "denominator", "rate")
ROUNDED = 0.01  # of the rate, and of half its last printed unit: what rounding may make of it
PART_OF_WHOLE = ("reoffending-binary",)  # the numerator is some of the denominator

KINDS: dict[str, Kind] = dict((
    *kinds(
        "error",
        ("broken-row", "The row has another number of columns than the headings.", "Fetch it again."),
        ("no-value-in-formula", "The cell holds a formula whose value was never worked out.",
         "Open the workbook, let it calculate, and save it."),
        ("blank", "A value that every row must have is missing.", "Fill it in, or leave the row out."),
        ("unknown-measure", "The measure is not known.", "Add the word to [measure] of the mapping."),
        ("unknown-area_kind", "The kind of area is not known.", "Add the word to [area_kind] of the mapping."),
        ("unknown-period_kind", "The kind of period is not known.", "Add the word to [period_kind] of the mapping."),
        ("not-a-period", "The period cannot be read.", "Write it as 2018-04..2019-03 or Apr 2018 - Mar 2019."),
        ("in-the-future", "The period has not ended yet.", "Correct it, or leave the row out."),
        ("not-a-number", "The value is not a number, nor a word that the mapping knows for a missing one.",
         "Correct it, or add the word to missing in the mapping."),
        ("negative", "The value is below nought.", "Correct it."),
        ("more-than-all", "More reoffended than there are in the cohort.", "Find out which is wrong."),
        ("repeated-row", "The measure, area and period stand on an earlier row too.", "Leave one out."),
    ),
    *kinds(
        "warning",
        ("another-rate", "The rate printed is not the one that its numerator and denominator make: kept as printed.",
         "Look at the publisher's notes; it may count another population."),
        ("rate-worked-out", "No rate is printed: it is worked out from numerator and denominator.", "Nothing."),
        ("not-told", "The value is blank or suppressed: it is held as not told, not as zero.", "Nothing."),
    ),
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """What a file says. `table` follows `records.youth_benchmark.SCHEMA`, and is None where there are errors.

    `months` are the last months of the periods.
    """

    table: pa.Table | None
    months: tuple[Month, ...]
    rows: int
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    quality: MappingType[str, Any]


def read_benchmarks(path: Path, mapping: Mapping, *, today: date) -> Benchmarks:
    """Read `path` as `mapping` says; what is wrong in its rows is in `errors`.

    Raises FileRefused (or below it) where the file as such cannot be read.
    """
    sheet = read_sheet(path, mapping)
    if not len(sheet.rows) and not sheet.broken:
        raise RowsRefused(f"{path.name} has headings and no rows.", "Fetch it again from its publisher.")
    findings = Findings(sheet.rows, KINDS)
    note_broken(sheet, findings)
    columns = {
        **{name: _listed(sheet, mapping, name, findings) for name in LISTED},
        "area": sheet.columns.get("area", nothing(len(sheet.rows), pa.string())),
        "area_name": _area_name(sheet, mapping, findings),
        **_periods(sheet, today, findings),
        **{name: _numbers(sheet, mapping, name, findings) for name in NUMBERS},
    }
    columns["rate"] = _rates(sheet, columns, findings)
    names = ("measure", "area", "area_name", "area_kind", "period_kind", "start", "end")
    findings.at("repeated-row", "", repeats(pa.table({name: columns[name] for name in names}), names))
    table = None if findings.errors else pa.table([columns[f.name].cast(f.type) for f in SCHEMA], schema=SCHEMA)
    months = {Month.of(day) for day in pc.unique(columns["month"]).to_pylist() if day}
    return Benchmarks(
        table=table,
        months=tuple(sorted(months)),
        rows=len(sheet.rows) + len(sheet.broken),
        errors=findings.errors,
        warnings=findings.warnings,
        quality={
            "read_as": sheet.kind,
            "columns_read": sorted(mapping.columns),
            "warnings": [{"code": f.kind.code, "field": f.field, "count": f.count} for f in findings.warnings],
        },
    )


def _listed(sheet: Sheet, mapping: Mapping, name: str, findings: Findings) -> pa.Array:
    if name in mapping.constants:
        return pa.array([mapping.constants[name]] * len(sheet.rows), pa.string())
    text = sheet.columns[name]
    keys = read_each(text, lambda value: mapping.words[name].get(fold(value)), pa.string())
    findings.at("blank", name, text.is_null())
    findings.at(f"unknown-{name}", name, unread(text, keys), text)
    return keys


def _area_name(sheet: Sheet, mapping: Mapping, findings: Findings) -> pa.Array:
    if "area_name" in mapping.constants:
        return pa.array([mapping.constants["area_name"]] * len(sheet.rows), pa.string())
    findings.at("blank", "area_name", sheet.columns["area_name"].is_null())
    return sheet.columns["area_name"]


def _periods(sheet: Sheet, today: date, findings: Findings) -> dict[str, pa.Array]:
    """Columns `start`, `end` and `month`, the first day of the last month."""
    text = sheet.columns["period"]
    known: dict[str, Period | None] = {value: read_period(value) for value in pc.unique(text).to_pylist() if value}

    def day(of: str) -> pa.Array:
        return read_each(text, lambda value: _day(known[value], of), pa.date32())

    end = day("end")
    findings.at("blank", "period", text.is_null())
    findings.at("not-a-period", "period", unread(text, end), text)
    findings.at("in-the-future", "period", pc.fill_null(pc.greater(end, pa.scalar(today)), False), text)
    return {"start": day("start"), "end": end, "month": day("month")}


def _day(period: Period | None, of: str) -> date | None:
    if period is None:
        return None
    days = {"start": period.start.first_day, "end": period.end.last_day, "month": period.end.first_day}
    return days[of]


def _numbers(sheet: Sheet, mapping: Mapping, name: str, findings: Findings) -> pa.Array:
    if name not in sheet.columns:
        return nothing(len(sheet.rows), pa.float64())
    text = sheet.columns[name]
    blank = read_each(text, lambda value: fold(value) in mapping.missing or None, pa.bool_()).is_valid()
    told = pc.if_else(blank, pa.scalar(None, pa.string()), text)
    values = read_each(told, _number, pa.float64())
    findings.at("not-a-number", name, unread(told, values), text)
    findings.at("negative", name, pc.fill_null(pc.less(values, 0), False), text)
    findings.at("not-told", name, told.is_null())
    return values


def _number(text: str) -> float | None:
    plain = text.replace(",", "").removesuffix("%").strip()
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _rates(sheet: Sheet, columns: dict[str, pa.Array], findings: Findings) -> pa.Array:
    """The rates printed; where none is mapped, worked out."""
    per = read_each(columns["measure"], lambda key: float(MEASURES[key].per), pa.float64())
    sound = pc.and_(columns["denominator"].is_valid(), pc.fill_null(pc.greater(columns["denominator"], 0), False))
    whole = pc.if_else(sound, columns["denominator"], pa.scalar(None, pa.float64()))
    made = pc.divide(pc.multiply(per, columns["numerator"]), whole)
    some = pc.is_in(columns["measure"], pa.array(PART_OF_WHOLE))
    findings.at(
        "more-than-all", "numerator", pc.fill_null(pc.and_(some, pc.greater(columns["numerator"], whole)), False)
    )
    if "rate" not in sheet.columns:
        findings.whole("rate-worked-out", "rate", len(sheet.rows))
        return made
    off = pc.greater(pc.abs(pc.subtract(columns["rate"], made)), pc.add(pc.multiply(made, ROUNDED), 0.5))
    findings.at("another-rate", "rate", pc.fill_null(off, False), sheet.columns["rate"])
    return columns["rate"]
