"""Evaluating an operation, by example: what may be said of a target beside its controls.

docs/explanation/evaluating-an-operation.md says why, and how often it is wrong.
"""

import numpy as np
import pytest

from commonweal.stats.before_after import before_after
from commonweal.stats.change import verdicts
from commonweal.stats.rollout import NEVER, rollout

STEADY = np.array(
    [[40, 42, 38, 41, 39, 40], [30, 29, 31, 28, 32, 30], [50, 52, 48, 51, 49, 50], [20, 21, 19, 22, 18, 20]]
)
TARGET = [True, False, False, False]


def test_everything_fell_by_a_fifth_so_the_operation_did_nothing() -> None:
    """The target fell from 240 to 192, and so did its controls: no clear change, and nothing was prevented."""
    found = before_after(STEADY, STEADY * 0.8, TARGET)
    assert found.change.before[0] == 240 and found.change.after[0] == 192
    assert found.change.change_percent[0] == pytest.approx(0) and found.prevented[0] == pytest.approx(0)
    assert verdicts(found.change, found.change.p) == ("no clear change",)


def test_nothing_seen_is_said_with_what_could_have_been_seen() -> None:
    """With some 240 events a side, a fall of less than three tenths would often have been missed."""
    found = before_after(STEADY, STEADY, TARGET)
    assert round(found.detectable_fall[0]) == -31


def test_the_target_halved_and_its_controls_did_not() -> None:
    """120 fewer than the controls' course; the interval of the events prevented goes with that of the percent."""
    after = STEADY.astype(float)
    after[0] /= 2
    found = before_after(STEADY, after, TARGET)
    assert found.change.change_percent[0] == pytest.approx(-50) and found.prevented[0] == pytest.approx(120)
    assert 0 < found.prevented_low[0] < 120 < found.prevented_high[0] < 240
    assert verdicts(found.change, found.change.p) == ("fall",)


def test_controls_that_went_every_way_leave_the_same_fall_unsure() -> None:
    """One control doubled and one halved: a ward may do that by itself, and the target is a ward."""
    after = STEADY * np.array([[0.5], [2.0], [0.5], [1.0]])
    found = before_after(STEADY, after, TARGET)
    assert found.areas.tau2[0] > 0.1
    assert verdicts(found.change, found.change.p) == ("no clear change",)


def test_four_wards_in_two_steps_are_too_few_to_say() -> None:
    """There are six orders in which two of four wards could have started: no p can be below one in six."""
    found = rollout(STEADY, [3, 3, NEVER, NEVER], rng=np.random.default_rng(1))
    assert found.orders == 6 and found.least_p == pytest.approx(1 / 6) and found.verdict == "too few to say"
