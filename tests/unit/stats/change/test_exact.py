import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.change import exact_change
from commonweal.stats.change.exact import least_attainable_p

COUNTS = st.integers(0, 3000)
SIZES = st.floats(0.01, 1e6)


def test_interval_is_the_published_one_of_r_poisson_test():
    # ?poisson.test in R 4.2: poisson.test(c(11, 6+8+7), c(800, 1083+1050+878))
    change = exact_change([21], [11], exposure_before=[3011], exposure_after=[800])
    assert change.ratio[0] == pytest.approx(1.971488095)
    assert change.low_percent[0] == pytest.approx(100 * (0.8584264034 - 1), rel=1e-8)
    assert change.high_percent[0] == pytest.approx(100 * (4.2772659437 - 1), rel=1e-8)


@settings(deadline=None, max_examples=60)
@given(COUNTS, COUNTS, SIZES, SIZES)
def test_interval_is_clopper_and_pearsons_and_p_the_doubled_tail(before, after, size_before, size_after):
    change = exact_change([before], [after], exposure_before=[size_before], exposure_after=[size_after])
    share = size_after / (size_before + size_after)
    total = before + after
    if total:
        ends = stats.binomtest(after, total).proportion_ci(0.95, method="exact")
        odds = [end / (1 - end) if end < 1 else np.inf for end in ends]
        expected = [100 * (odd * size_before / size_after - 1) for odd in odds]
        assert [change.low_percent[0], change.high_percent[0]] == pytest.approx(expected, rel=1e-6, abs=1e-6)
    tails = stats.binom.cdf(after, total, share), stats.binom.sf(after - 1, total, share)
    assert change.p[0] == pytest.approx(min(1.0, 2 * min(tails)), rel=1e-6, abs=1e-12)


@settings(deadline=None, max_examples=60)
@given(COUNTS, COUNTS)
def test_back_to_front_is_the_same_change_turned_over(before, after):
    forth, back = exact_change([before], [after]), exact_change([after], [before])
    assert forth.p[0] == pytest.approx(back.p[0])
    assert (forth.p[0] <= 0.05) == (not (forth.low_percent[0] <= 0 <= forth.high_percent[0])) or forth.p[0] == 1


def test_no_event_before_has_no_upper_end():
    change = exact_change([0], [6])
    assert np.isinf(change.ratio[0]) and np.isinf(change.high_percent[0])
    assert change.low_percent[0] == pytest.approx(17.7, abs=0.1)
    assert change.p[0] == pytest.approx(2 * 0.5**6)


def test_no_event_after_is_a_fall_of_everything():
    change = exact_change([6], [0])
    assert change.change_percent[0] == change.low_percent[0] == -100


def test_no_event_at_all_says_nothing():
    change = exact_change([0], [0])
    assert np.isnan(change.ratio[0]) and change.p[0] == 1
    assert (change.low_percent[0], change.high_percent[0]) == (-100, np.inf)


def test_missing_is_never_zero():
    change = exact_change([np.nan, 5], [5, np.nan])
    assert np.isnan(change.p).all() and np.isnan(change.low_percent).all() and np.isnan(change.high_percent).all()


def test_a_missing_exposure_leaves_the_row_untested():
    change = exact_change([5, 5], [9, 9], exposure_before=[np.nan, 10], exposure_after=[10, 10])
    assert np.isnan(change.p[0]) and change.p[1] == pytest.approx(exact_change([5], [9]).p[0])


def test_least_attainable_p_is_that_of_all_events_on_one_side():
    for total in (1, 5, 6, 20):
        assert least_attainable_p(np.array([total]), np.array([0.5]))[0] == exact_change([0], [total]).p[0]


def test_coverage_is_at_least_nominal():
    rng = np.random.default_rng(4)
    before, after = rng.poisson(12, 20000), rng.poisson(18, 20000)
    change = exact_change(before, after)
    covered = (change.low_percent <= 50) & (change.high_percent >= 50)
    assert 0.95 <= covered.mean() <= 0.985


@pytest.mark.parametrize("before, after", [([-1], [2]), ([np.inf], [2]), ([1, 2], [3]), ([[1]], [[2]])])
def test_unsound_counts_are_refused(before, after):
    with pytest.raises(MethodRefused):
        exact_change(before, after)


@pytest.mark.parametrize("level", [0, 1, -0.5, 95])
def test_a_level_must_be_one(level):
    with pytest.raises(MethodRefused, match="level"):
        exact_change([1], [2], level=level)


def test_a_size_must_be_above_zero():
    with pytest.raises(MethodRefused, match="exposure_after"):
        exact_change([1], [2], exposure_before=[1], exposure_after=[0])
