import pyarrow as pa

from commonweal.geography import Gazetteer
from made_places import country


def test_the_lsoas_of_a_district_are_of_both_editions() -> None:
    places = Gazetteer.from_tables(country())
    assert places.lsoas("P1") == {"L1", "L2", "L3", "L4", "L4a", "L4b"}
    assert places.lsoas("P0") == places.lsoas("P2") == {"L5", "L6", "L7", "L8", "L78"}
    assert places.lsoas("elsewhere") == frozenset()


def test_districts_of_a_column() -> None:
    places = Gazetteer.from_tables(country())
    assert places.districts_of_lsoas(["L1", None, "L78", "unknown"]).to_pylist() == ["P1", None, "P2", None]
    encoded = pa.chunked_array([pa.array(["L1", None, "L1"]).dictionary_encode()])
    assert places.districts_of_lsoas(encoded).to_pylist() == ["P1", None, "P1"]
    assert places.district_of_lsoa("L5") == "P2"
    assert places.district_of_lsoa("unknown") is None


def test_the_newest_lookup_wins() -> None:
    older = pa.table({"lsoa11_code": ["L1", "L9"], "lad19_code": ["P2", "P0"], "wd19_code": ["x", "y"]})
    older = older.append_column("wd19_name", older.column("wd19_code"))
    older = older.append_column("lad19_name", older.column("lad19_code"))
    older = older.append_column("lad19_welsh", pa.nulls(2, pa.string()))
    places = Gazetteer.from_tables(country() | {"lookup.lsoa11_wd19_lad19": older})
    assert places.district_of_lsoa("L1") == "P1"
    assert places.district_of_lsoa("L9") == "P2"  # known to the older alone; P0 became P2


def test_outlines_say_the_district_where_no_lookup_does() -> None:
    outlines = country()["boundary.ward.2025"]
    places = Gazetteer.from_tables({"boundary.lsoa.2021": outlines})
    assert places.lsoas("P1") == {"W1", "W2"}
