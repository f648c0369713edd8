import numpy as np
import pytest
from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.proportion import share_difference, wilson

# Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
PUBLISHED = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]

# Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10: the first sample less the second.
DIFFERENCES = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0),
]


@pytest.mark.parametrize(("count", "of", "low", "high"), PUBLISHED)
def test_wilson_is_the_published_interval(count, of, low, high):
    assert [float(end) for end in wilson(count, of)] == pytest.approx([low, high], abs=5e-5)


@pytest.mark.parametrize(("first", "second", "low", "high"), DIFFERENCES)
def test_the_difference_is_the_published_one(first, second, low, high):
    found = share_difference(*second, *first)
    assert (float(found.low), float(found.high)) == pytest.approx((low, high), abs=6e-5)


def test_nobody_and_not_known_are_not_known():
    low, high = wilson([0, np.nan, 5], [0, 10, 5])
    assert np.isnan(low[:2]).all() and np.isnan(high[:2]).all() and high[2] == 1
    found = share_difference([0, 3], [0, 10], [1, 3], [10, 10])
    assert np.isnan(found.difference[0]) and np.isnan(found.p[0]) and found.p[1] == 1


def test_an_effective_size_may_be_fractional():
    low, high = wilson(12.5, 50.25)
    assert 0.14 < low < 12.5 / 50.25 < high < 0.4


def test_p_is_the_pooled_chi_square_s():
    found = share_difference([10], [100], [30], [100])
    assert found.p[0] == pytest.approx(0.000407, abs=5e-7)  # chi-square 12.5 on one degree of freedom


@pytest.mark.parametrize(("count", "of"), [(-1, 3), (4, 3), (1, np.inf)])
def test_what_is_no_share_is_refused(count, of):
    with pytest.raises(MethodRefused):
        wilson(count, of)


def test_a_level_of_one_is_refused():
    with pytest.raises(MethodRefused):
        wilson(1, 3, level=1)


@pytest.mark.parametrize("of", [12, 30, 100])
def test_wilson_holds_the_truth_about_as_often_as_it_says(of):
    """Exactly worked out: the mean over truths from 2% to 98% of the binomial chance of intervals that hold it."""
    low, high = wilson(np.arange(of + 1), of)
    truths = np.linspace(0.02, 0.98, 97)
    held = [stats.binom.pmf(np.arange(of + 1), of, truth)[(low <= truth) & (truth <= high)].sum() for truth in truths]
    assert 0.945 < np.mean(held) < 0.96 and min(held) > 0.83
