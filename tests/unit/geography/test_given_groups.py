import pyarrow as pa
import pytest

from commonweal.errors import NotHeld, UnknownPlace
from commonweal.geography import Gazetteer
from like_places import country


def places(*pairs: tuple[str, str]) -> Gazetteer:
    rows = pa.table({"partnership": [p for p, _ in pairs], "member": [m for _, m in pairs]})
    return Gazetteer.from_tables(country() | {"group.most_similar": rows})


def test_a_list_is_used_as_given_by_any_name_or_code_in_its_order() -> None:
    given = places(("Alder", "Fir"), ("P1", "C2"), ("alder", "P4"), ("P2", "Fir"), ("Somewhere else", "Nowhere"))
    assert given.given_groups == ("most_similar",)
    group = given.group_given("Alder", "most_similar")
    assert group.area.name == "Alder"
    assert [m.area.name for m in group.members] == ["Fir", "Birch and Cedar", "Dogwood"]
    assert group.name == "most similar"
    assert group.datasets == ("group.most_similar",)
    assert "not chosen here" in group.method


def test_the_distance_stands_beside_each_member_that_can_be_compared() -> None:
    given = places(("Alder", "Fir"), ("Alder", "Elder"))
    fir, elder = given.group_given("P1", "most_similar").members
    nearest = {m.area.code: m.distance for m in given.statistical_neighbours("P1").members}
    assert fir.distance == pytest.approx(nearest["P6"])
    assert elder.distance is None  # too small


def test_a_partnership_that_cannot_be_compared_still_has_the_group_it_was_given() -> None:
    group = places(("Elder", "Alder")).group_given("Elder", "most_similar")
    assert [(m.area.name, m.distance) for m in group.members] == [("Alder", None)]
    assert group.variables == ()


def test_two_districts_of_one_partnership_are_one_member_and_its_own_is_none() -> None:
    given = places(("Alder", "Birch"), ("Alder", "Cedar"), ("Birch", "Cedar"), ("Birch", "Fir"))
    assert [m.area.code for m in given.group_given("Alder", "most_similar").members] == ["C2"]
    assert [m.area.code for m in given.group_given("C2", "most_similar").members] == ["P6"]


def test_a_member_that_nobody_knows_is_refused_not_left_out() -> None:
    with pytest.raises(UnknownPlace, match="Narnia"):
        places(("Alder", "Fir"), ("Alder", "Narnia")).group_given("Alder", "most_similar")


def test_a_list_that_says_nothing_and_a_list_not_held() -> None:
    given = places(("Alder", "Fir"))
    with pytest.raises(NotHeld, match="has no group of Dogwood"):
        given.group_given("Dogwood", "most_similar")
    with pytest.raises(NotHeld, match=r"No list of groups called 'other'.*Those held: most_similar"):
        given.group_given("Alder", "other")
