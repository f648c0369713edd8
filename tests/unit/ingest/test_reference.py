import json
from datetime import date
from pathlib import Path

import pytest
import shapely

from commonweal.errors import EditionRefused, FileRefused, NotRecognised
from commonweal.geography import Gazetteer
from commonweal.ingest.reference import Taken, ingest_reference
from commonweal.store import Store
from commonweal.workspace import Workspace

LOOKUP = "LAD21CD,LAD21NM,CSP21CD,CSP21NM,PFA21CD,PFA21NM\nQ1,Alder,C1,Alder,F1,Moor\n"
PEOPLE = "lad21cd,lad21nm,usual_residents\nQ1,Alder,900\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(Workspace(tmp_path / "workspace"))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    (folder / "deeper").mkdir(parents=True)
    (folder / "one.csv").write_text(LOOKUP)
    (folder / "deeper" / "census2021.txt").write_text(PEOPLE)
    (folder / "notes.md").write_text("Words about the files.\n")
    (folder / ".hidden.csv").write_text("not looked at")
    outline = {
        "type": "Feature",
        "properties": {"LAD21CD": "Q1"},
        "geometry": json.loads(shapely.to_geojson(shapely.box(0, 50, 1, 51))),
    }
    (folder / "map").write_text(json.dumps({"type": "FeatureCollection", "features": [outline]}))
    return folder


def test_a_folder_is_walked_and_what_is_not_reference_is_named_and_left(store: Store, files: Path) -> None:
    told: list[Taken] = []
    taken = ingest_reference(store, [files], tell=told.append)
    assert list(taken) == told
    assert {t.file: (t.outcome, t.dataset) for t in taken} == {
        "one.csv": ("new", "lookup.lad21_csp21_pfa21"),
        "census2021.txt": ("new", "population.lad21.census2021"),
        "map": ("new", "boundary.lad.2021"),
        "notes.md": ("left", None),
    }
    assert "no column of area codes" in next(t.why for t in taken if t.outcome == "left")
    editions = {e.dataset: e for e in store.editions()}
    assert editions["population.lad21.census2021"].quality["edition_from"] == "file name"
    assert editions["boundary.lad.2021"].licence.startswith(
        "Source: Office for National Statistics licensed under the Open Government Licence"
    )


def test_what_was_taken_answers_questions_about_places(store: Store, files: Path) -> None:
    ingest_reference(store, [files])
    places = Gazetteer.of(store.view())
    alder = places.partnership("alder")
    assert (alder.area.code, alder.force_names) == ("Q1", ("Moor",))
    assert places.population(alder.area).value == 900
    assert len(places.shapes([alder.area])) == 1


def test_the_same_files_again_change_nothing(store: Store, files: Path) -> None:
    ingest_reference(store, [files])
    again = ingest_reference(store, [files, files / "one.csv"])
    assert {t.outcome for t in again} == {"same", "left"}
    assert len(again) == 4  # a file named twice is taken once
    assert len(store.commits()) == 1


def test_a_stranger_named_itself_is_refused_with_what_was_looked_for(store: Store, files: Path, tmp_path: Path) -> None:
    street = tmp_path / "street.csv"
    street.write_text("Crime ID,Month,LSOA code,LSOA name\n,2024-01,A1,a\n")
    with pytest.raises(NotRecognised, match="Looked for: two or more columns of area codes"):
        ingest_reference(store, [files / "one.csv", street])
    assert store.editions() == ()


def test_one_broken_file_leaves_the_store_as_it_was(store: Store, files: Path) -> None:
    (files / "zz.geojson").write_text('{"type": "FeatureCollection", "features": [')
    with pytest.raises(FileRefused, match=r"zz\.geojson is not whole JSON"):
        ingest_reference(store, [files])
    assert store.editions() == ()


def test_a_file_that_differs_from_one_held_must_say_when_it_was_published(store: Store, files: Path) -> None:
    ingest_reference(store, [files])
    (files / "one.csv").write_text(LOOKUP.replace("Moor", "Moor and Fen"))
    with pytest.raises(EditionRefused, match="--released"):
        ingest_reference(store, [files / "one.csv"])
    ingest_reference(store, [files / "one.csv"], released=date(2026, 1, 31))
    assert Gazetteer.of(store.view()).partnership("Alder").force_names == ("Moor and Fen",)
    before = Gazetteer.of(store.view(as_at=date(2025, 12, 31)))
    assert before.partnership("Alder").force_names == ("Moor",)


def test_a_path_that_is_not_there(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="There is no"):
        ingest_reference(store, [tmp_path / "nowhere"])


def test_a_list_of_groups_is_reference_data_of_its_own(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "most similar.csv"
    path.write_text("partnership,member\nAlder,Birch\n")
    (taken,) = ingest_reference(store, [path])
    assert (taken.dataset, taken.rows, taken.outcome) == ("group.most_similar", 1, "new")
