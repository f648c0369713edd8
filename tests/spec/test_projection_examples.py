"""The year's total from its first months, by example. These are the manual of `commonweal analyse projection`."""

import math

import pytest

from commonweal.stats.projection import project, project_alike

# Three earlier years: April to August, and September to March.
FIRST, REST = [500, 520, 480], [760, 790, 750]


def test_the_rest_as_it_was_beside_such_months() -> None:
    """Earlier years' later months added 1.53 for each of the first five months' events; 600 so far makes 1,520."""
    answer = project([600], [FIRST], [REST])
    assert answer.projected[0] == pytest.approx(600 + 600 * 2300 / 1500)
    # 920 times exp(-+ 4.303 sqrt(1/600 + 1/1500 + 1/2300 + 1/920)): t on two degrees of freedom, no more than chance.
    assert (answer.low[0], answer.high[0]) == pytest.approx((1304.3, 1801.7), abs=0.1)


def test_not_twelve_fifths_of_five_months() -> None:
    """Where crime comes in winter, the first months of a year are the quiet ones."""
    winter = project([100, 100], [[100, 104, 98]] * 2, [[300, 310, 295], [140, 144, 138]])
    assert winter.projected.round().tolist() == [400, 240]


def test_without_earlier_years_months_are_taken_as_alike() -> None:
    """Twelve fifths, then: it is said, for no season is known."""
    answer = project_alike([[20, 24, 19, 22, 25]], 7)
    assert answer.projected[0] == pytest.approx(110 * 12 / 5) and answer.years[0] == 0
    # 154 times exp(-+ 2.776 sqrt(1/110 + 1/154)).
    assert (answer.low[0], answer.high[0]) == pytest.approx((218.9, 327.8), abs=0.1)


def test_one_earlier_year_does_not_tell_how_years_vary() -> None:
    """So there is no projection by years: two whole ones are the least."""
    answer = project([600], [[500, math.nan]], [[760, math.nan]])
    assert math.isnan(answer.projected[0]) and answer.years[0] == 1
