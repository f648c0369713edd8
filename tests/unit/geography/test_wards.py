import pyarrow as pa
import pytest

from commonweal.errors import NotHeld
from commonweal.figures import Area
from commonweal.geography import Gazetteer, WardEdition
from made_places import country


def _with_older_wards() -> dict[str, pa.Table]:
    older = pa.table(
        {
            "lsoa11_code": ["L1", "L2", "L3", "L4"],
            "wd19_code": ["V1", "V1", "W2", "W2"],
            "wd19_name": ["Oldtown", "Oldtown", "Beech", "Beech"],
            "lad19_code": ["P1"] * 4,
            "lad19_name": ["Alder"] * 4,
            "lad19_welsh": pa.nulls(4, pa.string()),
        }
    )
    return country() | {"lookup.lsoa11_wd19_lad19": older}


def test_editions_of_a_districts_wards_newest_first() -> None:
    places = Gazetteer.from_tables(_with_older_wards())
    assert places.ward_editions("P1") == (
        WardEdition("2025", boundaries=True, lookup=True),
        WardEdition("2019", boundaries=False, lookup=True),
    )
    assert [e.edition for e in places.ward_editions("P0")] == ["2025"]  # by a code of the past
    assert places.ward_edition("P1") == "2025"


def test_wards_by_name_of_the_newest_edition_with_outlines() -> None:
    places = Gazetteer.from_tables(_with_older_wards())
    assert places.wards("P1") == (Area("W1", "Ash & Elm", "ward"), Area("W2", "Beech", "ward"))
    assert [w.name for w in places.wards("P1", "2019")] == ["Beech", "Oldtown"]


def test_an_edition_with_outlines_goes_before_a_newer_one_without() -> None:
    tables = _with_older_wards()
    tables["boundary.ward.2019"] = tables.pop("boundary.ward.2025")
    assert Gazetteer.from_tables(tables).ward_edition("P1") == "2019"


def test_wards_that_are_not_held() -> None:
    places = Gazetteer.from_tables(country())
    with pytest.raises(NotHeld, match="No wards of Alder of 2031 are held"):
        places.wards("P1", "2031")
    with pytest.raises(NotHeld, match="ingest reference"):
        Gazetteer.from_tables({}).wards("P1")


def test_the_lookup_of_that_edition_speaks_first_and_changed_lsoas_follow() -> None:
    lookup = Gazetteer.from_tables(country()).lsoa_ward("2025")
    assert lookup.wards == {
        "L1": "W1", "L2": "W1", "L3": "W2", "L4a": "W2", "L4b": "W2", "L5": "W3", "L6": "W3", "L78": "W4",
        "L4": "W2", "L7": "W4", "L8": "W4",
    }  # fmt: skip
    assert lookup.basis == "2021"
    assert lookup.method() == "lookup as given, LSOA 2021 to ward 2025; ward of the LSOAs that it was, or became"
    assert lookup.method(["L1", "unknown"]) == "lookup as given, LSOA 2021 to ward 2025"
    assert lookup.method([]) == ""
    assert lookup.lsoas_of("W4") == {"L78", "L7", "L8"}


def test_an_lsoa_whose_parts_lie_in_two_wards_has_none() -> None:
    tables = country()
    given = tables["lookup.lsoa21_wd25"].to_pydict()
    given["wd25_code"][given["lsoa21_code"].index("L4b")] = "W1"
    tables["lookup.lsoa21_wd25"] = pa.table(given)
    assert "L4" not in Gazetteer.from_tables(tables).lsoa_ward("2025").wards


def test_an_older_lookup_serves_for_wards_whose_code_still_stands() -> None:
    tables = _with_older_wards()
    del tables["lookup.lsoa21_wd25"]
    lookup = Gazetteer.from_tables(tables).lsoa_ward("2025")
    assert lookup.wards == {"L3": "W2", "L4": "W2", "L4a": "W2", "L4b": "W2"}  # V1 is no ward of 2025
    assert lookup.basis == "2011"
    assert lookup.method().startswith("best-fit lookup, LSOA 2011 to ward 2019")


def test_a_ward_of_the_past_is_named_by_the_history_of_wards() -> None:
    history = pa.table({"wd_code": ["V7", None], "wd_name": ["Oldbridge", "x"]})
    places = Gazetteer.from_tables(country() | {"lookup.ward_history": history})
    assert places.area("V7") == Area("V7", "Oldbridge", "ward")


def test_without_a_lookup_centroids_then_outlines_say_the_ward() -> None:
    tables = country()
    del tables["lookup.lsoa21_wd25"]
    tables["lookup.lsoa21_centroids"] = pa.table({"code": ["L1"], "longitude": [0.5], "latitude": [50.5]})
    outline = tables["boundary.ward.2025"].slice(3, 1).to_pydict()
    tables["boundary.lsoa.2021"] = pa.table(outline | {"code": ["L78"]})
    lookup = Gazetteer.from_tables(tables).lsoa_ward("2025")
    assert lookup.wards == {"L1": "W1", "L78": "W4", "L7": "W4", "L8": "W4"}
    assert "population-weighted centroid" in lookup.method()
    assert "middle of the LSOA" in lookup.method()
