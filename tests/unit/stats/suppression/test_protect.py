"""Publications protected, then attacked."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.errors import MethodRefused
from commonweal.stats.suppression import LEAST_SPREAD, Pattern, attainable, counted, protect, sums
from commonweal.stats.suppression.cells import is_primary
from commonweal.stats.suppression.table import margins


def with_margins(counts: np.ndarray) -> np.ndarray:
    wide = np.column_stack([counts, counts.sum(axis=1)])
    return np.vstack([wide, wide.sum(axis=0)]).ravel().astype(float)


def against_an_insider(values, relations, pattern: Pattern, threshold=5):
    """Ranges for one who knows of every hidden cell whether it is small."""
    small = is_primary(values, threshold)
    lower, upper = np.where(small, 1.0, threshold), np.where(small, threshold - 1.0, np.inf)
    return attainable(relations, np.where(pattern.hidden, np.nan, values), lower=lower, upper=upper)


def check(values, relations, pattern: Pattern, threshold=5) -> None:
    small = is_primary(values, threshold)
    need = min(LEAST_SPREAD, threshold - 2)
    assert np.all(pattern.hidden[small])
    assert not np.any(pattern.hidden & (values == 0))
    assert pattern.exposed == ()
    reader = attainable(relations, np.where(pattern.hidden, np.nan, values), lower=1.0)
    assert np.all(reader.spread[small] >= need)
    assert np.all(reader.spread[pattern.hidden] >= 1)
    assert np.all((reader.low <= values) & (values <= reader.high))
    if not pattern.relaxed:
        assert np.all(against_an_insider(values, relations, pattern, threshold).spread[small] >= need)


SIZES = st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 12, 30])


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_small_count_of_a_table_can_be_narrowed_below_three_values(data):
    rows, columns = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 4))
    cells = data.draw(st.lists(SIZES, min_size=rows * columns, max_size=rows * columns))
    values, relations = with_margins(np.array(cells).reshape(rows, columns)), margins(rows, columns)
    check(values, relations, protect(counted(values, relations, threshold=5)))


@settings(max_examples=10, deadline=None)
@given(st.lists(SIZES, min_size=12, max_size=12), st.sampled_from([3, 4, 5, 10]))
def test_nor_of_a_tree_of_sums(leaves, threshold):
    """Twelve leaves under four groups under two halves under one root."""
    groups = [(12 + g, list(range(3 * g, 3 * g + 3))) for g in range(4)]
    halves = [(16, [12, 13]), (17, [14, 15])]
    relations = sums(19, [*groups, *halves, (18, [16, 17])])
    values = np.array(leaves + [0] * 7, dtype=float)
    for total, parts in [*groups, *halves, (18, [16, 17])]:
        values[total] = values[parts].sum()
    check(values, relations, protect(counted(values, relations, threshold=threshold)), threshold)


def test_a_hundred_small_tables_at_once():
    """One publication of a hundred tables, three by three: each is protected, and the ranges hold."""
    generator = np.random.default_rng(7)
    many = 100
    tables = generator.choice(
        [0, 0, 1, 2, 4, 6, 9, 20, 50], (many, 3, 3), p=[0.1, 0.1, 0.02, 0.02, 0.02, 0.14, 0.2, 0.2, 0.2]
    )
    values = np.concatenate([with_margins(table) for table in tables])
    one = margins(3, 3).matrix.tocoo()
    totals = []
    for number in range(many):
        for row in range(one.shape[0]):
            mine = one.row == row
            total = int(one.col[mine & (one.data < 0)][0]) + 16 * number
            totals.append((total, [int(c) + 16 * number for c in one.col[mine & (one.data > 0)]]))
    relations = sums(len(values), totals)
    pattern = protect(counted(values, relations, threshold=5))
    small = is_primary(values, 5)
    assert small.sum() > 40
    assert np.all(pattern.hidden[small])
    published = np.where(pattern.hidden, np.nan, values)
    reader = attainable(relations, published, small, lower=1.0)
    assert np.all(reader.spread[small] >= LEAST_SPREAD)
    careless = attainable(relations, np.where(small, np.nan, values), small, lower=1.0)
    assert np.mean(careless.spread[small] < LEAST_SPREAD) > 0.5


def test_a_small_table_is_solved_for_the_least_cost():
    """Beside every pattern that is possible: none that is safe loses less."""
    counts = np.array([[3, 40, 9], [8, 20, 30]])
    values, relations = with_margins(counts), margins(2, 3)
    cells = counted(values, relations, threshold=5)
    best = protect(cells)
    cost = cells.cost[best.hidden].sum()
    others = [i for i in range(len(values)) if not is_primary(values, 5)[i]]
    for chosen in range(2 ** len(others)):
        hidden = is_primary(values, 5)
        hidden[[i for n, i in enumerate(others) if chosen >> n & 1]] = True
        if cells.cost[hidden].sum() < cost:
            found = against_an_insider(values, relations, Pattern(hidden))
            assert found.spread[0] < LEAST_SPREAD


def test_what_is_public_already_stays_and_protects_nothing():
    """A ward's 6 was printed before: hiding it again would not cover its neighbour."""
    relations = sums(5, [(4, [0, 1, 2, 3])])
    values = np.array([3.0, 6, 20, 50, 79])
    hideable = np.array([True, False, True, True, True])
    pattern = protect(counted(values, relations, threshold=5, hideable=hideable))
    assert pattern.hidden.tolist() == [True, False, True, False, False]


def test_what_nothing_can_save_is_named():
    relations = sums(3, [(2, [0, 1])])
    values = np.array([3.0, 20, 23])
    pattern = protect(counted(values, relations, threshold=5, hideable=np.array([True, False, False])))
    assert pattern.exposed == (0,)


def test_cells_of_one_unit_go_together():
    """Value and baseline of one figure: the neighbour that covers the one takes its own pair along."""
    relations = sums(6, [(2, [0, 1]), (5, [3, 4])])
    values = np.array([3.0, 20, 23, 40, 50, 90])
    unit = np.array([0, 1, 2, 0, 1, 2])
    hidden = protect(counted(values, relations, threshold=5, unit=unit)).hidden
    assert hidden.tolist() == [True, True, False, True, True, False]


def test_four_single_offences_under_a_total_of_four_are_safe_from_readers_only():
    values, relations = with_margins(np.array([[1, 1, 1, 1], [10, 20, 30, 40]])), margins(2, 4)
    pattern = protect(counted(values, relations, threshold=5))
    assert pattern.relaxed
    assert pattern.exposed == ()
    check(values, relations, pattern)


def test_a_latent_cell_with_a_need_is_covered_by_hiding_others():
    """Three crimes in no ward: printed wards and the district would tell them."""
    relations = sums(4, [(3, [0, 1, 2])])
    values = np.array([20.0, 30, 3, 53])
    latent = np.array([False, False, True, False])
    cells = counted(values, relations, threshold=5, latent=latent)
    assert not protect(cells).hidden.any()
    assert protect(replace(cells, need=np.where(latent, 2.0, 0.0))).hidden.tolist() == [True, False, False, False]


def test_values_that_do_not_add_up_are_refused():
    with pytest.raises(MethodRefused, match="not the sums"):
        counted(np.array([1.0, 2, 4]), sums(3, [(2, [0, 1])]), threshold=5)
