import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.recurrence import clustering, first_appearances, project_children

NO = np.nan


def test_a_child_counts_once_a_year_in_its_first_month():
    child, year, month = [5, 5, 6, 5, 6], [0, 0, 0, 1, 1], [4, 1, 4, 0, 11]
    table = first_appearances(child, year, month, years=2)
    assert table.sum(axis=1).tolist() == [2, 2]
    assert table[0, [1, 4]].tolist() == [1, 1] and table[1, [0, 11]].tolist() == [1, 1]


def test_no_offence_is_no_child():
    assert first_appearances([], [], [], years=3, periods=4).tolist() == [[0.0] * 4] * 3


def test_each_child_once_has_no_clustering():
    assert clustering([1, 2, 3, 4], [0, 0, 0, 0], [0, 1, 2, 3], [True, True, False, False]) == pytest.approx(1)


def test_three_at_a_time_count_three_times_as_much():
    child = np.repeat(np.arange(40), 3)
    assert clustering(child, child * 0, child % 4, [True, False, False, False]) == pytest.approx(3)


def test_the_same_child_in_another_year_is_another_event():
    known = [True, False]
    assert clustering([1, 1, 1, 1], [0, 1, 2, 3], [0, 1, 0, 1], known) == pytest.approx(1)


def test_offences_in_both_parts_vary_less_than_their_number():
    """Who comes in both parts brings the ratio with it."""
    both = clustering([1, 1, 2, 2], [0] * 4, [0, 1, 0, 1], [True, False])
    assert both == 0 and np.isnan(clustering([1], [0], [0], [True, False]))


def test_children_grow_more_slowly_than_offences():
    """47 in a quarter are not 188 in a year: later quarters bring ever fewer who were not there."""
    new = [[60, 45, 35, 30], [55, 44, 30, 28], [70, 50, 41, 33]]
    answer = project_children([47, NO, NO, NO], new)
    assert answer.projected == pytest.approx(47 * 521 / 185) and answer.high < 188
    assert not project_children([47, 36, 30, NO], new).too_little


@pytest.mark.parametrize("rows", [([1], [0, 0], [0]), ([1], [-1], [0]), ([1], [0], [12]), ([1], [3], [0])])
def test_rows_that_do_not_fit_are_refused(rows):
    with pytest.raises(MethodRefused):
        first_appearances(*rows, years=2)


def test_the_range_holds_the_children_as_often_as_it_says():
    """600 made-up teams of 120 children who come back with chance 0.5 within months; three earlier years."""
    random, held = np.random.default_rng(47), 0
    for _ in range(600):
        children = random.poisson(120, 5)
        start = np.repeat(np.arange(5), children) + random.random(children.sum())
        child = np.arange(start.size)
        who, when = [child], [start]
        for _again in range(6):
            back = random.random(child.size) < 0.5
            child, start = child[back], start[back] + random.exponential(0.15, int(back.sum()))
            who, when = [*who, child], [*when, start]
        who, when = np.concatenate(who), np.concatenate(when)
        kept = (when >= 1) & (when < 5)
        year = when[kept].astype(int) - 1
        quarter = (when[kept] % 1 * 4).astype(int)
        table = first_appearances(who[kept], year, quarter, years=4, periods=4)
        answer = project_children(np.r_[table[-1, :2], NO, NO], table[:-1])
        held += answer.low <= table[-1].sum() <= answer.high
    assert 0.925 <= held / 600 <= 0.98
