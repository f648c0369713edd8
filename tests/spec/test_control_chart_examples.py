"""Control charts by example: when is a figure outside what its own history leads one to expect?"""

from itertools import pairwise

import pytest

from commonweal.stats.control_chart import individuals, proportions, rates

# Two years of an indicator by month.
USUAL = [12, 11, 13, 12, 10, 12, 14, 12, 11, 13, 12, 12, 11, 13, 12, 11, 12, 13, 12, 11, 12, 14, 11, 12]


def test_a_month_above_the_limits() -> None:
    """The mean, and 2.66 times the mean step from month to month either side of it."""
    chart = individuals([*USUAL, 19], baseline=24)
    step = sum(abs(b - a) for a, b in pairwise(USUAL)) / 23
    assert chart.high[0] - chart.centre[0] == pytest.approx(3 / 1.128 * step)
    assert chart.beyond.tolist() == [0] * 24 + [1]


def test_eight_months_above_the_centre_are_a_run() -> None:
    """None of them is outside; together they say that the level has risen."""
    chart = individuals([*USUAL, 13, 13, 14, 13, 14, 13, 13, 14], baseline=24)
    assert not chart.beyond.any() and chart.run[24:].tolist() == [1] * 8


def test_six_months_each_below_the_one_before_are_a_trend() -> None:
    chart = individuals([*USUAL[:-1], 14.4, 13.8, 13, 12.2, 11.4, 10.6], baseline=23)
    assert chart.trend[-6:].tolist() == [-1] * 6


def test_a_share_of_few_has_wide_limits() -> None:
    """20% of 50 and of 500 pupils: the same share, limits a third as far."""
    chart = proportions([10, 100] * 8, [50, 500] * 8)
    wide, narrow = (chart.high[at] - chart.centre[at] for at in (0, 1))
    assert wide == pytest.approx(narrow * 10**0.5)


def test_eleven_months_are_too_few_for_limits() -> None:
    chart = rates(USUAL[:11], 1.0)
    assert not chart.told.any() and not chart.unusual.any()


def test_limits_stay_until_a_person_sets_new_ones() -> None:
    risen = [value + 10 for value in USUAL]
    assert (individuals(USUAL + risen, baseline=24).beyond[24:] == 1).all()
    assert not individuals(USUAL + risen, rebased_at=[24]).beyond.any()
