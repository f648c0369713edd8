"""Controls proposed by what was known before, and the look for earlier drift."""

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.control_choice import pre_trend, propose_controls

COUNTS = np.array([[50, 60, 40], [49, 61, 41], [10, 12, 9], [52, 40, 60], [51, 59, 42], [90, 110, 70]], dtype=float)
TARGET = np.array([True] + [False] * 5)


def test_the_like_in_level_and_shape_come_first():
    choice = propose_controls(COUNTS, TARGET, take=2)
    assert (
        set(choice.chosen) == {1, 4}
        and choice.order[-1] in (2, 5)
        and list(choice.distances) == sorted(choice.distances)
    )
    assert choice.distance_to_target[0] == 0 and choice.partner == (0,) * 5


def test_what_is_excluded_is_never_chosen_and_still_has_its_distance():
    choice = propose_controls(COUNTS, TARGET, excluded=[False, True, False, False, True, False])
    assert set(choice.order) == {2, 3, 5} and np.isfinite(choice.distance_to_target[1])


def test_two_unlike_targets_are_both_matched():
    counts = np.array(
        [[10, 11, 10], [100, 99, 104], [12, 11, 10], [9, 10, 11], [11, 11, 10], [98, 97, 100]], dtype=float
    )
    choice = propose_controls(counts, [True, True] + [False] * 4, take=2)
    assert choice.chosen[1] == 5 and choice.partner[:2] == (0, 1)


def test_covariates_count_and_are_shown_in_the_balance():
    deprived = np.array([[1.0], [-1.0], [0.9], [1.0], [-1.0], [np.nan]])
    choice = propose_controls(COUNTS, TARGET, covariates=deprived, names=("deprivation",), take=1, weights=(0, 0, 1))
    assert choice.chosen == (3,) and 5 not in choice.order
    shown = {b.feature: b for b in choice.balance}
    assert shown["deprivation"].target == 1 and shown["deprivation"].difference == 0
    assert shown["events a month"].target == 50 and shown["events a month"].chosen == pytest.approx(152 / 3)


def test_the_same_input_gives_the_same_choice_and_equals_go_by_their_order():
    same = np.full((5, 3), 7.0)
    flags = [False, False, True, False, False]
    assert propose_controls(same, flags).order == (0, 1, 3, 4) == propose_controls(same, flags).order


@pytest.mark.parametrize(
    "given",
    [
        {"target": [False] * 6},
        {"target": TARGET, "excluded": ~TARGET},
        {"target": TARGET[:5]},
        {"target": TARGET, "covariates": np.ones((5, 1))},
        {"target": TARGET, "take": 0},
        {"target": TARGET, "weights": (0.0, 0.0, 0.0)},
    ],
)
def test_what_leaves_no_choice_is_refused(given):
    with pytest.raises(MethodRefused):
        propose_controls(COUNTS, **given)


def test_a_target_month_that_is_not_known_is_refused_but_a_candidate_is_left_out():
    gap = COUNTS.copy()
    gap[3, 1] = np.nan
    assert 3 not in propose_controls(gap, TARGET).order
    gap[0, 1] = np.nan
    with pytest.raises(MethodRefused):
        propose_controls(gap, TARGET)


def test_drift_before_the_operation_is_named_and_its_absence_never_said_alone():
    calm = np.random.default_rng(1).poisson(40, (8, 12)).astype(float)
    target = np.arange(8) < 1
    words = pre_trend(calm, target).words
    assert words.startswith("No drift apart seen") and "would have been seen four times in five" in words
    calm[0, 6:] *= 2
    assert pre_trend(calm, target).words.startswith("Target and controls went apart before the operation (p = 0.0")
    assert "cannot be told" in pre_trend(np.zeros((8, 4)), target).words
    with pytest.raises(MethodRefused):
        pre_trend(calm[:, :1], target)
