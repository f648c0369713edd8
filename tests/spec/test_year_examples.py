"""A youth justice year by example: how many by its end, how often children came back, and whose rate is whose."""

import math

import pytest

from commonweal.stats.change import exact_change
from commonweal.stats.rate import against_benchmark, rates
from commonweal.stats.recurrence import clustering, first_appearances, project_children
from commonweal.stats.reoffending import reoffending, reoffending_change, reoffending_totals
from commonweal.stats.year_projection import project_year

NO = math.nan
# Offences of three earlier years by quarter.
EARLIER: list[list[float]] = [[150, 120, 130, 200], [140, 118, 122, 180], [160, 131, 129, 210]]


def test_the_rest_of_the_year_as_it_was_beside_such_a_quarter() -> None:
    """Earlier years' other quarters added 1,340 to 450 in the first: 100 so far make 398, not 400 by accident."""
    answer = project_year([100, NO, NO, NO], EARLIER, clustering=2.4)
    assert answer.projected == pytest.approx(100 * 1790 / 450)
    # The quarters' range for offences that come 2.4 times as unevenly as single ones.
    assert (round(answer.low), round(answer.high)) == (298, 534)
    assert answer.too_little  # the upper end is more than half as much again as the lower: no headline figure


def test_half_a_year_tells_more_than_a_quarter() -> None:
    half = project_year([100, 85, NO, NO], EARLIER, clustering=2.4)
    assert (round(half.low), round(half.projected), round(half.high)) == (337, 404, 487) and not half.too_little


def test_a_missing_year_is_a_gap() -> None:
    """The years on either side stand; nothing is put in its place."""
    with_gap = project_year([100, NO, NO, NO], [[150.0, 120, 130, 200], [NO] * 4, *EARLIER[1:]], clustering=2.4)
    assert with_gap == project_year([100, NO, NO, NO], EARLIER, clustering=2.4) and with_gap.years == 3


def test_two_earlier_years_are_the_least() -> None:
    answer = project_year([100, NO, NO, NO], EARLIER[:1])
    assert math.isnan(answer.projected) and answer.why_not == "fewer than 2 whole earlier years are held"


def test_children_come_back_and_are_counted_once() -> None:
    """Child 7 offends in April, June and again next April: once in each year, in April."""
    child, year, month = [7, 7, 8, 7, 9], [0, 0, 0, 1, 1], [0, 2, 2, 0, 11]
    seen = first_appearances(child, year, month, years=2)
    assert seen.sum(axis=1).tolist() == [2, 2] and seen[0, [0, 2]].tolist() == [1, 1]


def test_47_children_of_a_quarter_are_not_188_of_a_year() -> None:
    new = [[60, 45, 35, 30], [55, 44, 30, 28], [70, 50, 41, 33]]
    answer = project_children([47, NO, NO, NO], new)
    assert [round(end) for end in (answer.low, answer.projected, answer.high)] == [103, 132, 172]


def test_three_offences_at_a_time_vary_three_times_as_much() -> None:
    child = [number for number in range(40) for _ in range(3)]
    month = [number % 12 for number in child]
    assert clustering(child, [0] * 120, month, [m < 3 for m in range(12)]) == pytest.approx(3)


def test_ten_first_time_entrants_after_fourteen() -> None:
    """29% fewer, and anything from 72% fewer to 73% more could have left such figures: no clear change."""
    change = exact_change([14], [10])
    assert change.change_percent[0] == pytest.approx(-28.6, abs=0.05)
    assert (change.low_percent[0], change.high_percent[0]) == pytest.approx((-71.6, 72.9), abs=0.05)


def test_a_rate_for_100_000_and_the_region_s() -> None:
    """40 of 18,000 young people are 222 for 100,000, somewhere from 159 to 303: a region at 210 is no other."""
    ours = rates([40], [18_000])
    assert (ours.rate[0], ours.low[0], ours.high[0]) == pytest.approx((222.2, 158.8, 302.6), abs=0.05)
    assert against_benchmark(ours, 210.0).verdict[0] == "no clear difference"
    assert against_benchmark(ours, 150.0).verdict[0] == "higher"


def test_reoffending_both_ways() -> None:
    """26 children, 6 came back, 24 times together: 23% of children, 4.0 reoffences each."""
    found = reoffending([0] * 20 + [1, 2, 2, 3, 7, 9])
    assert (found.rate, found.frequency) == pytest.approx((0.2308, 4.0), abs=5e-5)
    assert (found.rate_low, found.rate_high) == pytest.approx((0.1103, 0.4205), abs=5e-5)
    assert (found.frequency_low, found.frequency_high) == pytest.approx((1.716, 9.322), abs=0.005)


def test_a_smaller_cohort_raised_one_and_lowered_the_other() -> None:
    change = reoffending_change(reoffending_totals(100, 30, 150), reoffending_totals(50, 20, 80))
    assert change.by_rate == pytest.approx(0.45) and change.by_frequency == pytest.approx(-0.35)
    assert change.change == pytest.approx(0.1)
