"""Reads a file of indicators as its mapping says; what is wrong is collected, and stops the file."""

from collections import defaultdict
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from commonweal.errors import ColumnsRefused, RowsRefused
from commonweal.figures import Month, Period
from commonweal.records.indicator import OWN, PER, SCHEMA, Reading
from commonweal.sources.counts.content import read_sheet
from commonweal.sources.indicator.checks import KINDS
from commonweal.sources.indicator.mapping import CELL, Mapping
from commonweal.sources.indicator.periods import read_period
from commonweal.sources.indicator.rows import Found, rows_of
from commonweal.sources.indicator.values import Cell, read_cell
from commonweal.sources.partner.checks import Finding, Findings
from commonweal.sources.partner.file_checks import note_broken, note_sheets
from commonweal.sources.partner.mapping import LEFT_OUT, fold
from commonweal.sources.partner.sheet import Sheet

ROUNDED = 0.051  # in the unit: figures are printed to one decimal
ROUNDED_SHARE = 0.006  # of the figure: a numerator is rounded too


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """What a file says: its readings, none where there are errors. `months`: the last of each period."""

    readings: tuple[Reading, ...]
    months: tuple[Month, ...]
    rows: int
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    quality: MappingType[str, Any]

    @property
    def table(self) -> pa.Table:
        """As the store keeps it."""
        return table_of(self.readings)


def read_indicators(path: Path, mapping: Mapping, *, today: date) -> IndicatorTable:
    """Read `path` as `mapping` says.

    Raises FileRefused (or below it) where the file as such cannot be read; what is wrong in its rows is in `errors`.
    """
    sheet = read_sheet(path, mapping)
    if mapping.layout == "wide" and not any(name.startswith(CELL) for name in sheet.columns):
        raise ColumnsRefused(f"{path.name} has no column that a period heads.", "Check heading_row, or the layout.")
    return _Reader(mapping, today).read(sheet, path.name)


