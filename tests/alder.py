"""A workspace of the made-up country, with street files whose counts the test says."""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

import made_places
from commonweal.figures import Month, Period
from commonweal.records.incident import SCHEMA
from commonweal.store import NewEdition, Store
from commonweal.workspace import Workspace

HOME, OTHER = "Forest and Heath Police", "Moor Police"
POINTS = {"L1": (250_000, 50_250_000), "L3": (250_000, 51_250_000), "L5": (1_250_000, 50_250_000)}
Count = tuple[str, str, str]  # LSOA, offence, force


def reference() -> list[NewEdition]:
    """The made-up country's lookups, outlines and populations as editions."""
    tables = made_places.country()
    return [edition(name, "EW", table, ()) for name, table in tables.items()]


def street(
    month: Month,
    counts: Mapping[Count, int],
    scope: str,
    released: date | None = None,
    dataset: str = "police_uk.street",
) -> NewEdition:
    """One month's file of one force: so many incidents of each kind."""
    rows = [(*key, n) for key, n in counts.items()]
    total = sum(n for *_, n in rows)

    def spread(values: list[Any]) -> list[Any]:
        return [v for v, (*_, n) in zip(values, rows, strict=True) for _ in range(n)]

    columns: dict[str, Any] = {field.name: pa.nulls(total, field.type) for field in SCHEMA}
    given = {
        "month": [month.first_day] * len(rows),
        "lsoa": [r[0] for r in rows],
        "offence": [r[1] for r in rows],
        "falls_within": [r[2] for r in rows],
        "reported_by": [r[2] for r in rows],
        "longitude_e6": [POINTS.get(r[0], (None, None))[0] for r in rows],
        "latitude_e6": [POINTS.get(r[0], (None, None))[1] for r in rows],
    }
    for name, values in given.items():
        columns[name] = pa.array(spread(values)).cast(SCHEMA.field(name).type)
    table = pa.table(columns, schema=SCHEMA)
    audience = "partners" if dataset.startswith("partner.") else "public"
    return edition(dataset, scope, table, (month,), released or (month + 1).last_day, audience)


def workspace(root: Path, editions: list[NewEdition]) -> Workspace:
    """A workspace that holds these and the reference editions."""
    place = Workspace(root)
    add(place, reference())
    add(place, editions)
    return place


def add(place: Workspace, editions: list[NewEdition]) -> None:
    """One more ingest."""
    with Store(place).ingest() as ingest:
        for one in editions:
            ingest.add(one)


def steady(
    period: Period, counts: Mapping[Count, int], scope: str = "forest-and-heath", **more: Any
) -> list[NewEdition]:
    """The same counts every month."""
    return [street(month, counts, scope, **more) for month in period]


def edition(
    dataset: str,
    scope: str,
    table: pa.Table,
    months: tuple[Month, ...],
    released: date = date(2022, 1, 1),
    audience: Any = "public",
) -> NewEdition:
    """A table as an edition of its own."""
    content = f"{dataset}{scope}{months}{released}{table.to_pylist()}"
    return NewEdition(
        dataset=dataset,
        scope=scope,
        publisher="made up",
        licence="none",
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        table=table,
        months=months,
        release=released,
        release_stated=True,
        label="made",
        source_name=f"{dataset}.csv",
        audience=audience,
    )
