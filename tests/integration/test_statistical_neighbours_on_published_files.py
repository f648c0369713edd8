"""Statistical neighbours out of the real published tables: every partnership, checked against an independent count."""

import csv
import gzip
import math
from pathlib import Path

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from commonweal.errors import MethodRefused, NotHeld
from commonweal.geography import Gazetteer, NeighbourGroup, distances, every_group
from commonweal.geography.statistical_neighbours import nearest
from commonweal.ingest.reference import ingest_reference
from commonweal.store import Store
from commonweal.workspace import Workspace
from real_data import SHARED

NEEDED = (
    "lookups/lad18_csp18_pfa18.csv",
    "lookups/lad19_csp19_pfa19.csv",
    "lookups/lad_csp_pfa21.csv",
    "lookups/la_all_codes.csv",
    "boundaries/lad-2022-ew.topojson",
    "population/census2011_lad2020.csv.gz",
    "population/lad21_mid2020_single_year.csv",
    "population/lad22_census2021_counts.csv",
    "deprivation/imd2025_lad24.csv",
    "deprivation/imd2019_lad19.csv",
)
STOCKTON, SWANSEA = "E06000004", "W06000011"
NORTHERN = {"Rotherham", "Barnsley", "St. Helens", "Wigan", "Calderdale", "Doncaster", "North Tyneside", "Wirral"}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("neighbours")
    (folder / "family.csv").write_text("partnership,member\nStockton-on-Tees,Darlington\nE06000004,E22000359\n")
    store = Store(Workspace(folder / "workspace"))
    ingest_reference(store, [*(SHARED / name for name in NEEDED), folder / "family.csv"])
    return Gazetteer.of(store.view())


def names(group: NeighbourGroup) -> list[str]:
    return [m.area.name for m in group.members]


def column(path: Path, district: str, heading: str) -> float:
    """One figure of a published file, read without any of ours."""
    stored = path.read_bytes()
    text = (gzip.decompress(stored) if path.suffix == ".gz" else stored).decode()
    rows = list(csv.DictReader(text.splitlines()))
    code = next(k for k in rows[0] if k.lower().endswith(("cd", "code")))
    return float(next(row[heading] for row in rows if row[code] == district))


def test_every_partnership_that_can_be_compared_has_fifteen_neighbours(places: Gazetteer) -> None:
    table = places.characteristics
    assert set(table.areas) == {p.area for p in places.partnerships}
    assert len(table.areas) == 301
    districts = [code for codes in table.districts for code in codes]
    assert len(districts) == len(set(districts)) == 318  # each of today's districts once
    assert {"E06000058", "E06000059"} <= {a.code for a in table.areas}  # in one partnership by halves, until merged
    assert [r for r in table.regions if r is None] == []
    groups = every_group(table)
    assert {len(g.members) for g in groups.values()} == {15}
    assert all(code not in {m.area.code for m in g.members} for code, g in groups.items())
    left = [a for a in table.areas if a.code not in groups]
    assert len(left) == 12  # two too small, and ten of Wales that the economic table lacks
    assert {a.name for a in left if a.code in table.not_compared} == {"City of London", "Isles of Scilly"}
    assert {a.code[0] for a in left if a.code not in table.not_compared} == {"W"}
    assert all(len(table.known_of(a.code)) == 10 for a in left if a.code.startswith("W"))


def test_distances_are_those_of_scipy_and_symmetric(places: Gazetteer) -> None:
    table = places.characteristics
    found = distances(table)
    rows = [table.row(code) for code in found.codes]
    values = table.values[rows][:, [table.column(v) for v in table.by_default]]
    values[:, :2] = np.log(values[:, :2])  # residents and density
    z = (values - values.mean(axis=0)) / values.std(axis=0)
    themes = [1, 1, 3, 3, 3, 1, 2, 2, 2, 2, 1]
    expected = cdist(z, z, "minkowski", p=2, w=1 / np.array(themes))
    assert np.abs(found.matrix - expected).max() < 1e-9
    assert (found.matrix == found.matrix.T).all()


