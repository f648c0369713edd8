"""Reads one file of recorded crime: every sheet that is such a table, as rows of `records.counts`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from commonweal.errors import ColumnsRefused, NotRecognised, RowsRefused
from commonweal.figures import Month
from commonweal.records.counts import SCHEMA
from commonweal.records.offences import UNMAPPED
from commonweal.sources.counts import Areas
from commonweal.sources.home_office.cells import count_of, financial_year, first_month, is_total, text_of
from commonweal.sources.home_office.checks import Finding, Findings
from commonweal.sources.home_office.file import SheetRows, sheets
from commonweal.sources.home_office.headings import find_headings, missing
from commonweal.sources.home_office.offence import holds_several, node_of
from commonweal.sources.home_office.place import Placing, level_of

QUARTER = 3  # months
MANY = 200  # rows of which none is nought: the table lists no noughts at all
OTHERS = "(others)"
MOST_NAMED = 200
FETCH = "Give the open data table as the Home Office publishes it."
Key = tuple[Month, str, str, str]  # quarter, area, offence code, description


@dataclass(frozen=True, slots=True)
class RecordedCrime:
    """What a file says. `level` is force or csp; `months` are all three of every quarter that it speaks for."""

    table: pa.Table
    level: str
    months: tuple[Month, ...]
    rows: int
    warnings: tuple[Finding, ...]
    quality: Mapping[str, Any]


@dataclass(slots=True)
class _Reading:
    """What has been read so far: counts by key, and what is kept apart."""

    areas: Areas
    newest: Month
    findings: Findings = field(default_factory=Findings)
    counts: dict[Key, int | None] = field(default_factory=dict)
    apart: dict[str, list[int]] = field(default_factory=dict)
    unknown: dict[str, list[int]] = field(default_factory=dict)
    nodes: dict[str, str] = field(default_factory=dict)
    levels: set[str] = field(default_factory=set)
    rows: int = 0
    zeros: int = 0


def read_recorded_crime(path: Path, *, areas: Areas, today: date) -> RecordedCrime:
    """Read a file; `areas` is what its areas are held against.

    Raises ColumnsRefused or NotRecognised where it is no such table, RowsRefused where a row cannot be believed, and
    FileRefused (or below it) where it cannot be read as a file.
    """
    reading = _Reading(areas, Month.of(today) - QUARTER)
    lacking: list[str] | None = None
    for sheet in sheets(path):
        at, columns = find_headings(sheet.rows)
        absent = missing(columns, financial_year(sheet.name) is not None) if columns else []
        if columns and not absent:
            _read_sheet(sheet, at, columns, reading)
        elif columns and (lacking is None or len(absent) < len(lacking)):
            lacking = absent
    _check(path.name, reading, lacking)
    return _answer(reading)


def _check(name: str, reading: _Reading, lacking: list[str] | None) -> None:
    if not reading.levels:
        if lacking is None:
            raise NotRecognised(f"{name} is no table of recorded crime: no row has its headings.", FETCH)
        words = f"{', '.join(lacking[:-1])} and {lacking[-1]}" if len(lacking) > 1 else lacking[0]
        raise ColumnsRefused(f"{name} is no table of recorded crime by quarter: it does not say {words}.", FETCH)
    if len(reading.levels) > 1:
        raise ColumnsRefused(f"{name} has sheets of forces and sheets of partnerships.", "Give each as a file.")
    if errors := reading.findings.errors:
        told = "; ".join(f"{e.what}, first in {e.where}, {e.count:,} in all" for e in errors)
        raise RowsRefused(f"{name} was not taken in: {told}.", FETCH)
    if not reading.counts:
        raise RowsRefused(
            f"No row of {name} is of an area that is known.",
            "Load a lookup of areas with `commonweal ingest reference`, or fetch the table again.",
        )


def _read_sheet(sheet: SheetRows, headings: int, columns: Mapping[str, int], reading: _Reading) -> None:
    level = level_of(columns)
    placing = Placing(level, columns, reading.areas)
    placing.check_names()
    reading.levels.add(level)
    seen: set[Key] = set()
    width = max(columns.values()) + 1
    for number, row in enumerate(sheet.rows[headings + 1 :], headings + 2):
        if len(row) >= width and any(text_of(row[columns[c]]) for c in ("code", "count", "quarter") if c in columns):
            _read_row(_Row(sheet.name, number, row, columns), placing, seen, reading)
    if placing.unchecked:
        reading.findings.note("areas-not-checked", sheet.name)


@dataclass(frozen=True, slots=True)
class _Row:
    sheet: str
    number: int
    cells: Sequence[Any]
    columns: Mapping[str, int]

    def text(self, column: str) -> str:
        """A column's words; "" where there is no such column."""
        return text_of(self.cells[self.columns[column]]) if column in self.columns else ""

    def noting(self, findings: Findings) -> Callable[[str, str], None]:
        """Notes a thing found in this row."""
        return lambda code, value: findings.note(code, self.sheet, self.number, value)


