"""Likeness, what there is to prevent, and certainty."""

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.where_next import where_next

EFFECT = (0.8, 0.7, 0.9)
CHANCE = np.random.default_rng(8)
COUNTS = CHANCE.poisson(np.array([60, 55, 50, 30, 20, 10])[:, None], (6, 12)).astype(float)
FAR = np.array([0.0, 0.1, 2.0, 0.3, 1.0, 1.5])


def test_the_target_is_left_out_and_the_like_and_busy_come_first():
    found = where_next(COUNTS, FAR, EFFECT, months_ahead=12, eligible=FAR > 0)
    assert found.order[0] == 1 and 0 not in found.order and np.isnan(found.expected[0])
    assert sorted(found.order) == [1, 2, 3, 4, 5] and found.effect_is_clear
    assert found.preventable[1] == pytest.approx(0.2 * found.expected[1])
    assert found.preventable_low[1] < found.preventable[1] < found.preventable_high[1]


def test_counts_are_drawn_together_and_the_few_more_than_the_many():
    found = where_next(COUNTS, FAR, EFFECT, months_ahead=12)
    total = COUNTS.sum(axis=1)
    assert found.expected[0] < total[0] and found.expected[5] > total[5]
    assert found.expected.sum() == pytest.approx(total.sum(), rel=0.02)
    areas = np.full((6, 12), 30.0)
    alike = where_next(areas, FAR, EFFECT, months_ahead=6)
    assert alike.expected == pytest.approx(np.full(6, 180)) and (alike.shrinkage == 0).all()


def test_an_unclear_effect_is_said_to_be_one_and_may_do_harm():
    found = where_next(COUNTS, FAR, (0.9, 0.7, 1.2), months_ahead=12)
    assert not found.effect_is_clear and (found.preventable_low < 0).all()
    unbounded = where_next(COUNTS, FAR, (0.9, 0.0, np.inf), months_ahead=12)
    assert np.isneginf(unbounded.preventable_low).all()


def test_an_erratic_area_is_less_certain_than_a_steady_one_of_its_size():
    counts = np.tile(CHANCE.poisson(40, 12), (6, 1)).astype(float)
    counts[2] = 40 + 35 * (-1.0) ** np.arange(12)
    found = where_next(counts, FAR, EFFECT, months_ahead=12)
    assert found.certainty_rank[2] == 6 and found.relative_error[2] > 1.2 * found.relative_error[1]


def test_exposure_makes_it_a_rate():
    people = np.array([6000, 5500, 5000, 3000, 2000, 1000.0])
    counts = np.tile(people[:, None] / 100, (1, 12))
    found = where_next(counts, FAR, EFFECT, months_ahead=12, exposure=people)
    assert found.expected == pytest.approx(people * 12 / 100) and (found.shrinkage == 0).all()


def test_an_area_without_a_distance_is_not_ranked_and_one_without_events_comes_last():
    far, counts = FAR.copy(), COUNTS.copy()
    far[1], counts[5] = np.nan, 0
    found = where_next(counts, far, EFFECT, months_ahead=12)
    assert 1 not in found.order and found.order[-1] == 5


@pytest.mark.parametrize(
    "given",
    [
        {"counts": COUNTS[:, :5]},
        {"distance": FAR[:5]},
        {"effect": (0.8, 0.9, 1.0)},
        {"counts": -COUNTS},
        {"exposure": np.zeros(6)},
        {"eligible": [False] * 6},
        {"months_ahead": 0},
    ],
)
def test_what_cannot_be_ranked_is_refused(given):
    asked = {"counts": COUNTS, "distance": FAR, "effect": EFFECT, "months_ahead": 12, **given}
    with pytest.raises(MethodRefused):
        where_next(asked.pop("counts"), asked.pop("distance"), asked.pop("effect"), **asked)
