import numpy as np
import pyarrow as pa
import pytest

from commonweal.geography import Gazetteer
from made_places import country

E6 = 1_000_000


@pytest.fixture
def places() -> Gazetteer:
    return Gazetteer.from_tables(country())


def test_by_point_else_by_lsoa_else_not_at_all(places: Gazetteer) -> None:
    x = pa.array([E6 // 2, None, None, None, None, 9 * E6], pa.int32())
    y = pa.array([50 * E6 + 5, None, 51 * E6, None, None, 9 * E6], pa.int32())
    lsoa = pa.array(["L6", "L4", "L78", "unknown", None, "L1"])
    placed = places.place(x, y, lsoa, edition="2025")
    assert placed.wards.to_pylist() == ["W1", "W2", "W4", None, None, "W1"]
    assert placed.methods.to_pylist() == ["point", "lookup", "lookup", "none", "none", "lookup"]
    assert placed.counts == {"point": 1, "nearest": 0, "lookup": 3, "none": 2}
    assert "LSOA 2021 to ward 2025" in placed.lookup_method
    assert placed.datasets == ("boundary.ward.2025", "lookup.lsoa11_lsoa21_lad22", "lookup.lsoa21_wd25")


def test_only_the_wards_of_the_districts_asked_for(places: Gazetteer) -> None:
    x, y = np.array([E6 // 2, 3 * E6 // 2]), np.array([50 * E6 + 9, 50 * E6 + 9])
    placed = places.place(x, y, pa.array(["L1", "L5"]), edition="2025", districts=["P0"])
    assert placed.wards.to_pylist() == [None, "W3"]  # P0 is part of P2 now


def test_chunks_and_dictionaries_and_no_lsoas(places: Gazetteer) -> None:
    whole = pa.chunked_array([pa.array([E6 // 2], pa.int32()), pa.array([3 * E6 // 2], pa.int32())])
    south = pa.chunked_array([pa.array([50 * E6 + 9] * 2, pa.int32())])
    assert places.place(whole, south, edition="2025").wards.to_pylist() == ["W1", "W3"]
    codes = pa.chunked_array([pa.array(["L1", "L5"]).dictionary_encode()])
    nowhere = pa.chunked_array([pa.nulls(2, pa.int32())])
    assert places.place(nowhere, nowhere, codes, edition="2025").wards.to_pylist() == ["W1", "W3"]
    by_point = places.place(whole, south, edition="2025")
    assert (by_point.lookup_method, by_point.datasets) == ("", ("boundary.ward.2025",))


def test_a_ward_without_an_outline_is_still_found_by_lookup() -> None:
    tables = country()
    tables["boundary.ward.2025"] = tables["boundary.ward.2025"].slice(0, 2)
    placed = Gazetteer.from_tables(tables).place(pa.nulls(2), pa.nulls(2), pa.array(["L5", "L1"]), edition="2025")
    assert placed.wards.to_pylist() == ["W3", "W1"]


def test_columns_of_unequal_length_are_a_mistake(places: Gazetteer) -> None:
    with pytest.raises(ValueError, match="one length"):
        places.place(np.array([1]), np.array([1, 2]), edition="2025")