def _read_row(row: _Row, placing: Placing, seen: set[Key], reading: _Reading) -> None:
    note = row.noting(reading.findings)
    reading.rows += 1
    area, told = placing.of(row.cells)
    code, description = row.text("code"), row.text("description")
    if any(map(is_total, (told, code, description))):
        return note("total-left-out", told)
    quarter = _quarter(row, note, reading)
    count = _count(row, note)
    if not told:
        return note("no-area", "")
    if area is None:
        return _add(reading.apart, told, count)
    if quarter is not None:
        reading.zeros += count == 0
        _keep((quarter, area, code, description), count, note, seen, reading)
    return None


def _keep(key: Key, count: int | None, note: Callable[[str, str], None], seen: set[Key], reading: _Reading) -> None:
    """Count a row once; the rows of a code that holds several are parts of one count."""
    _, area, code, _ = key
    if reading.nodes.setdefault(code, node_of(code)) == UNMAPPED:
        note("unknown-code", code)
        _add(reading.unknown, code, count)
    if key not in reading.counts:
        reading.counts[key] = count
    elif holds_several(code) and key in seen:
        before = reading.counts[key]
        reading.counts[key] = None if before is None or count is None else before + count
    else:
        note("repeated-row", f"{area} {code}")
    seen.add(key)


def _quarter(row: _Row, note: Callable[[str, str], None], reading: _Reading) -> Month | None:
    year, quarter = row.text("year") or row.sheet, row.text("quarter")
    found = first_month(year, quarter)
    if found is None:
        note("not-a-quarter", f"{year} {quarter}".strip())
    elif found > reading.newest:
        note("in-the-future", f"{year} {quarter}")
    return found


def _count(row: _Row, note: Callable[[str, str], None]) -> int | None:
    text = row.text("count")
    try:
        count = count_of(text)
    except ValueError:
        note("not-a-count", text)
        return None
    if count is None:
        note("count-missing", text)
    elif count < 0:
        note("negative-count", text)
    return count


def _add(named: dict[str, list[int]], value: str, count: int | None) -> None:
    entry = named.setdefault(value if value in named or len(named) < MOST_NAMED else OTHERS, [0, 0])
    entry[0] += 1
    entry[1] += count or 0


def _answer(reading: _Reading) -> RecordedCrime:
    level = next(iter(reading.levels))
    lists_zeros = reading.zeros > 0 or len(reading.counts) < MANY
    if not lists_zeros:
        reading.findings.note("no-zeros")
    quarters = sorted({quarter for quarter, *_ in reading.counts})
    warnings = reading.findings.warnings
    return RecordedCrime(
        table=_table(reading, level),
        level=level,
        months=tuple(quarter + n for quarter in quarters for n in range(QUARTER)),
        rows=reading.rows,
        warnings=warnings,
        quality={
            "area_kind": level,
            "unlisted": "missing" if lists_zeros else "zero",
            "kept_apart": _named("area", reading.apart),
            "unknown_codes": _named("offence", reading.unknown),
            "warnings": [{"code": w.code, "count": w.count, "what": w.what} for w in warnings],
        },
    )


def _named(what: str, found: Mapping[str, Sequence[int]]) -> list[dict[str, Any]]:
    return [{"field": what, "value": v, "rows": rows, "count": n} for v, (rows, n) in sorted(found.items())]


def _table(reading: _Reading, level: str) -> pa.Table:
    """In the order of quarter, area and offence, so that the same file always makes the same bytes."""
    keys = sorted(reading.counts)
    columns = {
        "month": [quarter.first_day for quarter, *_ in keys],
        "months": [QUARTER] * len(keys),
        "area": [area for _, area, _, _ in keys],
        "area_kind": [level] * len(keys),
        "offence": [reading.nodes[code] for _, _, code, _ in keys],
        "category": [f"{code} {description}".strip() for _, _, code, description in keys],
        "count": [reading.counts[key] for key in keys],
    }
    return pa.table({f.name: pa.array(columns[f.name], f.type) for f in SCHEMA}, schema=SCHEMA)
