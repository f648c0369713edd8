"""Controls are chosen by what was there before, and kept; none had the operation or lies beside it."""

from dataclasses import replace

import numpy as np
import pytest

from commonweal.analysis.evaluation.choice import checked
from commonweal.analysis.evaluation.frozen import as_toml, of_toml
from commonweal.errors import MappingRefused, MethodRefused, UnknownPlace
from evaluated_place import AFTER, HORIZON, OPERATION, TARGETS, Place, of_counts, place


@pytest.fixture(scope="module")
def made() -> Place:
    return place(effect=0.5)


def test_no_area_plays_two_parts_and_nearby_shares_an_edge(made: Place) -> None:
    choice = made.choice()
    parts = [*choice.target, *choice.nearby, *choice.controls, *choice.nearby_controls]
    assert len(set(parts)) == len(parts)
    names = {area.code: area.name for area in made.ground.areas}
    assert {names[c] for c in choice.target} == set(TARGETS)
    assert {names[c] for c in choice.nearby} == {"Ward 12", "Ward 13", "Ward 21", "Ward 24", "Ward 32", "Ward 33"}
    assert choice.proposed == ("nearby", "controls", "nearby_controls")


def test_nothing_after_the_start_is_looked_at(made: Place) -> None:
    """Whatever happened afterwards, the choice is the same; what happened before does change it."""
    before = made.choice()
    since = AFTER.start.index - HORIZON.start.index
    counts = made.ground.cube.counts[:-1].copy()
    rng = np.random.default_rng(9)
    counts[:, :, since:] = rng.integers(0, 500, counts[:, :, since:].shape)
    assert of_counts(counts).choice() == before
    counts[:, :, :since] = rng.integers(0, 500, counts[:, :, :since].shape)
    assert of_counts(counts).choice() != before


def test_a_named_control_is_checked(made: Place) -> None:
    named = made.choice(controls=("Ward 00", "Ward 05", "Ward 50"))
    assert named.controls == ("E05990000", "E05990005", "E05990030")
    assert "controls" not in named.proposed
    for wrong, says in (("Ward 22", "is a target, and cannot be a control"), ("Ward 21", "is nearby, and cannot be")):
        with pytest.raises(MethodRefused) as refused:
            made.choice(controls=("Ward 00", wrong), nearby=("Ward 21",))
        assert says in refused.value.message
    with pytest.raises(UnknownPlace, match="Ward 99"):
        made.choice(controls=("Ward 99",))


def test_a_kept_choice_is_the_same_choice_and_another_operations_is_refused(made: Place) -> None:
    choice = made.choice(at_risk=("Ward 21",))
    kept = as_toml(OPERATION, choice)
    assert of_toml(kept, OPERATION) == choice
    assert checked(choice, made.ground, made.question()) == choice
    with pytest.raises(MappingRefused, match="its began differs"):
        of_toml(kept, replace(OPERATION, period=AFTER.shift(1)))
    with pytest.raises(MappingRefused, match="does not say what it must"):
        of_toml(kept.replace("nearby_controls", "others"), OPERATION)
    with pytest.raises(MappingRefused, match="not TOML"):
        of_toml("controls", OPERATION)


def test_a_kept_choice_must_be_the_one_that_the_operation_names(made: Place) -> None:
    choice = made.choice()
    with pytest.raises(MethodRefused, match="names other areas as its controls"):
        checked(choice, made.ground, made.question(controls=("Ward 00",)))
    twice = replace(choice, controls=(*choice.controls, choice.target[0]))
    with pytest.raises(MethodRefused, match="is a target, and cannot be a control"):
        checked(twice, made.ground, made.question())


def test_steps_must_name_every_target(made: Place) -> None:
    from commonweal.figures import Month
    from commonweal.records.operation import Step

    with pytest.raises(MethodRefused, match="The steps and the targets"):
        made.choice(steps=(Step(("Ward 22",), Month(2024, 8)),))


def test_where_nothing_is_left_to_be_a_control_it_is_refused(made: Place) -> None:
    everywhere = tuple(area.name for area in made.ground.areas if area.name not in TARGETS)
    with pytest.raises(MethodRefused, match="No area is left"):
        made.choice(nearby=everywhere)
