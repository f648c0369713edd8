"""Exceedance, by example: is this month more, or fewer, than the years before lead one to expect?

Each test is a case that an analyst meets; together they are the manual of `commonweal analyse exceedance` and of the
band on a chart. Without `at`, every month with three years before it is judged; the last one is `[-1]`.
"""

import math

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.exceedance import Controls, exceedance, exceedances

#        Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec: vehicle crime in a borough, a usual year
USUAL = [64, 58, 66, 70, 75, 82, 88, 86, 76, 90, 84, 66]
BAND_OF_95 = Controls(frequency=12, alpha=0.025)


def test_three_usual_years_and_a_usual_month() -> None:
    """The band holds 19 of 20 usual months: 2.5% lie above it and 2.5% below."""
    january = exceedance([*USUAL * 3, 64], BAND_OF_95)
    assert january.expected.round().tolist() == [62]
    assert (january.lower.tolist(), january.upper.tolist()) == ([46], [80])
    assert not january.alarm[0]
    assert not january.alarm_low[0]


def test_a_month_above_the_band_and_one_below() -> None:
    """`p` is two-sided, for a report that asks about both; `p_upper` and `p_lower` ask about one side."""
    month = exceedance([*USUAL * 3, 95], BAND_OF_95)
    assert month.alarm[0]
    assert month.p_upper[0] < 0.001
    assert month.p[0] == pytest.approx(2 * month.p_upper[0])
    month = exceedance([*USUAL * 3, 30], BAND_OF_95)
    assert month.alarm_low[0]
    assert month.p_lower[0] < 0.001


def test_the_score_is_the_way_to_the_bound() -> None:
    """0 at what is expected, 1 at the upper bound, above 1 beyond it."""
    for count, alarm in ((62, False), (80, False), (81, True), (120, True)):
        month = exceedance([*USUAL * 3, count], BAND_OF_95)
        assert (month.score[0] > 1) == alarm == month.alarm[0]


def test_a_season_is_no_news() -> None:
    """October is the busiest month of every year: 90 in October is usual, and would not be in February."""
    after_september = USUAL * 3 + USUAL[:9]
    assert not exceedance([*after_september, 90], BAND_OF_95).alarm[-1]
    assert exceedance([*USUAL * 3, 64, 90], BAND_OF_95).alarm[-1]


def test_months_that_vary_more_have_a_wider_band() -> None:
    """`phi` is how many times as much months vary as single chance events would: 1, never less, up to 15 for theft."""
    rng = np.random.default_rng(4)
    restless = [float(rng.negative_binomial(n / 9, 1 / 10)) for n in USUAL * 5]
    calm, rough = exceedance([*USUAL * 5, 64], BAND_OF_95), exceedance([*restless, 64], BAND_OF_95)
    assert calm.phi[-1] == 1
    assert 5 < rough.phi[-1] < 20
    assert rough.upper[-1] - rough.lower[-1] > 1.8 * (calm.upper[-1] - calm.lower[-1])


def test_a_crime_wave_of_the_past_does_not_hide_the_next() -> None:
    """Last January's 160 counts for less, so that this January's 100 is still seen."""
    history = USUAL * 5
    history[48] = 160
    weighed = exceedance([*history, 100], BAND_OF_95)
    taken_as_usual = exceedance([*history, 100], Controls(12, alpha=0.025, reweight=False))
    assert weighed.alarm[-1]
    assert not taken_as_usual.alarm[-1]


def test_less_than_three_years_is_refused() -> None:
    """With two years, one odd year is half of what is expected."""
    with pytest.raises(MethodRefused) as refusal:
        exceedance([*USUAL * 2, 64], BAND_OF_95)
    assert refusal.value.message == "Exceedance needs 36 points before the one it judges, and 24 are held."


def test_among_many_series_a_short_one_reads_not_available() -> None:
    """A report draws all its offences at once: the one that began two years ago has no band, the others have theirs."""
    long, short = [*USUAL * 3, 95], [math.nan] * 12 + USUAL * 2 + [95]
    both = exceedances([long, short], BAND_OF_95, at=[36])
    assert both.available[:, 0].tolist() == [True, False]
    assert both.alarm[:, 0].tolist() == [True, False]


def test_a_missing_month_is_missing_and_never_nought() -> None:
    """A month that the force did not send is left out; were it read as 0 the band would sink."""
    gap, nought = [float(n) for n in USUAL * 4], [float(n) for n in USUAL * 4]
    gap[36], nought[36] = math.nan, 0.0
    left_out, sunk = exceedance([*gap, 64], BAND_OF_95), exceedance([*nought, 64], BAND_OF_95)
    assert abs(left_out.expected[-1] - 62) < 2
    assert sunk.lower[-1] < left_out.lower[-1] - 5


def test_a_handful_of_cases_has_no_band() -> None:
    """With fewer than five cases in four months there is nothing to be unusual: `limit54`."""
    rare = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] * 4
    assert not exceedance([*rare, 2], BAND_OF_95).available.any()


def test_a_town_that_grows() -> None:
    """With the population the band is of the rate: twice the people, twice the crimes, no news."""
    counts = [*USUAL * 3, 128]
    people = [80_000] * 36 + [160_000]
    assert exceedance(counts, BAND_OF_95).alarm[0]
    assert not exceedance(counts, BAND_OF_95, population=people).alarm[0]


def test_the_same_numbers_as_r() -> None:
    """`Controls.of_surveillance` is R's farringtonFlexible: its defaults, its arithmetic, its slips."""
    theirs = Controls.of_surveillance(12, b=3, w=1)
    assert (theirs.threshold_method, theirs.levels, theirs.p_threshold_trend) == ("delta", 1, 0.05)
    assert exceedance([*USUAL * 3, 64, 90], theirs, at=[37]).alarm[0]
