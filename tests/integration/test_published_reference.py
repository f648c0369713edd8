"""The real published files: every one recognised by its columns, and what they say of Stockton-on-Tees."""

import csv
import io
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from commonweal.errors import UnknownPlace
from commonweal.figures import Area
from commonweal.geography import Gazetteer
from commonweal.ingest.reference import Taken, ingest_reference, recognise
from commonweal.sources.ons.content import read_content
from commonweal.store import Store
from commonweal.workspace import Workspace
from real_data import SHARED

FOLDERS = [SHARED / name for name in ("lookups", "boundaries", "population", "deprivation")]
STOCKTON = Area("E06000004", "Stockton-on-Tees", "district")
IN_PART = "E06000058E22000367"  # Christchurch was Dorset's before it was merged with Bournemouth and Poole
MILLION = 1_000_000


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, tuple[Taken, ...]]:
    store = Store(Workspace(tmp_path_factory.mktemp("reference")))
    return store, ingest_reference(store, FOLDERS)


@pytest.fixture(scope="module")
def places(published: tuple[Store, tuple[Taken, ...]]) -> Gazetteer:
    return Gazetteer.of(published[0].view())


def test_every_file_is_recognised_each_with_its_edition(published: tuple[Store, tuple[Taken, ...]]) -> None:
    _, taken = published
    assert len(taken) == sum(1 for folder in FOLDERS for _ in folder.iterdir())
    assert {t.outcome for t in taken} == {"new"}
    held = {(t.dataset, t.scope): t for t in taken}
    assert held["boundary.ward.2025", "E06000004"].rows == 27
    assert held["boundary.ward.2025", "E47000006"].rows == 103
    assert held["boundary.lsoa.2011", "EW"].rows == 34_753
    assert held["lookup.lsoa11_lsoa21_lad22", "EW"].rows == 35_795
    assert held["population.lsoa11.mid2020", "EW"].edition == "mid2020"
    assert held["population.lad.2011", "EW"].edition_from == "columns"
    assert held["deprivation.lsoa21.imd2025", "E01000001..E01035762"].rows == 33_755
    assert held["lookup.ward_history", "EWSN"].edition == "2026"
    assert [t.file for t in taken if t.edition == "not stated"] == ["la_all_codes.csv"]


def test_the_name_of_a_file_says_nothing_of_its_kind(
    published: tuple[Store, tuple[Taken, ...]], tmp_path: Path
) -> None:
    _, taken = published
    known = {t.file: t for t in taken}
    for i, path in enumerate(p for folder in FOLDERS for p in folder.iterdir() if p.stat().st_size < MILLION):
        bare = tmp_path / f"file{i}"
        shutil.copyfile(path, bare)
        table = recognise(read_content(bare))
        kind = str(known[path.name].dataset).rpartition(".")[0]
        assert table.dataset.startswith(kind)
        assert table.scope == known[path.name].scope


def test_stockton_by_any_name(places: Gazetteer) -> None:
    every = "Stockton-on-Tees|stockton on tees|Stockton|E06000004|E22000030|Stockton-on-Tees Borough Council"
    for text in every.split("|"):
        found = places.partnership(text)
        assert found.area == STOCKTON
        assert found.csp == Area("E22000030", "Stockton-on-Tees", "csp")
        assert found.force == Area("E23000013", "Cleveland", "force")
        assert found.is_home_force("Cleveland Police")
        assert found.is_home_force("cleveland")
        assert not found.is_home_force("British Transport Police")
        assert not found.is_home_force("Leicestershire Police")
    with pytest.raises(UnknownPlace, match="Did you mean Stockton-on-Tees"):
        places.partnership("Stokton")


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("South Warwickshire", ["Stratford-on-Avon", "Warwick"]),
        ("W14000023", ["Merthyr Tydfil", "Rhondda Cynon Taf"]),
        ("Hambleton", ["North Yorkshire"]),
        ("Redcar & Cleveland", ["Redcar and Cleveland"]),
        ("bristol", ["Bristol, City of"]),
        ("E08000016", ["Barnsley"]),
    ],
)
def test_other_partnerships(places: Gazetteer, text: str, districts: list[str]) -> None:
    assert [d.name for d in places.partnership(text).districts] == districts


