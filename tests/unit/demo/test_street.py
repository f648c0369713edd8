"""The street files have the traps of the real ones."""

import csv
import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from commonweal.demo import truth
from commonweal.demo.build import ARCHIVE, OLDER_ARCHIVE, imagine, older_months
from commonweal.demo.formats import police_uk
from commonweal.demo.plan import FULL
from commonweal.demo.street import street_files
from commonweal.figures import Month, Period
from commonweal.sources.police_uk import open_archive
from demo_borough import Borough, tiny_borough  # noqa: F401

Row = dict[str, str]


def rows_of(archive: Path, contains: str) -> list[Row]:
    found: list[Row] = []
    with zipfile.ZipFile(archive) as held:
        for name in held.namelist():
            if contains in name:
                found += csv.DictReader(io.StringIO(held.read(name).decode(), newline=""))
    return found


@pytest.fixture(scope="module")
def street(tiny_borough: Borough) -> list[Row]:  # noqa: F811
    return rows_of(tiny_borough.folder / "police-uk" / ARCHIVE, "wharfshire-street")


@pytest.fixture(scope="module")
def changing_months() -> dict[str, list[Row]]:
    """Five months of the full borough about the change of LSOA editions."""
    scene = imagine(FULL)
    period = Period(Month(2022, 12), Month(2023, 6))
    return {
        name[:7]: list(csv.DictReader(io.StringIO(police_uk.csv_bytes(table).decode())))
        for name, table in street_files(scene, period, FULL.period.end)
    }


def test_the_real_reader_knows_every_file(tiny_borough: Borough) -> None:  # noqa: F811
    with open_archive(tiny_borough.folder / "police-uk" / ARCHIVE) as archive:
        assert len(archive.members) == 24 + 24 + 6
        assert not archive.left


def test_anti_social_behaviour_has_no_id_and_repeats(street: list[Row]) -> None:
    asb = [tuple(r.values()) for r in street if r["Crime type"] == truth.ASB]
    assert {row[0] for row in asb} == {""}
    assert max(Counter(asb).values()) > 1


def test_crimes_have_ids_that_never_repeat(street: list[Row]) -> None:
    ids = [r["Crime ID"] for r in street if r["Crime type"] != truth.ASB]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{64}", i) for i in ids)


def test_a_few_rows_have_no_place(street: list[Row]) -> None:
    nowhere = [r for r in street if r["Location"] == "No Location"]
    assert 0 < len(nowhere) < 0.01 * len(street)
    assert {(r["Longitude"], r["Latitude"], r["LSOA code"], r["LSOA name"]) for r in nowhere} == {("", "", "", "")}


def test_recent_crimes_are_still_open_and_old_ones_are_not(street: list[Row]) -> None:
    def share(month: str) -> float:
        crimes = [r for r in street if r["Month"] == month and r["Crime ID"]]
        return sum(r["Last outcome category"] == "Under investigation" for r in crimes) / len(crimes)

    assert share("2025-10") > 0.3
    assert share("2024-06") < 0.02


def test_some_rows_of_the_force_lie_in_another_forces_district(street: list[Row]) -> None:
    assert 0 < sum(r["LSOA name"].startswith("Hestley") for r in street) < 0.02 * len(street)


def test_the_railway_has_its_own_file(tiny_borough: Borough) -> None:  # noqa: F811
    rows = rows_of(tiny_borough.folder / "police-uk" / ARCHIVE, "btp-street")
    assert {r["Falls within"] for r in rows} == {"British Transport Police"}
    assert all(r["Location"].endswith("(Station)") and not r["Crime ID"] for r in rows)


def test_the_older_edition_differs_in_outcomes_and_a_few_counts(tiny_borough: Borough) -> None:  # noqa: F811
    months = {str(m) for m in older_months(tiny_borough.scene.plan)}
    older = rows_of(tiny_borough.folder / "police-uk" / OLDER_ARCHIVE, "wharfshire-street")
    newer = [
        r for r in rows_of(tiny_borough.folder / "police-uk" / ARCHIVE, "wharfshire-street") if r["Month"] in months
    ]
    assert 0.985 * len(newer) < len(older) < len(newer)
    by_id = {r["Crime ID"]: r for r in newer if r["Crime ID"]}
    crimes = [r for r in older if r["Crime ID"]]
    assert all(r["Crime ID"] in by_id for r in crimes)
    changed = [r for r in crimes if by_id[r["Crime ID"]]["Last outcome category"] != r["Last outcome category"]]
    recoded = [r for r in crimes if by_id[r["Crime ID"]]["Crime type"] != r["Crime type"]]
    assert 0.01 < len(changed) / len(crimes) < 0.4
    assert 0 < len(recoded) < 0.02 * len(crimes)


def test_both_editions_of_small_areas_stand_in_one_file_for_some_months(changing_months: dict[str, list[Row]]) -> None:
    def split(month: str) -> set[str]:
        names = {r["LSOA name"] for r in changing_months[month] if r["LSOA name"].startswith("Tallow")}
        return {n for n in names if n[-1] in "YZ"}

    assert not split("2022-12")
    assert len(split("2023-03")) == len(split("2023-06")) == 8
    old = {r["LSOA code"] for r in changing_months["2022-12"]}
    assert old & {r["LSOA code"] for r in changing_months["2023-03"]} > old & {
        r["LSOA code"] for r in changing_months["2023-06"]
    }


def test_some_places_are_blank_early_in_2023(changing_months: dict[str, list[Row]]) -> None:
    blank = {m: sum(r["Location"] == "On or near " for r in rows) for m, rows in changing_months.items()}
    assert [m for m, n in blank.items() if n] == ["2023-01", "2023-02", "2023-03", "2023-04"]


def test_one_month_was_never_published() -> None:
    scene = imagine(FULL)
    around = Period(truth.UNPUBLISHED - 1, truth.UNPUBLISHED + 1)
    assert [name[:7] for name, _ in street_files(scene, around, FULL.period.end)] == ["2021-01", "2021-03"]
