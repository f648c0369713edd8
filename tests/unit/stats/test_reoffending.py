import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.proportion import wilson
from commonweal.stats.reoffending import reoffending, reoffending_change, reoffending_totals


def test_rate_frequency_and_per_child():
    found = reoffending([0] * 50 + [1] * 20 + [4] * 10)
    assert (found.rate, found.frequency, found.per_child) == pytest.approx((30 / 80, 2, 0.75))
    assert (found.rate_low, found.rate_high) == pytest.approx(tuple(float(end) for end in wilson(30, 80)))
    assert found.squares == 20 + 160


def test_one_child_with_twenty_makes_the_frequency_uncertain():
    alike, unlike = reoffending([0] * 10 + [4] * 10), reoffending([0] * 10 + [2] * 9 + [22])
    assert alike.frequency == unlike.frequency == 4
    assert alike.frequency_high == pytest.approx(4) and unlike.frequency_high > 8


def test_nobody_reoffends_less_than_once():
    assert reoffending([0] * 10 + [1] * 9 + [2]).frequency_low == pytest.approx(1, abs=0.1)
    assert reoffending([1] * 4 + [2, 9]).frequency_low >= 1


def test_four_reoffenders_say_nothing_of_how_often():
    found = reoffending([0] * 10 + [3] * 4)
    assert found.frequency == 3 and np.isnan([found.frequency_low, found.frequency_high]).all()


def test_an_empty_cohort_and_one_that_stopped():
    nobody, stopped = reoffending([]), reoffending([0] * 30)
    assert np.isnan([nobody.rate, nobody.frequency, nobody.per_child]).all()
    assert stopped.rate == stopped.per_child == 0 and stopped.rate_high < 0.12 and np.isnan(stopped.frequency)


def test_totals_alone_take_a_geometric_spread():
    found = reoffending_totals(80, 30, 120)
    assert found.frequency == 4 and np.isnan(found.squares)
    assert np.log(found.frequency_high / 4) == pytest.approx(2.04523 * np.sqrt(4 * 3 / 30) / 4, rel=1e-5)


def test_a_smaller_cohort_may_raise_the_one_and_lower_the_other():
    """Half as many children, those who stay come back more often: a higher rate, fewer reoffences each."""
    change = reoffending_change(reoffending_totals(100, 30, 150), reoffending_totals(50, 20, 80))
    assert change.by_rate > 0 > change.by_frequency
    assert change.change == pytest.approx(change.by_rate + change.by_frequency) == pytest.approx(0.1)
    assert change.low < 0 < change.high and change.p > 0.5


def test_the_parts_are_kitagawa_s():
    change = reoffending_change(reoffending_totals(100, 40, 120), reoffending_totals(50, 22, 88))
    assert change.by_rate == pytest.approx(0.04 * 3.5) and change.by_frequency == pytest.approx(1 * 0.42)


def test_too_few_reoffenders_give_no_interval_of_the_change():
    change = reoffending_change(reoffending_totals(20, 3, 9), reoffending_totals(50, 22, 88))
    assert np.isfinite(change.by_rate) and np.isnan([change.low, change.rate_low, change.p]).all()


@pytest.mark.parametrize("totals", [(10, 11, 20), (10, 5, 4), (10, 0, 3), (-1, 0, 0)])
def test_totals_that_cannot_be_are_refused(totals):
    with pytest.raises(MethodRefused):
        reoffending_totals(*totals)


@pytest.mark.parametrize("numbers", [[-1], [0.5], [np.nan]])
def test_numbers_that_cannot_be_are_refused(numbers):
    with pytest.raises(MethodRefused):
        reoffending(numbers)


def test_two_levels_are_refused():
    with pytest.raises(MethodRefused):
        reoffending_change(reoffending([1] * 9), reoffending([1] * 9, level=0.9))


@pytest.mark.parametrize("reoffenders", [15, 40])
def test_the_frequency_s_interval_holds_about_as_often_as_it_says(reoffenders):
    """1,500 cohorts of geometric numbers, mean 4: a little under 95 of 100 where there are few."""
    random = np.random.default_rng(reoffenders)
    found = [reoffending(row) for row in random.geometric(0.25, (1500, reoffenders))]
    held = np.mean([one.frequency_low <= 4 <= one.frequency_high for one in found])
    assert 0.915 <= held <= 0.965


def test_the_change_s_interval_holds_about_as_often_as_it_says():
    random, held = np.random.default_rng(1), 0
    for _ in range(800):
        before, after = (
            reoffending(random.binomial(1, rate, size) * random.geometric(1 / mean, size))
            for rate, mean, size in ((0.4, 3.0, 90), (0.45, 4.0, 60))
        )
        change = reoffending_change(before, after)
        held += change.low <= 0.45 * 4 - 0.4 * 3 <= change.high
    assert 0.925 <= held / 800 <= 0.975
