"""Places of a partner's extract against the published lookups."""

from commonweal.ingest.held_places import HeldPlaces
from commonweal.ingest.reference import ingest_reference
from commonweal.store import Store
from commonweal.workspace import Workspace
from real_data import SHARED

STOCKTON = "E06000004"


def held(tmp_path, *names):
    store = Store(Workspace(tmp_path))
    ingest_reference(store, [SHARED / name for name in names])
    return HeldPlaces(store.view())


def test_whole_lists_tell_known_codes_from_unknown(tmp_path):
    places = held(tmp_path, "lookups/ward_all_codes.csv.gz", "lookups/lsoa11_lsoa21_lad22.csv.gz")
    assert (places.knows_ward("E05014875"), places.knows_ward("E05099999")) == (True, False)
    assert (places.knows_lsoa("E01012187"), places.knows_lsoa("E01099999")) == (True, False)


def test_a_districts_list_says_nothing_of_other_districts(tmp_path):
    places = held(tmp_path, "boundaries/stockton-wards-2025.geojson", "boundaries/stockton-wards-2022.geojson")
    assert (places.knows_ward("E05014875"), places.knows_ward("E05099999")) == (True, None)
    assert places.knows_lsoa("E01099999") is None
    assert [(e.label, len(e.codes)) for e in places.wards(STOCKTON)] == [("2025", 27), ("2022", 26)]
    assert places.wards("E06099999") == ()
    assert set(places.outlines(["E05014875", "E05001527", "E05099999"])) == {"E05014875", "E05001527"}
