"""The comparison on the published files: the Tees Valley with and without Durham's, and 21 months of all districts.

Every count is recounted with pandas from the files themselves, districts by the names that stand beside the LSOAs.
"""

import csv
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from commonweal.analysis.country import Country
from commonweal.analysis.country_of_table import country_of_table
from commonweal.figures import FigureSet, Month, Period
from commonweal.geography import Gazetteer
from commonweal.ingest.counts import ingest_counts
from commonweal.ingest.police_uk import ingest_police_uk
from commonweal.ingest.reference import ingest_reference
from commonweal.papers import comparison
from commonweal.records.offences import POLICE_UK_CATEGORIES
from commonweal.records.register import Register
from commonweal.store import Store
from commonweal.workspace import Workspace
from real_data import SHARED

POLICE = SHARED / "police-uk"
MAPPING = Path(__file__).parents[2] / "docs" / "how-to" / "mappings" / "district-counts.toml"
FIVE = {
    "Stockton-on-Tees": "E06000004", "Hartlepool": "E06000001", "Middlesbrough": "E06000002",
    "Redcar and Cleveland": "E06000003", "Darlington": "E06000005",
}  # fmt: skip
MARCH = Month(2024, 3)
MONTHS = 21  # of the derived table
DURHAM = "2024-03/2024-03-durham-street.csv"


