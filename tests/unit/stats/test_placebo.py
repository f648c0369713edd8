"""Ranks of gaps among placebos."""

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.placebo import placebo_test, rmspe


def test_the_rank_is_among_all_and_the_least_p_is_said():
    before, after = np.ones((19, 4)), np.linspace(1, 2, 19)[:, None] * np.ones((19, 2))
    found = placebo_test(np.ones(4), np.full(2, 1.8), before, after)
    assert found.ratio == pytest.approx(1.8) and found.p == pytest.approx((1 + 4) / 20)
    assert found.least_p == 0.05 and found.telling and found.placebos == 19
    assert placebo_test(np.ones(4), np.full(2, 3), before, after).p == 0.05


def test_an_equal_placebo_counts_against_the_target():
    assert placebo_test([1, 1], [2], [[1, 1], [1, 1]], [[2], [1]]).p == pytest.approx(2 / 3)


def test_one_met_exactly_says_nothing():
    found = placebo_test([1, 1], [2], [[0, 0], [1, -1], [np.nan, np.nan]], [[5], [1], [np.nan]])
    assert found.placebos == 1 and np.isnan(found.ratios[[0, 2]]).all() and found.p == 0.5 and not found.telling
    assert np.isnan(placebo_test([0, 0], [2], [[1, 1]], [[1]]).p)


def test_rmspe_is_the_root_of_the_mean_square():
    assert rmspe([3, -4]) == pytest.approx(np.sqrt(12.5))


def test_months_must_be_the_same():
    with pytest.raises(MethodRefused):
        placebo_test([1, 1], [2], [[1, 1, 1]], [[2]])
    with pytest.raises(MethodRefused):
        placebo_test([], [2], np.ones((1, 0)), [[2]])