def test_every_partnership_and_district_of_the_newest_lookup_is_found_with_its_force(places: Gazetteer) -> None:
    with (SHARED / "lookups" / "lad_csp_pfa21.csv").open(newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            for text in (row["lad-code"], row["csp-code"], row["lad-name"], row["csp-name"].upper()):
                found = places.partnership(text)
                if text in (row["csp-code"], row["csp-name"].upper()) and row["lad-code"] + row["csp-code"] == IN_PART:
                    assert "stands for itself" in found.note
                    continue
                assert places.active(row["lad-code"]) in {d.code for d in found.districts}
            assert found.force is not None
            assert found.force.code == row["PFA21CD"]
            assert found.is_home_force(row["PFA21NM"])


def test_lsoas_of_both_editions(places: Gazetteer) -> None:
    found = places.lsoas("E06000004")
    assert len(found) == 128  # 120 of 2011, four of which became eight
    assert {"E01012264", "E01012266", "E01033477", "E01033478"} <= found
    assert places.district_of_lsoa("E01012264") == "E06000004"


def test_wards_of_each_edition(places: Gazetteer) -> None:
    assert [(e.edition, e.boundaries) for e in places.ward_editions("E06000004")] == [
        ("2025", True),
        ("2022", True),
        ("2019", False),
    ]
    assert len(places.wards("E06000004")) == 27
    assert len(places.wards("E06000004", "2022")) == 26
    assert len(places.wards("E07000221")) > 30  # elsewhere, by the lookup of 2019
    assert set(places.lsoa_ward("2025").wards) >= places.lsoas("E06000004")


def test_residents(places: Gazetteer) -> None:
    assert places.population(STOCKTON, "mid-2020").value == 197_419
    assert places.population(STOCKTON).edition == "census 2021"
    for edition in ("2025", "2022"):
        wards = [places.population(w) for w in places.wards("E06000004", edition)]
        assert sum(w.value or 0 for w in wards) == 197_419
        assert {w.edition for w in wards} == {"mid-2020"}
    assert places.population(places.area("E06000065"), "census 2021").how == "sum of 7 former districts"


def test_neighbours(places: Gazetteer) -> None:
    names = {a.name for a in places.neighbours("E06000004")}
    assert {"Middlesbrough", "Hartlepool", "Darlington", "County Durham", "North Yorkshire"} <= names
    assert "Leeds" not in names
    ward = next(w for w in places.wards("E06000004") if w.name == "Ropner")
    assert "Stockton Town Centre" in {a.name for a in places.neighbours(ward.code)}
    assert all(ward in places.neighbours(n.code) for n in places.neighbours(ward.code))


def _stockton_rows(lsoas: frozenset[str]) -> Iterator[tuple[float, float, str]]:
    with zipfile.ZipFile(SHARED / "police-uk" / "cleveland.zip") as archive:
        for member in archive.namelist():
            if member.endswith("street.csv") and member.rpartition("/")[2][:4] in ("2023", "2024", "2025"):
                with archive.open(member) as stream:
                    for row in csv.DictReader(io.TextIOWrapper(stream, "utf-8")):
                        if row["LSOA code"] in lsoas and row["Falls within"] == "Cleveland Police":
                            yield float(row["Longitude"]), float(row["Latitude"]), row["LSOA code"]


def test_every_stockton_row_lies_in_a_ward_and_one_in_nine_in_another_than_its_lsoas(places: Gazetteer) -> None:
    x, y, lsoa = zip(*_stockton_rows(places.lsoas("E06000004")), strict=True)
    points = [np.round(np.array(c) * MILLION).astype(np.int32) for c in (x, y)]
    placed = places.place(*points, pa.array(lsoa), edition="2025", districts=["E06000004"])
    assert placed.counts == {"point": 80_140, "nearest": 0, "lookup": 0, "none": 0}
    with (SHARED / "lookups" / "derived_stockton_lsoa21_wd25_by_pwc.csv").open() as stream:
        by_lsoa = {row["LSOA21CD"]: row["WD25CD"] for row in csv.DictReader(stream)}
    wards = placed.wards.to_pylist()
    known = [(by_lsoa[code], ward) for code, ward in zip(lsoa, wards, strict=True) if code in by_lsoa]
    assert sum(one != other for one, other in known) == 8_940
    town = next(w.code for w in places.wards("E06000004") if w.name == "Stockton Town Centre")
    assert wards.count(town) == 4_837 + 4_768 + 4_937


def test_without_points_every_stockton_row_is_placed_by_lookup(places: Gazetteer) -> None:
    lsoa = pa.array(sorted(places.lsoas("E06000004")))
    nowhere = pa.nulls(len(lsoa), pa.int32())
    placed = places.place(nowhere, nowhere, lsoa, edition="2025", districts=["E06000004"])
    assert placed.counts["lookup"] == 128
    assert "LSOA 2021 to ward 2025" in placed.lookup_method


def test_a_gazetteer_of_the_whole_country_answers_at_once(published: tuple[Store, tuple[Taken, ...]]) -> None:
    view = published[0].view()
    started = time.process_time()
    found = Gazetteer.of(view)
    found.partnership("Stockton-on-Tees")
    found.lsoas("E06000004")
    assert time.process_time() - started < 2  # 0.2 s alone on the machine; room for one that is busy
