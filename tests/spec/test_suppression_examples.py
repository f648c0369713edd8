"""Disclosure control, by example: what is hidden, what goes with it, and what a reader can still work out."""

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.suppression import attainable, sums, suppress_table

NONE = np.nan


def same(found: np.ndarray | None, expected: list) -> bool:
    return found is not None and np.array_equal(found, np.array(expected, dtype=float), equal_nan=True)


def test_counts_of_one_to_four_are_hidden_and_zeros_are_shown():
    table = suppress_table(np.array([[0, 1, 4], [5, 12, 3]]))
    assert same(table.values, [[0, NONE, NONE], [5, 12, NONE]])


def test_without_totals_no_cell_tells_of_another():
    table = suppress_table(np.array([[2, 10], [30, 40]]))
    assert same(table.values, [[NONE, 10], [30, 40]])
    assert np.isinf(table.high[0, 0])


def test_with_totals_a_hidden_two_takes_the_three_cheapest_partners_with_it():
    table = suppress_table(np.array([[2, 10, 20], [30, 8, 40], [50, 60, 70]]), totals=True)
    assert same(table.values, [[NONE, NONE, 20], [NONE, NONE, 40], [50, 60, 70]])
    assert same(table.row_totals, [32, 78, 180])
    # What can still be worked out of the hidden two: that it lies somewhere from 1 to 11.
    assert (table.low[0, 0], table.high[0, 0]) == (1, 11)


def test_two_hidden_ones_that_add_up_to_two_would_tell_themselves_so_a_third_goes():
    table = suppress_table(np.array([[1, 1, 30, 9], [40, 50, 60, 70], [20, 30, 40, 50]]), totals=True)
    assert np.isnan(table.values[0]).sum() == 3
    assert table.high[0, 0] >= 3


def test_a_small_total_is_hidden_too():
    table = suppress_table(np.array([[1, 2], [30, 40], [50, 60]]), totals=True)
    assert np.isnan(table.row_totals[0])
    assert not np.isnan(table.grand_total)


def test_a_threshold_of_two_is_refused_because_the_rule_itself_would_tell():
    with pytest.raises(MethodRefused, match="the rule itself would say"):
        suppress_table(np.array([[1, 10]]), threshold=2)


def test_the_attacker_subtracts():
    """Three wards of a district: 14 in all, 5 and 6 printed; the third is no secret."""
    wards_in_district = sums(4, [(3, [0, 1, 2])])
    found = attainable(wards_in_district, np.array([5, 6, NONE, 14]))
    assert (found.low[2], found.high[2]) == (3, 3)


def test_the_attacker_of_two_hidden_wards_learns_only_their_sum():
    wards_in_district = sums(4, [(3, [0, 1, 2])])
    found = attainable(wards_in_district, np.array([5, NONE, NONE, 14]), lower=1)
    assert found.low[1:3].tolist() == [1, 1]
    assert found.high[1:3].tolist() == [8, 8]
