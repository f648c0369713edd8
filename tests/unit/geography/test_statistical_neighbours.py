from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import cdist

from commonweal.errors import MethodRefused, NotHeld
from commonweal.geography import Characteristics, Gazetteer, distances, every_group
from commonweal.geography.statistical_neighbours import nearest
from like_places import country, table_of

FIVE = [[0.1, 10.0], [0.2, 12.0], [0.4, 11.0], [0.3, 40.0], [0.5, 42.0]]
shares = st.lists(
    st.lists(st.floats(0.01, 0.99).map(lambda x: round(x, 3)), min_size=3, max_size=3), min_size=4, max_size=9
)


def told(table: Characteristics, code: str, **options: object) -> list[tuple[str, float]]:
    """Members and distances, to nine places."""
    found = nearest(table, code, **options)  # type: ignore[arg-type]
    return [(m.area.code, round(m.distance or 0.0, 9)) for m in found.members]


def test_the_nearest_come_first_and_the_distance_is_that_of_scipy() -> None:
    values = np.array(FIVE)
    z = (values - values.mean(axis=0)) / values.std(axis=0)
    expected = cdist(z, z)
    found = nearest(table_of(FIVE), "A1", size=2)
    assert [m.area.code for m in found.members] == ["A2", "A3"]
    assert [m.distance for m in found.members] == pytest.approx([expected[0, 1], expected[0, 2]])
    assert distances(table_of(FIVE)).matrix == pytest.approx(expected)


def test_the_parts_of_a_distance_come_to_all_of_it() -> None:
    for member in nearest(table_of(FIVE), "A1").members:
        assert sum(p.share for p in member.parts) == pytest.approx(1)
        assert sum(p.difference**2 for p in member.parts) == pytest.approx((member.distance or 0) ** 2)
    first = nearest(table_of(FIVE), "A1").members[0]
    assert first.area.code == "A2"
    assert first.parts[0].difference > 0  # A2 has more of it than A1


def test_a_theme_counts_once_however_many_variables_tell_it() -> None:
    doubled = [[a, a, b] for a, b in FIVE]
    assert told(table_of(doubled, themes="xxy"), "A1") == told(table_of(FIVE), "A1")
    assert nearest(table_of(doubled, themes="xxy"), "A1").weights == (0.5, 0.5, 1.0)
    assert told(table_of(doubled), "A1") != told(table_of(FIVE), "A1")  # as two themes it does


def test_weights_of_ones_own_take_the_place_of_the_themes() -> None:
    only_b = told(table_of(FIVE), "A1", weights={"a": 0.0})
    assert only_b == told(table_of(FIVE), "A1", variables=["b"])
    assert only_b != told(table_of(FIVE), "A1")


@pytest.mark.parametrize("weights", [{"a": -1.0}, {"a": float("nan")}, {"a": 0.0, "b": 0.0}, {"z": 1.0}])
def test_weights_that_are_none_are_refused(weights: dict[str, float]) -> None:
    with pytest.raises(MethodRefused):
        nearest(table_of(FIVE), "A1", weights=weights)


def test_ties_stand_in_the_order_of_codes() -> None:
    level = [[0.5], [0.4], [0.6], [0.4], [0.6]]
    table = table_of(level, codes=["M", "D", "C", "B", "A"])
    assert [m.area.code for m in nearest(table, "M").members] == ["A", "B", "C", "D"]


def test_a_variable_that_is_the_same_everywhere_adds_nothing() -> None:
    same = [[a, 7.0] for a, _ in FIVE]
    found = nearest(table_of(same), "A1")
    assert {p.share for m in found.members for p in m.parts if p.variable == "b"} == {0.0}


def test_partnerships_all_alike_are_at_no_distance() -> None:
    found = nearest(table_of([[0.5], [0.5], [0.5]]), "A2")
    assert [(m.area.code, m.distance, m.parts[0].share) for m in found.members] == [("A1", 0, 0), ("A3", 0, 0)]


