"""Small editions that store tests put in."""

import hashlib
from datetime import date
from typing import Any

import pyarrow as pa

from commonweal.figures import Month
from commonweal.records.incident import SCHEMA
from commonweal.store import NewEdition

JANUARY, FEBRUARY, MARCH = (Month(2024, n) for n in (1, 2, 3))


def rows(months: dict[Month, int], lsoa: str | None = "E01012187", offence: str = "robbery") -> pa.Table:
    """So many incidents in each month, all alike."""
    count = sum(months.values())
    columns: dict[str, Any] = {field.name: pa.nulls(count, field.type) for field in SCHEMA}
    columns["month"] = pa.array([m.first_day for m, n in months.items() for _ in range(n)], pa.date32())
    columns["offence"] = pa.array([offence] * count, pa.string()).cast(SCHEMA.field("offence").type)
    columns["lsoa"] = pa.array([lsoa] * count, pa.string()).cast(SCHEMA.field("lsoa").type)
    return pa.table(columns, schema=SCHEMA)


def edition(text: str, months: dict[Month, int], released: date | None = None, **changes: Any) -> NewEdition:
    """An edition whose published bytes are `text`; without `released` its date is presumed to be 31 May 2024."""
    settings: dict[str, Any] = {
        "dataset": "police_uk.street",
        "scope": "cleveland",
        "publisher": "data.police.uk",
        "licence": "OGL",
        "sha256": sha256(text),
        "table": rows(months),
        "months": tuple(months),
        "release": released or date(2024, 5, 31),
        "release_stated": released is not None,
        "label": text,
        "source_name": f"{text}.csv",
    }
    return NewEdition(**settings | changes)


def sha256(text: str) -> str:
    """The digest of those bytes."""
    return hashlib.sha256(text.encode()).hexdigest()