class _Reader:
    """One reading of one file: what is wrong, by kind and field, with its rows."""

    def __init__(self, mapping: Mapping, today: date) -> None:
        self._mapping = mapping
        self._today = today
        self._wrong: dict[tuple[str, str], list[tuple[int, str | None]]] = defaultdict(list)

    def read(self, sheet: Sheet, name: str) -> IndicatorTable:
        found = [r for row in rows_of(sheet, self._mapping) if (r := self._one(row)) is not None]
        readings = self._checked(found)
        findings = self._findings(sheet)
        if not readings and not findings.errors:
            raise RowsRefused(
                f"No row of {name} has an indicator and an area that the mapping names.",
                "Check [columns], [areas] and [indicators] of the mapping against the file.",
            )
        kept = () if findings.errors else tuple(readings)
        return IndicatorTable(
            readings=kept,
            months=tuple(sorted({r.period.end for r in kept})),
            rows=len(sheet.rows) + len(sheet.broken),
            errors=findings.errors,
            warnings=findings.warnings,
            quality=_quality(sheet, self._mapping, findings),
        )

    def _one(self, row: Found) -> tuple[int, Reading] | None:
        """A row's reading; None where it is left out or wrong, which is noted."""
        key, area = self._key(row), self._area(row)
        if key is None or area is None:
            return None
        period = self._period(row)
        cells = [self._cell(row, name) for name in ("value", "numerator", "denominator")]
        if period is None or any(cell is None for cell in cells):
            return None
        value, numerator, denominator = cells
        assert value and numerator and denominator  # noqa: S101 - for the type checker
        mark = " ".join(part for part in (value.mark, row.mark or "") if part)
        if value.value is None:
            self._note("not-available", "value", row.row, value.mark or None)
        return row.row, Reading(key, area, period, value.value, numerator.value, denominator.value, mark)

    def _key(self, row: Found) -> str | None:
        if row.indicator is None and "indicator" not in {*self._mapping.columns, *self._mapping.constants}:
            return self._mapping.indicators[0].key
        if row.indicator is None:
            self._note("blank", "indicator", row.row, None)
            return None
        key = self._mapping.key_of(row.indicator)
        if key is None:
            self._note("unknown-indicator", "indicator", row.row, row.indicator)
        return None if key == LEFT_OUT else key

    def _area(self, row: Found) -> str | None:
        if "area" not in self._mapping.columns:
            return OWN
        if row.area is None:
            self._note("blank", "area", row.row, None)
            return None
        area = self._mapping.areas.get(fold(row.area))
        if area is None:
            self._note("unknown-area", "area", row.row, row.area)
        return None if area == LEFT_OUT else area

    def _period(self, row: Found) -> Period | None:
        if row.period is None:
            self._note("blank", "period", row.row, None)
            return None
        period = read_period(row.period, self._mapping.years, self._mapping.length)
        if period is None:
            self._note("not-a-period", "period", row.row, row.period)
        elif period.end.last_day >= self._today:
            self._note("in-the-future", "period", row.row, row.period)
        return period

    def _cell(self, row: Found, name: str) -> Cell | None:
        text = getattr(row, name)
        cell = read_cell(text)
        if cell is None:
            self._note("not-a-figure", name, row.row, text)
        elif cell.value is not None and cell.value < 0:
            self._note("below-nought", name, row.row, text)
        return cell

    def _checked(self, found: Sequence[tuple[int, Reading]]) -> list[Reading]:
        """In the unit of their indicator; what cannot be right is noted."""
        by_key: dict[str, list[tuple[int, Reading]]] = defaultdict(list)
        for row, reading in found:
            by_key[reading.indicator].append((row, reading))
        kept: list[Reading] = []
        for key, rows in by_key.items():
            kept += self._of_unit(self._mapping.one(key).unit, rows)
            if len({len(reading.period) for _, reading in rows}) > 1:
                self._note("several-lengths", key, rows[0][0], None)
        return kept

    def _of_unit(self, unit: str, rows: list[tuple[int, Reading]]) -> list[Reading]:
        values = [r.value for _, r in rows if r.value is not None]
        small = bool(values) and max(values) <= 1 and any(0 < v < 1 for v in values)
        if unit == "percent" and small and self._mapping.fractions is None:
            for row, _ in rows:
                self._note("fractions-or-percentages", "value", row, None)
        times = 100.0 if unit == "percent" and self._mapping.fractions else 1.0
        kept, places = [], set()
        for row, reading in rows:
            scaled = reading if reading.value is None else replace(reading, value=reading.value * times)
            self._check_one(row, scaled, unit)
            place = (scaled.area, scaled.period)
            if place in places:
                self._note("given-twice", "period", row, scaled.period.words)
            places.add(place)
            kept.append(scaled)
        return kept

    def _check_one(self, row: int, reading: Reading, unit: str) -> None:
        if reading.value is None:
            return
        if unit == "percent" and reading.value > 100:
            self._note("not-a-percentage", "value", row, f"{reading.value:g}")
        if reading.numerator is not None and reading.denominator and unit in PER:
            stated = reading.numerator / reading.denominator * PER[unit]
            if abs(stated - reading.value) > max(ROUNDED, ROUNDED_SHARE * stated):
                self._note("does-not-fit", "value", row, f"{reading.value:g}")

    def _note(self, code: str, field: str, row: int, value: str | None) -> None:
        self._wrong[code, field].append((row, value))

    def _findings(self, sheet: Sheet) -> Findings:
        findings = Findings(sheet.rows, KINDS)
        note_broken(sheet, findings, CELL)
        numbers = sheet.rows.to_pylist()
        for (code, field), wrong in self._wrong.items():
            told = dict(wrong)
            where = pa.array([row in told for row in numbers], pa.bool_())
            findings.at(code, field, where, pa.array([told.get(row) for row in numbers], pa.string()))
        note_sheets(sheet, findings)
        return findings


def table_of(readings: Sequence[Reading]) -> pa.Table:
    """Readings as the store keeps them."""
    columns = {
        "month": [r.period.end.first_day for r in readings],
        "months": [len(r.period) for r in readings],
        "indicator": [r.indicator for r in readings],
        "area": [r.area for r in readings],
        "value": [r.value for r in readings],
        "numerator": [r.numerator for r in readings],
        "denominator": [r.denominator for r in readings],
        "mark": [r.mark or None for r in readings],
    }
    return pa.table({f.name: pa.array(columns[f.name], f.type) for f in SCHEMA}, schema=SCHEMA)


def _quality(sheet: Sheet, mapping: Mapping, findings: Findings) -> dict[str, Any]:
    return {
        "read_as": sheet.kind,
        "sheet": sheet.sheet,
        "layout": mapping.layout,
        "columns_not_read": sheet.unread,
        "warnings": [f.told for f in findings.warnings],
    }
