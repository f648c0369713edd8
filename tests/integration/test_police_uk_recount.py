"""The published Cleveland archive, counted by the store and counted plainly."""

import csv
import hashlib
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonweal.figures import Month, Period
from commonweal.store import Edition, Store
from commonweal.workspace import Workspace
from real_data import SHARED

ARCHIVE = SHARED / "police-uk" / "cleveland.zip"
STREET, OUTCOMES = "police_uk.street", "police_uk.outcomes"
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def store(cleveland_store: Path) -> Store:
    return Store(Workspace(cleveland_store))


def published(kind: str, months: set[str] | None = None) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(ARCHIVE) as archive:
        for name in archive.namelist():
            if name.endswith(f"-{kind}.csv") and (months is None or name[:7] in months):
                yield name, archive.read(name)


def plain(content: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def stockton() -> set[str]:
    names = ("stockton-lsoa-2011.geojson", "stockton-lsoa-2021.geojson")
    text = "".join((SHARED / "boundaries" / name).read_text() for name in names)
    return set(re.findall(r"E01\d{6}", text))


def test_stockton_by_month_and_type_as_the_plain_count_has_it(store: Store) -> None:
    counts = store.view().counts(STREET, ("month", "category"), {"lsoa": stockton()})
    ours = {(str(Month.of(r["month"])), r["category"]): r["count"] for r in counts.to_pylist()}
    with (SHARED / "police-uk" / "stockton-monthly-counts.csv").open(newline="") as file:
        table = list(csv.DictReader(file))
    types = list(table[0])[4:]  # month, two totals and the blank places stand before them
    theirs = {(row["month"], kind): int(row[kind]) for row in table for kind in types if int(row[kind] or 0)}
    assert theirs and ours == theirs


def test_every_file_row_for_row(store: Store) -> None:
    """Four months of each era, every kept cell, against Python's own csv reader."""
    view = store.view()
    for name, content in published("street", {"2015-11", "2018-12", "2023-02", "2025-12"}):
        month = Month.parse(name[:7])
        kept = view.table(STREET, period=Period(month, month)).to_pylist()
        printed = plain(content)
        assert [r["incident_id"] for r in kept] == [bytes.fromhex(p["Crime ID"]) or None for p in printed]
        for ours, column in (
            ("category", "Crime type"),
            ("reported_by", "Reported by"),
            ("falls_within", "Falls within"),
            ("lsoa", "LSOA code"),
            ("outcome", "Last outcome category"),
        ):
            assert [r[ours] or "" for r in kept] == [p[column] for p in printed], column
        assert [f"{r['longitude_e6'] / 1e6:.6f}" for r in kept] == [p["Longitude"] for p in printed]
        assert [f"{r['latitude_e6'] / 1e6:.6f}" for r in kept] == [p["Latitude"] for p in printed]
        assert [r["location"] or "On or near " for r in kept] == [p["Location"] for p in printed]


def test_outcomes_counted_plainly(store: Store) -> None:
    theirs = Counter(
        (p["Month"], p["Outcome type"], p["LSOA code"] or None)
        for _, content in published("outcomes")
        for p in plain(content)
    )
    counts = store.view().counts(OUTCOMES, ("month", "outcome", "lsoa"))
    ours = {(str(Month.of(r["month"])), r["outcome"], r["lsoa"]): r["count"] for r in counts.to_pylist()}
    assert ours == theirs
    assert sum(theirs.values()) == 143_809


def test_every_edition_is_the_published_bytes(store: Store) -> None:
    theirs = {hashlib.sha256(content).hexdigest() for kind in ("street", "outcomes") for _, content in published(kind)}
    editions = store.editions()
    assert {e.sha256 for e in editions} == theirs
    assert sum(e.rows for e in editions) == 407_044 + 143_809
    assert store.check() == len(editions) == 76
    assert len(store.commits()) == 1


def test_the_quality_report_tells_what_the_files_are_known_for(store: Store) -> None:
    def of(month: str) -> Edition:
        return next(e for e in store.editions(STREET) if e.months == (Month.parse(month),))

    assert of("2015-11").quality["reported_by_another_force"] == of("2015-11").rows == 7_310
    assert all(816 <= of(f"2023-0{n}").quality["blank_place"] <= 981 for n in range(1, 5))
    assert of("2019-02").quality["lsoa_new_in_2021"] == 0 < of("2023-01").quality["lsoa_new_in_2021"]
    street = store.editions(STREET)
    for name, content in published("street", {"2015-07", "2025-12"}):
        lines = Counter(line for line in content.splitlines() if line.startswith(b","))
        assert of(name[:7]).quality["repeated_rows_without_id"] == sum(n - 1 for n in lines.values()) > 200
    assert sum(e.quality["no_point"] + e.quality["no_lsoa"] for e in street) == 0
    assert sum(e.quality["repeated_crime_id"] for e in street) == 0
