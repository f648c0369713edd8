import numpy as np
import pyarrow as pa
import pytest
import shapely

from commonweal.errors import UnknownPlace
from commonweal.geography import Characteristics, Gazetteer
from commonweal.geography.shapes import hectares
from like_places import census, country, districts_table


def read(tables: dict[str, pa.Table]) -> Characteristics:
    return Gazetteer.from_tables(tables).characteristics


def value(table: Characteristics, code: str, variable: str) -> float:
    return float(table.values[table.row(code), table.column(variable)])


def test_a_partnership_of_two_districts_sums_counts_before_it_shares() -> None:
    table = read(country())
    assert [a.name for a in table.areas] == ["Birch and Cedar", "Alder", "Dogwood", "Elder", "Fir"]
    assert [a.kind for a in table.areas] == ["csp", *["district"] * 4]
    assert value(table, "C2", "residents") == 120_000
    # 200 of 900 in Birch with its 100 + 100, 300 of 1000 in Cedar: by counts, not the mean of two shares
    birch, cedar = (200, 700 + 200 + 100), (300, 600 + 300 + 100)
    assert value(table, "P3", "social_rented") == pytest.approx((birch[0] + cedar[0]) / (birch[1] + cedar[1]))
    assert table.row("P2") == table.row("P3") == table.row("C2")


def test_a_share_of_districts_of_unequal_size_is_not_the_mean_of_theirs() -> None:
    tables = country()
    tenure = ("tenure: Owned", "tenure: Social rented")
    counts = {"P2": (100.0, 100.0), "P3": (900.0, 0.0)}
    rows = [dict(zip(tenure, counts.get(c, (1.0, 1.0)), strict=True)) for c in ("P1", "P2", "P3", "P4", "P6")]
    tables["population.lad21.census2021"] = districts_table(["P1", "P2", "P3", "P4", "P6"], rows)
    assert value(read(tables), "C2", "social_rented") == pytest.approx(100 / 1100)


def test_density_is_of_the_ground_of_all_its_districts() -> None:
    table = read(country())
    tables = country()["boundary.lad.2021"]
    ground = hectares(shapely.from_wkb(np.array(tables.column("wkb").to_pylist(), dtype=object)))
    assert value(table, "C2", "density") == pytest.approx(120_000 / (ground[1] + ground[2]))
    assert ground[0] == pytest.approx(7_630, rel=0.01)  # 6.9 by 11.1 km


def test_each_variable_says_its_unit_edition_and_tables() -> None:
    table = read(country())
    found = {v.code: v for v in table.variables}
    assert found["residents"].unit == "residents"
    assert found["social_rented"].source == "census 2021"
    assert found["density"].datasets == ("boundary.lad.2021", "population.lad21.census2021")


def test_a_district_that_misses_makes_its_partnership_miss() -> None:
    tables = country()
    tables["population.lad21.census2021"] = census(["P1", "P2", "P4", "P5", "P6"])  # without Cedar
    table = read(tables)
    assert np.isnan(value(table, "C2", "residents"))
    assert np.isnan(value(table, "C2", "social_rented"))


def test_a_variable_that_most_lack_is_left_out_for_all_and_said() -> None:
    tables = country()
    codes = ["P1", "P2", "P3", "P4", "P6"]
    ages = [{"age_0_17": 1.0, "age_18_plus": 3.0} if c == "P1" else {} for c in codes]
    tables["population.lad21.mid2020"] = districts_table(codes, ages)
    table = read(tables)
    assert value(table, "P1", "aged_0_17") == 0.25
    assert "aged_0_17" not in table.by_default
    assert table.not_used["aged_0_17"] == "residents aged 0 to 17: known of only 1 of 4 partnerships"
    assert table.not_used["unemployed"].endswith("no table of districts held has it")
    assert "social_rented" in table.by_default


def test_the_english_index_is_read_but_not_used_unless_asked_for() -> None:
    tables = country()
    scores = districts_table(["P1", "P2", "P3", "P4"], [{"Score": 10.0 * i} for i in range(1, 5)])
    tables["deprivation.lad19.imd2019"] = scores
    table = read(tables)
    assert value(table, "C2", "imd") == pytest.approx((20 * 90_000 + 30 * 30_000) / 120_000)
    assert "imd" not in table.by_default
    assert "Wales" in table.not_used["imd"]


def test_scores_of_districts_merged_since_are_not_added_up() -> None:
    tables = country()
    tables["deprivation.lad19.imd2019"] = districts_table(["P1", "P7", "P6"], [{"Score": 10.0}] * 3)
    assert value(read(tables), "P6", "imd") == 10  # P6's own, though Gorse is part of it now
    history = tables["lookup.lad_history"].to_pylist()
    history.append(history[-1] | {"lad_code": "P8"})
    tables["lookup.lad_history"] = pa.Table.from_pylist(history)
    tables["deprivation.lad19.imd2019"] = districts_table(["P1", "P7", "P8"], [{"Score": 10.0}] * 3)
    table = read(tables)
    assert value(table, "P1", "imd") == 10
    assert np.isnan(value(table, "P6", "imd"))


def test_a_place_of_few_residents_is_named_and_not_compared() -> None:
    table = read(country())
    assert table.not_compared == {"P5": "Elder has 2,000 residents; below 10,000 a rate per resident says little"}


def test_regions_are_known_where_all_districts_share_one() -> None:
    table = read(country())
    regions = dict(zip((a.code for a in table.areas), table.regions, strict=True))
    assert regions == {"C2": None, "P1": "North", "P4": "Wales", "P5": "South", "P6": "South"}


def test_a_code_that_nobody_has_is_refused() -> None:
    with pytest.raises(UnknownPlace, match="No partnership of the code 'X1'"):
        read(country()).row("X1")


def test_without_any_census_there_are_partnerships_and_no_variables() -> None:
    table = read({k: t for k, t in country().items() if not k.startswith("population.")})
    assert len(table.areas) == 5
    assert table.variables == ()
    assert set(table.not_used) >= {"residents", "density", "imd"}
