"""Where no file tells a ward's residents by age, answers are weighted by what is known: wards, and the place's ages."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from commonweal.analysis.survey.notes import notes
from commonweal.analysis.survey.people import People
from commonweal.analysis.survey.weighting import weigh
from commonweal.figures import Area

WARDS = [Area(f"W{n}", name, "ward") for n, name in enumerate(("Ash", "Beech", "Cherry"))]
BANDS = ("16-24", "25-64", "65+")


def wave(ward: Any, age: Any) -> Any:
    return SimpleNamespace(
        size=len(ward), ward=np.array(ward), age=np.array(age), sex=np.full(len(ward), -1), bands=BANDS,
        sexes=("female", "male"),
    )  # fmt: skip


def shares(weights: Any, codes: Any) -> list[float]:
    known = np.asarray(codes) >= 0
    found = np.bincount(np.asarray(codes)[known], weights=weights[known])
    return [round(float(n), 4) for n in found / found.sum()]


WARD = [0] * 60 + [1] * 30 + [-1] * 10
AGE = ([0] * 2 + [1] * 10 + [2] * 18) * 3 + [1] * 5 + [-1] * 5
BY_WARD, AGES = np.array([3000.0, 3000.0, 9000.0]), np.array([1000.0, 6000.0, 3000.0])


def test_wards_and_ages_are_both_met_and_a_ward_that_nobody_answered_from_is_named() -> None:
    found = weigh(wave(WARD, AGE), People(None, {}, by_ward=BY_WARD, ages=AGES), WARDS)
    assert found.by == ("ward", "age") and found.silent == ("Cherry",)
    assert found.raked.converged and shares(found.raked.weights, WARD) == [0.5, 0.5]
    joined = [min(code, 1) if code < 2 else 2 for code in AGE]  # six of the youngest: too few by themselves
    assert shares(found.raked.weights, [-1 if c < 0 else max(c - 1, 0) for c in joined]) == [0.7, 0.3]


def test_wards_alone_where_age_was_not_asked_and_ages_alone_where_no_ward_is_known() -> None:
    alone = weigh(wave(WARD, [-1] * 100), People(None, {}, by_ward=BY_WARD), WARDS)
    assert alone.by == ("ward",) and shares(alone.raked.weights, WARD) == [0.5, 0.5]
    ages = weigh(wave([-1] * 100, AGE), People(None, {}, ages=AGES), WARDS)
    assert ages.by == ("age",) and ages.raked.converged


def test_every_answer_counts_the_same_where_nothing_is_known() -> None:
    found = weigh(wave(WARD, AGE), People(None, {}), WARDS)
    assert found.by == () and len(set(found.raked.weights.tolist())) == 1


def test_what_all_who_answered_have_in_common_is_nothing_to_weight_by() -> None:
    """Nine of sixty were young, fewer than a band of age needs; all live in one ward."""
    found = weigh(wave([0] * 60, [0] * 9 + [2] * 51), People(None, {}, by_ward=BY_WARD, ages=AGES), WARDS)
    assert found.by == () and len(set(found.raked.weights.tolist())) == 1


def test_no_ward_is_silent_where_nobody_was_asked_for_theirs() -> None:
    assert weigh(wave([-1] * 100, AGE), People(None, {}, ages=AGES), WARDS).silent == ()


@pytest.mark.parametrize("public", [False, True])
def test_how_many_answers_a_bound_holds_is_for_partners(public: bool) -> None:
    """They are all of a small ward, as likely as not."""
    one = wave([0] * 400 + [1] * 2, [-1] * 402)
    one.held = SimpleNamespace(
        survey=SimpleNamespace(questions=(), invited=None, how="A link.", sampled=True), quality={}
    )
    residents = People(None, {}, lacks="The survey did not ask for age.", by_ward=BY_WARD)
    words = " ".join(note.text for note in notes(one, weigh(one, residents, WARDS), residents, (), {}, public=public))
    assert ("2 were held at a bound" in words) is not public and ("off by" in words) is not public
    assert "were held at a bound" in words and "do not meet the residents exactly" in words
    assert "Not weighted by age. The survey did not ask for age." in words
