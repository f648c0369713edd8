"""Children of 10 to 17 out of single years and bands: whole or not at all, up to wards and partnerships."""

import pyarrow as pa

from commonweal.figures import Area
from commonweal.geography import Gazetteer, Residents
from commonweal.geography.ages import aged_counts
from made_places import RESIDENTS, country

ALDER = Area("P1", "Alder", "district")


def _measures(names: list[str], rows: list[list[float | None]]) -> pa.Array:
    kind = pa.map_(pa.string(), pa.float64())
    return pa.array([list(zip(names, row, strict=True)) for row in rows], kind)


def _with_ages() -> dict[str, pa.Table]:
    tables = country()
    codes = list(RESIDENTS)
    rows: list[list[float | None]] = [[10.0, 10.0 + n, 80.0] for n in range(len(codes))]
    held = tables["population.lsoa11.mid2020"].select(["code", "name", "district", "residents"])
    measures = _measures(["age_0_9", "age_10_17", "age_18_plus"], rows)
    tables["population.lsoa11.mid2020"] = held.append_column("measures", measures)
    return tables


def test_single_years_add_up_and_a_band_counts_as_it_is() -> None:
    years = [str(age) for age in range(9, 19)]
    single = pa.table({"code": ["X"], "measures": _measures(years, [[float(age) for age in range(9, 19)]])})
    assert aged_counts(single, 10, 17) == {"X": sum(range(10, 18))}
    band = pa.table({"code": ["X", "Y"], "measures": _measures(["age_10_17", "age_18_plus"], [[7, 90], [None, 80]])})
    assert aged_counts(band, 10, 17) == {"X": 7}  # Y's was not told, and is not nought


def test_single_years_of_one_place_and_bands_of_another_stand_in_one_edition() -> None:
    years = [str(age) for age in range(10, 18)]
    names = [*years, "90+", "age_10_17", "age_18_plus"]
    rows: list[list[float | None]] = [[1.0] * 8 + [3.0, None, None], [None] * 9 + [20.0, 70.0]]
    both = pa.table({"code": ["X", "Y"], "measures": _measures(names, rows)})
    assert aged_counts(both, 10, 17) == {"X": 8, "Y": 20}


def test_bands_that_do_not_begin_and_end_there_tell_nothing() -> None:
    ten_years = pa.table({"code": ["X"], "measures": _measures(["age_10_19", "age_20_plus"], [[12, 90]])})
    assert aged_counts(ten_years, 10, 17) == {}


def test_one_missing_year_is_no_whole() -> None:
    names = [str(age) for age in range(10, 18)]
    row: list[float | None] = [1.0] * 8
    row[3] = None
    assert aged_counts(pa.table({"code": ["X"], "measures": _measures(names, [row])}), 10, 17) == {}


def test_children_of_a_ward_and_a_district_are_summed_as_residents_are() -> None:
    places = Gazetteer.from_tables(_with_ages())
    assert places.children(Area("W1", "Ash & Elm", "ward")).value == 10 + 11
    assert places.children(ALDER).value == 10 + 11 + 12 + 13
    assert places.population(ALDER).value == 1001  # all ages, as before
    assert "lookup.lsoa21_wd25" in places.children(Area("W1", "Ash & Elm", "ward")).datasets


def test_the_newest_edition_with_ages_answers_and_one_without_is_passed_over() -> None:
    tables = _with_ages()
    tables["population.lad22.census2021"] = pa.table(
        {
            "code": ["P1"],
            "name": ["Alder"],
            "district": pa.nulls(1, pa.string()),
            "residents": [1010],
            "measures": _measures(["households"], [[400.0]]),
        }
    )
    places = Gazetteer.from_tables(tables)
    assert places.population(ALDER).edition == "census 2021"
    assert places.children(ALDER) == Residents(
        46, "mid-2020", "sum of 5 LSOAs, residents of split LSOAs shared equally"
    )


def test_where_nothing_is_held_nothing_is_said() -> None:
    assert Gazetteer.from_tables(country()).children(Area("W9", "Nowhere", "ward")).value is None
