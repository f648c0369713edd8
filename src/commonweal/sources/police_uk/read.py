"""Reads one street or outcomes file into rows; everything checked, nothing dropped.

Each function takes the file's bytes, the name that messages call it by, and the month of its name; it gives the rows
and what the quality report tells of them. Raises ColumnsRefused or RowsRefused.
"""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.figures import Month
from commonweal.records import incident
from commonweal.records.offences import POLICE_UK_CATEGORIES, UNMAPPED
from commonweal.sources.police_uk import checks
from commonweal.sources.police_uk.columns import IdColumn, parse_ids, place, to_millionths
from commonweal.sources.police_uk.table import OUTCOMES, STREET, parse

Quality = dict[str, Any]
_OF_OUTCOMES = "month incident_id outcome falls_within lsoa longitude_e6 latitude_e6".split()
OUTCOMES_SCHEMA = pa.schema([incident.SCHEMA.field(name) for name in _OF_OUTCOMES])


def read_street(content: bytes, name: str, month: Month) -> tuple[pa.Table, Quality]:
    """The rows of `records.incident.SCHEMA`, in the file's order. Exact repeats stay: each row is an incident."""
    raw = parse(content, name, STREET)
    checks.check_month(raw, name, month)
    ids = parse_ids(raw["Crime ID"])
    located = place(raw["Location"])
    columns = {
        **_shared(raw, name, month, ids),
        "offence": _offences(raw["Crime type"]),
        "category": raw["Crime type"],
        "reported_by": raw["Reported by"],
        "location": located,
        "outcome": raw["Last outcome category"],
    }
    rows = pa.table([_column(columns, field, raw.num_rows) for field in incident.SCHEMA], schema=incident.SCHEMA)
    return rows, checks.street_quality(rows, ids)


def read_outcomes(content: bytes, name: str, month: Month) -> tuple[pa.Table, Quality]:
    """The rows of `OUTCOMES_SCHEMA`: one a decision on a crime, in the file's order."""
    raw = parse(content, name, OUTCOMES)
    checks.check_month(raw, name, month)
    ids = parse_ids(raw["Crime ID"])
    columns = {**_shared(raw, name, month, ids), "outcome": raw["Outcome type"]}
    rows = pa.table([_column(columns, field, raw.num_rows) for field in OUTCOMES_SCHEMA], schema=OUTCOMES_SCHEMA)
    return rows, checks.outcomes_quality(rows, raw, ids)


def _shared(raw: pa.Table, name: str, month: Month, ids: IdColumn) -> dict[str, pa.Array]:
    return {
        "incident_id": ids.values,
        "month": pa.repeat(pa.scalar(month.first_day, pa.date32()), raw.num_rows),
        "falls_within": raw["Falls within"],
        "longitude_e6": to_millionths(raw["Longitude"], name, "Longitude", 180),
        "latitude_e6": to_millionths(raw["Latitude"], name, "Latitude", 90),
        "lsoa": raw["LSOA code"],
    }


def _column(columns: dict[str, Any], field: pa.Field, rows: int) -> Any:
    return columns[field.name] if field.name in columns else pa.nulls(rows, field.type)


def _offences(categories: pa.ChunkedArray) -> pa.ChunkedArray:
    """Each category's node of the tree; a category that is not known is not guessed at."""
    if categories.num_chunks == 0:
        return pa.chunked_array([], incident.SCHEMA.field("offence").type)
    chunk = categories.combine_chunks() if categories.num_chunks > 1 else categories.chunk(0)
    nodes = [POLICE_UK_CATEGORIES.get(c, UNMAPPED) for c in chunk.dictionary.to_pylist()] + [UNMAPPED]
    tree = sorted(set(nodes))
    to_node = pa.array([tree.index(n) for n in nodes], pa.int32())
    indices = pc.fill_null(chunk.indices, len(nodes) - 1)  # a row without a category
    return pa.chunked_array([pa.DictionaryArray.from_arrays(to_node.take(indices), pa.array(tree))])