@pytest.fixture(scope="module")
def place(real_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Cleveland's files and the reference files; the five as a list of groups; the derived table of all districts."""
    root = tmp_path_factory.mktemp("tees") / "workspace"
    shutil.copytree(real_workspace, root)
    workspace = Workspace(root)
    pairs = [(ours, other) for ours in FIVE for other in FIVE if other != ours]
    with (root.parent / "tees-valley.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("partnership", "member"), *pairs])
    ingest_reference(Store(workspace), [root.parent / "tees-valley.csv"])
    for name in ("derived-lad-month-type.csv.gz", "derived-forces-present.csv"):
        shutil.copyfile(POLICE / name, root.parent / name)
    ingest_counts(workspace, MAPPING, root.parent / "derived-lad-month-type.csv.gz")
    return workspace


def _asked(place: Workspace) -> FigureSet:
    request = comparison.Request("Stockton-on-Tees", Period(MARCH, MARCH), group="tees-valley")
    return comparison.figures(place, request)


@pytest.fixture(scope="module")
def before_and_after(place: Workspace) -> tuple[FigureSet, FigureSet]:
    """The paper with Cleveland's files only, and again when Durham's file of March 2024 is given."""
    alone = _asked(place)
    with zipfile.ZipFile(POLICE / "all-forces-2024-03.zip") as archive:
        archive.extract(DURHAM, place.root.parent)
    ingest_police_uk(Store(place), [place.root.parent / DURHAM])
    return alone, _asked(place)


def _street(archive: str, member: str) -> pd.DataFrame:
    with zipfile.ZipFile(POLICE / archive) as files:
        rows = pd.read_csv(io.BytesIO(files.read(member)))
    rows["district"] = rows["LSOA name"].str.removesuffix(" ").str.rsplit(" ", n=1).str[0]
    return rows


@pytest.fixture(scope="module")
def recount() -> pd.Series:
    """Rows by district and node: Cleveland's file for its four, Durham's for Darlington."""
    cleveland = _street("cleveland.zip", f"{MARCH}/{MARCH}-cleveland-street.csv")
    durham = _street("all-forces-2024-03.zip", DURHAM)
    ours = pd.concat([cleveland[cleveland["district"] != "Darlington"], durham[durham["district"] == "Darlington"]])
    ours["node"] = ours["Crime type"].map(POLICE_UK_CATEGORIES)
    return ours.groupby(["district", "node"]).size()


def test_darlington_is_not_available_until_durham_s_file_is_given(
    before_and_after: tuple[FigureSet, FigureSet],
) -> None:
    alone, five = before_and_after
    for node in ("all-crime", "burglary", "anti-social-behaviour"):
        missing = alone.figure(f"{FIVE['Darlington']}/{node}/rate")
        assert (missing.value, missing.standing, missing.verdict) == (None, "not available", "not available")
        assert missing.notes == ("no file of Durham is held for March 2024",)
        assert missing.parameters["residents"] > 100_000
        given = five.figure(f"{FIVE['Darlington']}/{node}/rate")
        assert given.value is not None
        assert given.value > 0
    assert any("Darlington is not available: no file of Durham" in note.text for note in alone.notes)
    assert not any("Darlington" in note.text for note in five.notes)
    assert alone.groupings[0].note == "1 of 5 partnerships is not available."


def test_every_count_of_the_five_is_the_recount(
    before_and_after: tuple[FigureSet, FigureSet], recount: pd.Series
) -> None:
    alone, five = before_and_after
    checked = 0
    for paper, districts in ((alone, [d for d in FIVE if d != "Darlington"]), (five, list(FIVE))):
        for name in districts:
            for node in set(POLICE_UK_CATEGORIES.values()):
                figure = paper.figure(f"{FIVE[name]}/{node}/rate")
                count = int(recount.get((name, node), 0))
                assert figure.parameters["count"] == count, (name, node)
                assert figure.value == pytest.approx(1000 * count / figure.parameters["residents"])
                checked += 1
    assert checked == 14 * 9
    group = five.figure("group/burglary/rate")
    people = sum(five.figure(f"{code}/burglary/rate").parameters["residents"] for code in FIVE.values())
    assert group.value == pytest.approx(1000 * sum(int(recount[name, "burglary"]) for name in FIVE) / people)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    """The derived table as it stands, districts that have a code."""
    rows = pd.read_csv(POLICE / "derived-lad-month-type.csv.gz")
    return rows[rows["lad_code"].notna()].set_index(["lad_code", "month"])


@pytest.fixture(scope="module")
def country(place: Workspace) -> Country:
    view = Store(place).view()
    whole = Period(Month(2018, 10), Month(2025, 12))
    return country_of_table(view, Gazetteer.of(view), "counts.districts", whole, Register())


def _same_districts(country: Country, table: pd.DataFrame) -> Iterator[int]:
    """Partnerships all of whose districts the table has under their codes of today, in every month."""
    rows = table.index.get_level_values("lad_code").value_counts()
    codes = set(rows[rows == MONTHS].index)
    for i, one in enumerate(country.partnerships):
        if {d.code for d in one.districts} <= codes:
            yield i


def test_all_21_months_of_all_districts_are_the_table_s(country: Country, table: pd.DataFrame) -> None:
    months = sorted(set(table.index.get_level_values("month")))
    assert len(months) == MONTHS
    total = country.months("all-crime") + country.months("anti-social-behaviour")
    checked = 0
    for i in _same_districts(country, table):
        for month in months:
            t = Month.parse(month).index - country.horizon.start.index
            if country.reasons[i][t]:
                assert np.isnan(total[i, t])
                continue
            rows = [(d.code, month) for d in country.partnerships[i].districts]
            assert total[i, t] == sum(table.loc[row, "total"] for row in rows)
            checked += 1
    assert checked > 4000


def test_a_force_that_is_absent_makes_its_districts_not_available_in_that_month_alone(country: Country) -> None:
    present = pd.read_csv(POLICE / "derived-forces-present.csv", index_col="month")
    slugs = {"Lancashire": "lancashire", "Northumbria": "northumbria", "Cleveland": "cleveland"}
    found = 0
    for i, one in enumerate(country.partnerships):
        if one.force is None or one.force.name not in slugs:
            continue
        for month in present.index:
            t = Month.parse(month).index - country.horizon.start.index
            absent = not present.loc[month, slugs[one.force.name]]
            assert (f"{one.force.name} is absent from the table" in country.reasons[i][t]) == absent
            found += absent
    assert found >= 20  # Lancashire's and Northumbria's districts, in October 2018


def test_a_month_with_a_tenth_of_its_usual_rows_is_not_available(country: Country, table: pd.DataFrame) -> None:
    """Dyfed-Powys published 164 rows of March 2024, and the file of forces present calls it present."""
    t = MARCH.index - country.horizon.start.index
    theirs = [i for i, one in enumerate(country.partnerships) if one.force and one.force.name == "Dyfed-Powys"]
    assert len(theirs) == 4
    for i in theirs:
        code = country.partnerships[i].districts[0].code
        rows = table.loc[(code, str(MARCH)), "total"]
        assert country.reasons[i][t].startswith(f"the table counts {rows:,} for March 2024, where about ")
        assert np.isnan(country.months("all-crime")[i, t])
        assert not country.reasons[i][-1]  # December 2025
    thin = [(i, n) for i, line in enumerate(country.reasons) for n, why in enumerate(line) if "the table counts" in why]
    assert {country.partnerships[i].force.name for i, _ in thin if country.partnerships[i].force} == {"Dyfed-Powys"}


def test_a_month_in_which_forces_are_absent_is_compared_with_those_that_are_there(place: Workspace) -> None:
    october = Period(Month(2018, 10), Month(2018, 10))
    paper = comparison.figures(place, comparison.Request("Stockton-on-Tees", october, source="counts.districts"))
    rates = [paper.figure(id) for id in paper.groupings[0].figures]
    missing = [f for f in rates if f.value is None]
    assert rates[0].value is not None
    assert 1 <= len(missing) < len(rates)
    assert all("is absent from the table for October 2018" in f.notes[0] for f in missing)
    assert all(f.parameters.keys() == {"residents"} for f in missing)
    assert not [f for f in paper.figures if f.id.endswith("/projection")]
    assert any("No projection to March 2019" in note.text for note in paper.notes)
