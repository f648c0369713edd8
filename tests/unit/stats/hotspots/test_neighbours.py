import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.hotspots.neighbours import by_pairs, nearest, within


def _lists(near):
    return [near.of(i)[0].tolist() for i in range(near.areas)]


def test_pairs_count_both_ways_and_once():
    near = by_pairs([(0, 1), (1, 0), (2, 1)], 4)
    assert _lists(near) == [[1], [0, 2], [1], []]
    assert near.sums([1, 10, 100, 1000]).tolist() == [10, 101, 10, 0]


def test_weights_and_standardised_rows():
    near = by_pairs([(0, 1), (1, 2)], 4, [3, 1])
    assert near.sums([1, 10, 100, 0]).tolist() == [30, 103, 10, 0]
    assert near.row_standardised().sums([1, 10, 100, 0]).tolist() == [10, 25.75, 10, 0]
    assert near.sums_of_squares().tolist() == [9, 10, 1, 0]


def test_among_the_areas_kept():
    near = by_pairs([(0, 1), (1, 2), (2, 3)], 4).among(np.array([True, False, True, True]))
    assert _lists(near) == [[], [2], [1]]


def test_within_a_distance_and_the_nearest():
    x, y = [0, 1, 2, 10, 10], [0, 0, 0, 0, 0]
    assert _lists(within(x, y, 1)) == [[1], [0, 2], [1], [4], [3]]
    assert _lists(nearest(x, y, 1))[3:] == [[4], [3]] and _lists(nearest(x, y, 2))[0] == [1, 2]


def test_points_on_one_spot_are_each_other_s_nearest_and_never_their_own():
    near = nearest([5] * 6, [5] * 6, 3)
    assert all(len(ids) == 3 and i not in ids for i, ids in enumerate(_lists(near)))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: by_pairs([(0, 9)], 3), "no area"),
        (lambda: by_pairs([(1, 1)], 3), "one area twice"),
        (lambda: by_pairs([(0, 1), (1, 0)], 3, [1, 2]), "two weights"),
        (lambda: by_pairs([(0, 1)], 3, [0]), "weight"),
        (lambda: within([0, 1], [0, np.nan], 1), "no place"),
        (lambda: within([0, 1], [0, 1], 0), "distance"),
        (lambda: nearest([0, 1], [0, 1], 2), "not 2 other areas"),
    ],
)
def test_refusals(make, said):
    with pytest.raises(MethodRefused, match=said):
        make()