def test_the_characteristics_of_stockton_are_those_of_the_files(places: Gazetteer) -> None:
    table = places.characteristics
    row = table.values[table.row(STOCKTON)]
    census = SHARED / "population" / "lad22_census2021_counts.csv"
    ages = SHARED / "population" / "lad21_mid2020_single_year.csv"
    economy = SHARED / "population" / "census2011_lad2020.csv.gz"
    assert row[table.column("residents")] == column(census, STOCKTON, "usual_residents") == 196_587
    young = sum(column(ages, STOCKTON, str(age)) for age in range(18))
    assert row[table.column("aged_0_17")] == pytest.approx(young / column(ages, STOCKTON, "total_population"))
    out_of_work = column(economy, STOCKTON, "economic_value_2011_unemployed")
    assert row[table.column("unemployed")] == out_of_work / column(economy, STOCKTON, "economic_value_2011_all")
    assert row[table.column("density")] == pytest.approx(196_587 / 20_527, rel=0.01)  # hectares, as ONS measures them
    assert row[table.column("imd")] == pytest.approx(
        column(SHARED / "deprivation" / "imd2025_lad24.csv", STOCKTON, "imd_average_score")
    )


def test_a_county_made_of_seven_districts_is_their_sum(places: Gazetteer) -> None:
    table = places.characteristics
    former = [f"E0700016{n}" for n in range(3, 10)]
    census = SHARED / "population" / "lad22_census2021_counts.csv"
    people = sum(column(census, code, "usual_residents") for code in former)
    assert table.values[table.row("E06000065"), table.column("residents")] == people


def test_stocktons_neighbours_are_towns_like_it(places: Gazetteer) -> None:
    near = places.statistical_neighbours("Stockton-on-Tees", size=20)
    assert len(NORTHERN & set(names(near))) == len(NORTHERN)
    assert {"Darlington", "Redcar and Cleveland"} <= set(names(near))
    assert not {"Westminster", "Cornwall", "Cambridge"} & set(names(near))
    assert near.note == ""


def test_places_unlike_others_are_named(places: Gazetteer) -> None:
    assert "aged 18 to 24" in places.statistical_neighbours("Cambridge").note
    with pytest.raises(MethodRefused, match="City of London has 8,584 residents"):
        places.statistical_neighbours("City of London")


def test_a_welsh_partnership_without_an_economic_figure_is_compared_by_the_rest(places: Gazetteer) -> None:
    with pytest.raises(NotHeld, match="Swansea cannot be compared by unemployed"):
        nearest(places.characteristics, SWANSEA)
    by_the_rest = places.statistical_neighbours("Swansea")
    assert by_the_rest.note.startswith("Swansea is compared without unemployed among residents aged 16 to 74")
    assert "15 nearest without residents" in {g.name for g in places.alternative_groups("Swansea")}
    assert len(by_the_rest.members) == 15
    assert "Cwm Taf" in names(by_the_rest)
    with pytest.raises(NotHeld, match="average score of the English index"):
        places.statistical_neighbours("Cardiff", variables=["residents", "imd"])


def test_the_alternatives_of_stockton(places: Gazetteer) -> None:
    found = {g.name: g for g in places.alternative_groups("Stockton-on-Tees")}
    assert len(found) == 3 + 11 + 1
    assert "Hartlepool" in names(found["the 11 others of North East"])
    usual = set(names(found["15 nearest"]))
    assert all(len(usual & set(names(g))) >= 9 for name, g in found.items() if "without" in name)


def test_a_list_given_in_a_file_is_used_as_it_is(places: Gazetteer) -> None:
    group = places.group_given("Stockton-on-Tees", "family")
    assert names(group) == ["Darlington", "South Warwickshire"]
    assert all(m.distance is not None and math.isfinite(m.distance) for m in group.members)