def test_one_that_misses_a_variable_is_not_compared_and_the_reason_is_said() -> None:
    holed = [list(row) for row in FIVE]
    holed[1][1] = float("nan")
    table = table_of(holed)
    assert "A2" not in [m.area.code for m in nearest(table, "A1").members]
    with pytest.raises(NotHeld, match=r"Place A2 cannot be compared by share b: no figure is held for it.*others: a"):
        nearest(table, "A2")
    rest = nearest(table, "A2", variables=table.known_of("A2"))
    assert "A1" in [m.area.code for m in rest.members]
    assert rest.note.startswith("Place A2 is compared without share b: no figure is held for it.")
    assert "without" not in nearest(table, "A1", variables=["a"]).note  # it was not asked for


def test_a_place_too_small_is_nobodys_neighbour() -> None:
    table = replace(table_of(FIVE), not_compared={"A2": "Place A2 has 9 residents"})
    assert "A2" not in [m.area.code for m in nearest(table, "A1").members]
    with pytest.raises(MethodRefused, match="no statistical neighbours: Place A2 has 9 residents"):
        nearest(table, "A2")


def test_a_place_unlike_all_others_is_named() -> None:
    plain = [[0.1 + i / 100] for i in range(20)]
    table = table_of([*plain, [0.9]])
    assert nearest(table, "A21").note.startswith("Few partnerships resemble Place A21 in share a (4.")
    assert nearest(table, "A10").note == ""


def test_fewer_than_asked_for_are_said() -> None:
    found = nearest(table_of(FIVE), "A1", size=15)
    assert found.note == "Only 4 others can be compared."
    assert found.method.startswith("The 4 nearest of 4 partnerships")
    assert "share a (census 2021); share b (census 2021)" in found.method
    assert found.datasets == ("population.a", "population.b")


def test_a_skewed_variable_is_taken_by_its_logarithm() -> None:
    ten = table_of([[1_000.0], [10_000.0], [100_000.0]], logs="a")
    near = {m.area.code: m.distance for m in nearest(ten, "A2").members}
    assert near["A1"] == pytest.approx(near["A3"])


@pytest.mark.parametrize(
    ("table", "options"),
    [
        (table_of(FIVE), {"size": 0}),
        (table_of(FIVE), {"variables": ["z"]}),
        (table_of(FIVE), {"variables": []}),
        (table_of(FIVE[:1]), {}),
    ],
)
def test_what_cannot_be_compared_is_refused(table: Characteristics, options: dict[str, object]) -> None:
    with pytest.raises(MethodRefused):
        told(table, "A1", **options)


def test_every_group_is_each_ones_own() -> None:
    table = table_of(FIVE)
    assert every_group(table, 3) == {code: nearest(table, code, 3) for code in ("A1", "A2", "A3", "A4", "A5")}


@given(shares)
def test_distances_are_symmetric_and_nought_to_oneself(values: list[list[float]]) -> None:
    found = distances(table_of(values))
    assert (found.matrix == found.matrix.T).all()
    assert (np.diag(found.matrix) == 0).all()


@given(shares, st.floats(-5, 5), st.floats(0.01, 100))
def test_adding_or_scaling_changes_no_distance(values: list[list[float]], added: float, scale: float) -> None:
    moved = [[a * scale + added, b, c] for a, b, c in values]
    assert distances(table_of(moved)).matrix == pytest.approx(distances(table_of(values)).matrix, abs=1e-6)


@given(shares, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_the_order_of_partnerships_changes_nothing(values: list[list[float]], chance: object) -> None:
    codes = [f"A{i}" for i in range(len(values))]
    order = list(range(len(values)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    table = table_of(values, codes=codes)
    shuffled = table_of([values[i] for i in order], codes=[codes[i] for i in order])
    for code in codes:
        assert told(table, code) == told(shuffled, code)
    assert (distances(table).matrix == distances(shuffled).matrix).all()


def test_a_name_finds_the_partnership_that_a_district_is_part_of() -> None:
    places = Gazetteer.from_tables(country())
    for text in ("Birch", "P3", "C2", "Birch and Cedar"):
        assert places.statistical_neighbours(text).area.name == "Birch and Cedar"
    assert places.statistical_neighbours("Gorse").area.code == "P6"  # merged since
