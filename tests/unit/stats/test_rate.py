import numpy as np
import pytest
from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.change import exact_change
from commonweal.stats.funnel import count_interval
from commonweal.stats.rate import (
    HIGHER,
    LOWER,
    NO_CLEAR_DIFFERENCE,
    NOT_KNOWN,
    against_benchmark,
    exact_count_interval,
    rates,
)

# The exact limits of a Poisson mean at 95%, as statistical tables print them (Garwood 1936; Fisher and Yates, VIII 1).
TABLE = {
    0: (0.0, 3.689),
    1: (0.0253, 5.572),
    2: (0.2422, 7.225),
    3: (0.6187, 8.767),
    4: (1.0899, 10.242),
    5: (1.6235, 11.668),
    6: (2.2019, 13.059),
    7: (2.8144, 14.423),
    8: (3.4538, 15.763),
    9: (4.1154, 17.085),
    10: (4.7954, 18.390),
    15: (8.3954, 24.740),
    20: (12.2165, 30.888),
    25: (16.1787, 36.905),
    30: (20.2409, 42.827),
    40: (28.5766, 54.469),
    50: (37.1110, 65.919),
    100: (81.3640, 121.627),
}


def test_the_exact_limits_are_the_tables():
    low, high = exact_count_interval(list(TABLE))
    np.testing.assert_allclose(low, [ends[0] for ends in TABLE.values()], atol=6e-5)
    np.testing.assert_allclose(high, [ends[1] for ends in TABLE.values()], atol=6e-4)


def test_at_each_end_of_0_to_100_the_tail_is_what_it_should_be():
    """What the interval means, count by count: 2.5% of a Poisson of either end lies at the count or beyond."""
    count = np.arange(101)
    low, high = exact_count_interval(count)
    np.testing.assert_allclose(stats.poisson.cdf(count, high), 0.025, rtol=1e-9)
    np.testing.assert_allclose(stats.poisson.sf(count[1:] - 1, low[1:]), 0.025, rtol=1e-9)


def test_byar_is_within_a_five_hundredth_of_it_from_ten_on():
    count = np.arange(10, 1001)
    for byar, exact in zip(count_interval(count), exact_count_interval(count), strict=True):
        np.testing.assert_allclose(byar, exact, rtol=2e-3)


def test_rates_divide_and_keep_what_is_not_known():
    found = rates([40, np.nan], [18_000, 18_000])
    assert found.rate[0] == pytest.approx(222.2, abs=0.05) and np.isnan([found.rate[1], found.low[1]]).all()


def test_the_word_agrees_with_the_interval():
    counts = np.arange(0, 60)
    found = rates(counts, 10_000)
    answer = against_benchmark(found, 200.0)
    outside = (found.low > 200) | (found.high < 200)
    assert (answer.verdict != NO_CLEAR_DIFFERENCE).tolist() == outside.tolist()
    assert set(answer.verdict) == {HIGHER, LOWER, NO_CLEAR_DIFFERENCE}


def test_an_unknown_benchmark_says_nothing():
    assert against_benchmark(rates([5], [1000]), np.nan).verdict.tolist() == [NOT_KNOWN]


def test_ten_against_fourteen_is_no_change_that_shows():
    """A quarter's first-time entrants against the same quarter of the year before."""
    change = exact_change([14], [10])
    assert (
        change.p[0] == pytest.approx(0.5413, abs=5e-5) and change.low_percent[0] < -60 and change.high_percent[0] > 70
    )


@pytest.mark.parametrize(("count", "people"), [([-1], [10]), ([1], [0]), ([np.inf], [10])])
def test_what_is_no_rate_is_refused(count, people):
    with pytest.raises(MethodRefused):
        rates(count, people)


def test_a_negative_benchmark_is_refused():
    with pytest.raises(MethodRefused):
        against_benchmark(rates([5], [1000]), -1.0)
