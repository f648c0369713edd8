"""Small tables of counts and their mappings for the tests. Every place and force in them is made up, but for codes."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from commonweal.sources.counts import CountTable, KnownAreas, Mapping, mapping_of, read_counts
from commonweal.sources.partner import Finding

TODAY = date(2026, 1, 15)
ANYTOWN, OTHERTOWN = "E06000091", "E06000092"
AREAS = KnownAreas({"district": {ANYTOWN: "Anytown", OTHERTOWN: "Othertown"}, "force": {"E23000091": "Anyshire"}})
SAID: dict[str, Any] = {
    "publisher": "Office of Examples",
    "dataset": "districts",
    "licence": "OGL",
    "columns": {"month": "Month", "area": "Area", "offence": "Offence", "count": "N"},
    "area": {"kind": "district"},
}
HEADINGS = ("Month", "Area", "Offence", "N")
ROWS = (("2025-01", ANYTOWN, "Burglary", "7"), ("2025-02", ANYTOWN, "Drugs", "0"), ("2025-02", OTHERTOWN, "Drugs", "3"))
WIDE = ("Month", "Area", "Burglary", "Vehicle crime", "All")


def mapping(columns: dict[str, str] | None = None, **said: Any) -> Mapping:
    """The plain mapping, of a long table, with other columns and sayings; a saying of None is taken away."""
    whole = {**SAID, **said, "columns": columns or SAID["columns"]}
    return mapping_of({key: value for key, value in whole.items() if value is not None})


def wide(**said: Any) -> Mapping:
    """The mapping of a wide table with a total."""
    return mapping({"month": "Month", "area": "Area", "total": "All"}, layout="wide", **said)


def write_table(path: Path, rows: Sequence[Sequence[Any]] = ROWS, headings: Sequence[str] = HEADINGS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([headings, *rows])
    return path


def read(path: Path, by: Mapping | None = None, areas: KnownAreas = AREAS) -> CountTable:
    return read_counts(path, by or mapping(), today=TODAY, areas=areas)


def codes(findings: Sequence[Finding]) -> dict[str, tuple[int, str | None]]:
    """Code -> how many, and the first value named."""
    return {f.kind.code: (f.count, f.rows[0][1] if f.rows else None) for f in findings}


def lookup(*rows: Sequence[str]) -> pa.Table:
    """A lookup of districts to partnerships to forces: code and name of each."""
    levels = ("lad19", "csp19", "pfa19")
    names = [f"{level}_{part}" for level in levels for part in ("code", "name")]
    found = {name: [row[i] for row in rows] for i, name in enumerate(names)}
    welsh = {f"{level}_welsh": pa.nulls(len(rows), pa.string()) for level in levels}
    return pa.table({**found, **welsh})
