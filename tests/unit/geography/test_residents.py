import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.figures import Area
from commonweal.geography import Gazetteer, Residents
from commonweal.geography.residents import edition_words
from made_places import RESIDENTS, country

ALDER, BIRCH = Area("P1", "Alder", "district"), Area("P2", "Birch", "district")


def _wards(*codes: str) -> list[Area]:
    return [Area(code, code, "ward") for code in codes]


def _published(edition: str, **residents: int) -> dict[str, pa.Table]:
    none = pa.nulls(len(residents), pa.string())
    values = pa.array(list(residents.values()), pa.int64())
    columns = {"code": list(residents), "name": none, "district": none, "residents": values}
    return {f"population.lad22.{edition}": pa.table(columns)}


def test_a_ward_is_the_sum_of_its_lsoas() -> None:
    places = Gazetteer.from_tables(country())
    assert places.population(_wards("W1")[0]) == Residents(300, "mid-2020", "sum of 2 LSOAs")


def test_residents_of_a_split_lsoa_are_shared_equally_and_it_is_said() -> None:
    places = Gazetteer.from_tables(country())
    beech = places.population(_wards("W2")[0])
    assert beech == Residents(701, "mid-2020", "sum of 3 LSOAs, residents of split LSOAs shared equally")
    assert places.population(Area("L4a", "", "lsoa")).value == 200  # half of 401, rounded to even
    assert places.population(_wards("W4")[0]).value == 150  # merged: added up


def test_a_number_names_the_datasets_that_it_rests_on() -> None:
    places = Gazetteer.from_tables(country() | _published("census2021", P1=1010))
    assert places.population(ALDER).datasets == ("population.lad22.census2021",)
    ash, beech = (places.population(w).datasets for w in _wards("W1", "W2"))
    assert ash == ("lookup.lsoa21_wd25", "population.lsoa11.mid2020")
    assert beech == ("lookup.lsoa11_lsoa21_lad22", "lookup.lsoa21_wd25", "population.lsoa11.mid2020")


def test_wards_add_up_to_their_district() -> None:
    places = Gazetteer.from_tables(country())
    assert places.population(ALDER).value == 300 + 701
    assert places.population(BIRCH).value == sum(RESIDENTS[x] for x in ("L5", "L6", "L7", "L8"))


def test_one_missing_lsoa_leaves_the_ward_unknown_never_smaller() -> None:
    tables = country()
    tables["population.lsoa11.mid2020"] = tables["population.lsoa11.mid2020"].slice(1)
    found = Gazetteer.from_tables(tables).population(_wards("W1")[0])
    assert found == Residents(None, "mid-2020", "no number for 1 of 2 LSOAs")


def test_a_place_of_which_nothing_is_held_has_no_number() -> None:
    places = Gazetteer.from_tables(country())
    assert places.population(_wards("W9")[0]).value is None
    assert places.population(Area("P9", "Elsewhere", "district")).value is None
    assert Gazetteer.from_tables({}).population(ALDER) == Residents(None, "", "no population is held for it")


def test_the_newest_edition_speaks_unless_another_is_asked_for() -> None:
    places = Gazetteer.from_tables(country() | _published("census2021", P1=1010) | _published("2011", P1=900))
    assert places.population_editions == ("census 2021", "mid-2020", "2011")
    assert places.population(ALDER) == Residents(1010, "census 2021", "as published")
    assert places.population(ALDER, "mid-2020").how.startswith("sum of 5 LSOAs")
    assert places.population(ALDER, "2011").value == 900
    assert places.population(BIRCH).edition == "mid-2020"
    assert places.population(ALDER, "mid-1999").value is None


def test_a_merged_district_is_the_sum_of_those_it_was_made_of() -> None:
    tables = country() | _published("census2021", P0=40)
    del tables["population.lsoa11.mid2020"]
    assert Gazetteer.from_tables(tables).population(BIRCH) == Residents(40, "census 2021", "sum of 1 former district")


def test_a_partnership_is_the_sum_of_its_districts_or_unknown() -> None:
    tables = country()
    del tables["lookup.lad_history"]
    woodland = Area("C2", "Woodland", "csp")
    both = Gazetteer.from_tables(tables | _published("census2021", P0=40, P2=60))
    assert both.population(woodland) == Residents(100, "census 2021", "sum of 2 districts")
    one = Gazetteer.from_tables(tables | _published("census2021", P2=60)).population(woodland, "census 2021")
    assert one == Residents(None, "census 2021", "no number for 1 of 2 districts")


@pytest.mark.parametrize(
    ("edition", "words"),
    [("mid2020", "mid-2020"), ("census2021", "census 2021"), ("2011", "2011"), ("undated", "year not stated")],
)
def test_editions_as_a_reader_says_them(edition: str, words: str) -> None:
    assert edition_words(edition) == words


@given(st.lists(st.integers(0, 5000), min_size=8, max_size=8))
@settings(deadline=None)
def test_nobody_is_lost_or_counted_twice_when_lsoas_change(numbers: list[int]) -> None:
    tables = country()
    population = tables["population.lsoa11.mid2020"]
    tables["population.lsoa11.mid2020"] = population.set_column(3, "residents", pa.array(numbers, pa.int64()))
    places = Gazetteer.from_tables(tables)
    wards = [places.population(w).value for w in _wards("W1", "W2", "W3", "W4")]
    assert sum(w for w in wards if w is not None) == sum(numbers)
    assert places.population(ALDER).value == sum(numbers[:4])
