"""The attacker, beside plain counting of every table that is possible."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.errors import MethodRefused
from commonweal.stats.suppression import attainable, sums
from commonweal.stats.suppression.table import margins

NONE = np.nan


def by_counting(relations, known, low, high):
    """The same ranges by trying every combination of whole numbers from low to high."""
    hidden = np.flatnonzero(np.isnan(known))
    values = np.array(list(itertools.product(range(low, high + 1), repeat=len(hidden))))
    left = relations.right - relations.matrix @ np.where(np.isnan(known), 0.0, known)
    possible = values[np.all(values @ relations.matrix.toarray()[:, hidden].T == left, axis=1)]
    return possible.min(axis=0), possible.max(axis=0)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
    st.lists(st.booleans(), min_size=9, max_size=9).filter(lambda hide: 0 < sum(hide) <= 4),
)
def test_ranges_are_those_of_every_table_that_is_possible(cells, hide):
    counts = np.array(cells, float).reshape(2, 2)
    wide = np.column_stack([counts, counts.sum(axis=1)])
    full = np.vstack([wide, wide.sum(axis=0)]).ravel()
    known = np.where(hide, np.nan, full)
    found = attainable(margins(2, 2), known, upper=8.0)
    low, high = by_counting(margins(2, 2), known, 0, 8)
    assert np.array_equal(found.low[np.array(hide)], low)
    assert np.array_equal(found.high[np.array(hide)], high)


def test_shown_cells_have_no_spread():
    found = attainable(sums(3, [(2, [0, 1])]), np.array([4, NONE, 9]))
    assert found.spread.tolist() == [0, 0, 0]
    assert found.low[1] == 5


def test_a_cell_in_no_sum_is_bounded_by_what_is_known_beforehand():
    found = attainable(sums(2, []), np.array([NONE, NONE]), lower=1.0, upper=np.array([4.0, np.inf]))
    assert found.low.tolist() == [1, 1]
    assert found.high.tolist() == [4, np.inf]


def test_only_what_is_asked_is_answered():
    found = attainable(sums(3, [(2, [0, 1])]), np.array([NONE, NONE, 9]), np.array([True, False, False]))
    assert found.high[0] == 9
    assert np.isnan(found.high[1])


def test_whole_numbers_matter_where_sums_cross():
    """a+b, b+c and a+c all 3: in fractions each is 1.5, in whole numbers nothing fits; all 4: each is 2."""
    cross = sums(6, [(3, [0, 1]), (4, [1, 2]), (5, [0, 2])])
    found = attainable(cross, np.array([NONE, NONE, NONE, 4, 4, 4]))
    assert found.low[:3].tolist() == found.high[:3].tolist() == [2, 2, 2]
    with pytest.raises(MethodRefused, match="contradicts itself"):
        attainable(cross, np.array([NONE, NONE, NONE, 3, 3, 3]))


def test_a_publication_that_does_not_add_up_is_refused():
    with pytest.raises(MethodRefused, match="contradicts itself"):
        attainable(sums(3, [(2, [0, 1])]), np.array([5.0, 6.0, 12.0]))


def test_averages_need_not_be_whole():
    found = attainable(sums(3, [(2, [0, 1])]), np.array([NONE, NONE, 2.5]), whole=False)
    assert found.high[:2].tolist() == [2.5, 2.5]


def test_a_total_is_no_part_of_itself():
    with pytest.raises(MethodRefused, match="one of its own parts"):
        sums(2, [(0, [0, 1])])
