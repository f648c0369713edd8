import pytest

from commonweal.errors import NotHeld
from commonweal.geography import Gazetteer
from commonweal.geography.alternative_groups import alternatives
from commonweal.geography.statistical_neighbours import nearest
from like_places import country, table_of

MANY = [[i / 40, (i * 7 % 13) / 13, (i * 3 % 11) / 11] for i in range(30)]


def test_other_sizes_without_each_variable_and_the_region_each_in_words() -> None:
    found = alternatives(table_of(MANY), "A1")
    assert [g.name for g in found] == [
        "15 nearest",
        "10 nearest",
        "20 nearest",
        "15 nearest without share a",
        "15 nearest without share b",
        "15 nearest without share c",
        "the 14 others of South",
    ]
    assert found[0].members == nearest(table_of(MANY), "A1").members
    assert [len(g.members) for g in found] == [15, 10, 20, 15, 15, 15, 14]
    assert [v.code for v in found[3].variables] == ["b", "c"]
    assert found[3].members == nearest(table_of(MANY), "A1", variables=["b", "c"]).members


def test_the_region_is_in_the_order_of_distance_and_without_the_partnership() -> None:
    region = alternatives(table_of(MANY), "A1")[-1]
    far = [m.distance or 0 for m in region.members]
    assert far == sorted(far)
    assert "A1" not in [m.area.code for m in region.members]
    assert {int(m.area.code[1:]) % 2 for m in region.members} == {1}
    assert region.method.startswith("The 14 others of South")


def test_sizes_that_come_to_the_same_stand_once() -> None:
    found = alternatives(table_of(MANY[:6]), "A1", variables=["a"])
    assert [g.name for g in found] == ["5 nearest", "the 2 others of South"]


def test_a_partnership_that_misses_a_variable_has_alternatives_by_the_others() -> None:
    holed = [list(row) for row in MANY]
    holed[0][2] = float("nan")
    table = table_of(holed)
    with pytest.raises(NotHeld):
        alternatives(table, "A1")
    assert "15 nearest without share c" not in [
        g.name for g in alternatives(table, "A1", variables=table.known_of("A1"))
    ]


def test_by_name() -> None:
    found = Gazetteer.from_tables(country()).alternative_groups("Alder")
    assert found[0].area.name == "Alder"
    assert found[0].name == "3 nearest"
