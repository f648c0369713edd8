"""Areas side by side, by example: whose rate lies outside what chance, and areas' usual spread, lead one to expect?

These are the manual of `commonweal analyse funnel`, and of the comparison with similar places.
"""

import math

import numpy as np
import pytest

from commonweal.stats.funnel import control_limits, count_interval, funnel, ranks

# Events, and their interval at 95%: exact below ten (the published tables of the Poisson mean), Byar's from ten on.
INTERVALS = [
    (0, 0.0, 3.69),
    (1, 0.03, 5.57),
    (5, 1.62, 11.67),
    (9, 4.12, 17.08),
    (10, 4.79, 18.39),
    (100, 81.36, 121.63),
]


@pytest.mark.parametrize("count, low, high", INTERVALS)
def test_the_interval_of_a_count(count: int, low: float, high: float) -> None:
    """Divide by the people for the interval of the rate."""
    ends = count_interval([count])
    assert (ends[0][0], ends[1][0]) == pytest.approx((low, high), abs=0.006)


# Six districts: burglaries of a year, and residents.
COUNT = [690, 410, 380, 95, 1500, 52]
PEOPLE = [140_000, 100_000, 90_000, 24_000, 270_000, 11_000]


def test_the_same_rate_is_within_for_a_small_place_and_above_for_a_large_one() -> None:
    """5.6 for 1,000 among 270,000 people is beyond what chance gives; 4.7 among 11,000 is well within."""
    answer = funnel(COUNT, PEOPLE)
    assert answer.target == pytest.approx(4.92, abs=0.005)
    assert answer.rate[[4, 5]].round(2).tolist() == [5.56, 4.73]
    assert answer.verdict == ("within", "below", "below", "below", "above", "within")
    assert (answer.low_95[5], answer.high_95[5]) == pytest.approx((3.61, 6.23), abs=0.005)


def test_an_alert_and_an_alarm() -> None:
    """Beyond 95% one place in twenty lies by chance; beyond 99.8% one in five hundred."""
    answer = funnel([60, 45, 86, 50, 50], [10_000] * 5, target=5.0)
    assert answer.verdict == ("within", "within", "above", "within", "within") and answer.beyond[2] == 0.998
    assert funnel([66, 50], [10_000] * 2, target=5.0).beyond[0] == 0.95


def test_what_was_not_published_is_not_available_and_takes_no_part() -> None:
    """A force that gave no figures has no rate, and pulls nobody's target down."""
    answer = funnel([*COUNT, math.nan], [*PEOPLE, 107_000])
    assert answer.verdict[-1] == "not available" and math.isnan(answer.rate[-1])
    assert answer.target == funnel(COUNT, PEOPLE).target


def test_places_that_truly_differ_need_wider_limits() -> None:
    """Towns are not one town drawn again and again: by chance alone nearly all of these would be called."""
    rate = np.array([3.1, 3.6, 4.0, 4.4, 4.8, 5.1, 5.5, 6.0, 6.6, 7.3, 12.5])
    people = np.full(11, 200_000.0)
    alone = funnel(rate * 200, people)
    spread = funnel(rate * 200, people, overdispersion="additive", consistent=True)
    assert alone.verdict.count("within") == 2
    assert spread.verdict == ("within",) * 10 + ("above",)
    assert spread.phi > 30 and math.sqrt(spread.tau2) == pytest.approx(0.18, abs=0.03)


def test_no_size_takes_the_additive_spread_away() -> None:
    """Chance shrinks with size; what sets places apart does not."""
    people = [10_000, 100_000, 10_000_000]
    chance = control_limits(0.005, people, level=0.95)[1] * 1000
    additive = control_limits(0.005, people, level=0.95, tau2=0.01)[1] * 1000
    assert chance.round(2).tolist() == [6.38, 5.44, 5.04]
    assert additive.round(2).tolist() == [7.69, 7.21, 7.15]


def test_a_rank_comes_with_what_it_is_worth() -> None:
    """The third place stands fourth of six, and may as well be anything from second to last."""
    answer = ranks(COUNT, PEOPLE)
    assert answer.rank.tolist() == [2, 5, 4, 6, 1, 3]
    assert (answer.low[2], answer.high[2]) == (2, 6)
    assert (answer.low[4], answer.high[4]) == (1, 2)
