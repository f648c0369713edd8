"""Forecasts from few earlier years: their ranges hold what they promise, and nothing is told from too few."""

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.change.exact import effective_change
from commonweal.stats.false_discovery import benjamini_hochberg
from commonweal.stats.season import forecast, verdicts, weekly_dispersion

WARDS = 27


def drawn(rng: np.random.Generator, years: int, mean: float, phi: float, swing: float) -> np.ndarray:
    """Counts of wards in so many years and one more: unequal wards, overdispersed, with good and bad years."""
    share = rng.gamma(1.2, 1.0, WARDS)
    level = (share / share.sum() * mean * WARDS)[:, None] * np.exp(rng.normal(0, swing, years + 1))
    return rng.poisson(rng.gamma(level / (phi - 1), phi - 1) if phi > 1 else level)


@pytest.mark.parametrize("years", [3, 5, 7])
@pytest.mark.parametrize(("mean", "phi", "swing"), [(1.0, 1.0, 0.0), (8.0, 2.0, 0.2)])
def test_the_ranges_hold_at_least_what_they_promise(years, mean, phi, swing):
    rng, inside, total, false = np.random.default_rng(years), {0.80: 0, 0.95: 0}, 0, 0
    for _ in range(60):
        counts = drawn(rng, years, mean, phi, swing)
        answer, new = forecast(counts[:, :years]), counts[:, years]
        for level in inside:
            low, high = answer.interval(level)
            inside[level] += int(((new >= low) & (new <= high)).sum())
        total += WARDS
        false += any(w in ("rise", "fall") for w in verdicts(answer, new, benjamini_hochberg(answer.p(new))))
    assert inside[0.80] / total >= 0.80
    assert inside[0.95] / total >= 0.935  # whole numbers and a floor under the dispersion make it 96 to 99 in 100
    assert false / 60 <= 0.14


def test_a_season_unlike_the_years_before_is_found():
    rng = np.random.default_rng(4)
    counts = rng.poisson(12, (WARDS, 5))
    now = counts.mean(axis=1).round()
    now[3], now[9] = 45, 0
    answer = forecast(counts)
    words = verdicts(answer, now, benjamini_hochberg(answer.p(now)))
    assert {n: w for n, w in enumerate(words) if w in ("rise", "fall")} == {3: "rise", 9: "fall"}


@pytest.mark.parametrize("years", [0, 1, 2])
def test_from_fewer_than_three_years_nothing_is_told(years):
    answer = forecast(np.full((2, years), 10.0))
    assert not answer.told and np.isnan(answer.interval(0.95)).all()
    assert verdicts(answer, [10.0, 500.0], [0.0, 0.0]) == ("too few to say", "too few to say")


def test_what_is_not_held_is_not_available_and_never_nought():
    answer = forecast([[3, 4, 5, 4, 4], [30, 34, 26, 31, 29]])
    now = [np.nan, 0.0]
    assert np.isnan(answer.p(now)[0]) and answer.p(now)[1] < 0.01
    assert verdicts(answer, now, benjamini_hochberg(answer.p(now))) == ("not available", "fall")


def test_one_more_year_alike_narrows_the_range():
    ends = [np.diff([end[0] for end in forecast([[30] * years]).interval(0.95)])[0] for years in (3, 5, 7)]
    assert ends[0] > ends[1] > ends[2]


def test_no_row_has_counts_and_the_answer_stays_sound():
    answer = forecast(np.zeros((3, 4)))
    low, high = answer.interval(0.95)
    assert (low == 0).all() and (high <= 3).all()
    assert verdicts(answer, [0, 0, 0], [1, 1, 1]) == ("too few to say",) * 3


@pytest.mark.parametrize("counts", [[[1, -1, 2]], [[1, float("nan"), 2]]])
def test_counts_below_nought_or_missing_are_refused(counts):
    with pytest.raises(MethodRefused):
        forecast(counts)


def test_the_weeks_around_give_no_more_false_alarms_than_stated():
    """At most 26 of 300 at 5%: windows no different from their weeks, whose variance is three times single events'."""
    rng, false = np.random.default_rng(9), 0
    for _ in range(300):
        level = 20.0
        weeks = rng.poisson(rng.gamma(level / 2, 2, (1, 4, 8)))
        window = rng.poisson(rng.gamma(level / 2, 2, 2)).sum()
        phi, df = weekly_dispersion(weeks)
        change = effective_change(
            weeks[:, 0].sum(axis=1).astype(float), np.array([float(window)]), (np.array([8.0]), np.array([2.0])),
            phi, 0.95, "",
        )  # fmt: skip
        assert df[0] > 0
        false += int(change.p[0] <= 0.05)
    assert false <= 26


def test_weeks_that_last_from_one_to_the_next_widen_what_is_allowed_for():
    rng = np.random.default_rng(3)
    steady = rng.poisson(40, (20, 4, 8))
    slow = rng.poisson(40 * np.exp(np.repeat(rng.normal(0, 0.3, (20, 4, 4)), 2, axis=2)))
    assert weekly_dispersion(slow)[0].mean() > 2 * weekly_dispersion(steady)[0].mean()
