"""Held against an independent implementation, and by simulation: false alarms, coverage, power."""

from itertools import pairwise

import numpy as np
import pytest
from scipy import stats
from statsmodels.robust.scale import qn_scale

from commonweal.errors import MethodRefused
from commonweal.stats.usual_offset import LEAST_PERIODS, LEVEL, offset_interval, qn, usual_offset

PERCENT = 100


def two_counts(rng, periods, mean, alone):
    """Mostly the same events: each source has a Poisson number of its own besides."""
    shared = rng.poisson(mean, periods)
    return shared + rng.poisson(alone * mean / 2, periods), shared + rng.poisson(alone * mean / 2, periods)


def flagged(seed, periods, mean, alone, series, change=0.0):
    """Over so many series: alarms among periods in which nothing changed, those judged, and breaks found."""
    rng = np.random.default_rng(seed)
    alarms = judged = found = 0
    for _ in range(series):
        first, second = two_counts(rng, periods, mean, alone)
        middle = periods // 2
        first[middle] = round(first[middle] * (1 - change))
        answer = usual_offset(first, second, np.zeros(periods))
        quiet = np.arange(periods) != middle if change else np.ones(periods, dtype=bool)
        alarms += int(answer.breaks[quiet].sum())
        judged += int(answer.judged[quiet].sum())
        found += int(answer.breaks[middle])
    return alarms / judged, found / series


@pytest.mark.parametrize("count", [8, 9, 24, 35])
def test_qn_is_that_of_statsmodels_with_its_small_sample_factor(count):
    values = np.random.default_rng(count).normal(3, 2, count)
    factor = {8: 0.669, 9: 0.872, 24: 24 / 27.8, 35: 35 / 36.4}[count]
    assert qn(values) == pytest.approx(qn_scale(values) * factor, rel=2e-3)


def test_limits_are_those_of_an_independent_calculation():
    first, second = two_counts(np.random.default_rng(5), 25, 800, 0.05)
    answer = usual_offset(first, second, np.zeros(25))
    for t in (0, 12, 24):
        others = np.delete(np.arange(25), t)
        ratio = np.log((first + 0.5) / (second + 0.5))
        size = (first + second) / 2 + 0.5
        middle = np.median(ratio[others])
        scale = qn_scale((ratio[others] - middle) * np.sqrt(size[others])) * 24 / 27.8
        noise = scale / np.sqrt(size[t]) * np.sqrt(1 + np.pi / 48)
        reach = stats.t(0.6 * 23).ppf((1 + LEVEL) / 2) * noise
        assert answer.upper[t] == pytest.approx(PERCENT * np.expm1(middle + reach), rel=3e-3)
        assert answer.p[t] == pytest.approx(2 * stats.t(0.6 * 23).sf(abs(ratio[t] - middle) / noise), rel=2e-2)


@pytest.mark.parametrize(("periods", "mean", "alone"), [(12, 2000, 0.05), (24, 2000, 0.003), (24, 60, 0.2)])
def test_fewer_than_one_period_in_200_is_a_false_alarm(periods, mean, alone):
    rate, _ = flagged(periods, periods, mean, alone, series=150)
    assert rate < 1 / 200


def test_alarms_do_come_where_the_limits_are_those_of_one_in_twenty():
    rng = np.random.default_rng(8)
    shares = []
    for _ in range(80):
        first, second = two_counts(rng, 24, 2000, 0.05)
        shares.append(usual_offset(first, second, np.zeros(24), level=0.95).breaks.mean())
    assert 0.035 < np.mean(shares) < 0.065


@pytest.mark.parametrize(("periods", "mean"), [(9, 2000), (24, 200), (36, 2000)])
def test_a_break_of_a_twentieth_is_found_where_sources_agree_to_a_third_of_a_percent(periods, mean):
    rate, found = flagged(3, periods, mean, 0.003, series=60, change=0.05 if mean > 500 else 0.08)
    assert found > 0.95
    assert rate < 1 / 100


def test_a_lasting_break_of_fewer_than_a_quarter_of_the_periods_is_found_throughout():
    first, second = two_counts(np.random.default_rng(4), 36, 2000, 0.003)
    first[30:] = np.round(first[30:] * 0.95)
    assert usual_offset(first, second, np.zeros(36)).breaks.nonzero()[0].tolist() == list(range(30, 36))


def test_two_sources_that_agree_exactly_do_not_make_one_crime_a_break():
    second = np.full(30, 100.0)
    first = second.copy()
    first[7], first[20] = 102, 60
    assert usual_offset(first, second, np.zeros(30)).breaks.nonzero()[0].tolist() == [20]


def test_nothing_is_learned_across_stretches_nor_from_too_few():
    second = np.full(24, 1000.0)
    first = np.where(np.arange(24) < 12, 1000.0, 900.0)
    assert usual_offset(first, second, np.zeros(24)).others.max() == 23
    apart = usual_offset(first, second, np.arange(24) // 12)
    assert not apart.breaks.any()
    assert set(apart.others) == {11}
    few = usual_offset(first[:LEAST_PERIODS], second[:LEAST_PERIODS], np.zeros(LEAST_PERIODS))
    assert not few.judged.any()
    enough = usual_offset(first[: LEAST_PERIODS + 1], second[: LEAST_PERIODS + 1], np.zeros(LEAST_PERIODS + 1))
    assert enough.judged.all()


def test_a_missing_period_is_never_zero_and_one_of_no_stretch_is_not_judged():
    first, second = np.full(20, 500.0), np.full(20, 500.0)
    first[3] = np.nan
    stretch = np.zeros(20)
    stretch[4] = -1
    answer = usual_offset(first, second, stretch)
    assert np.isnan(answer.difference[3])
    assert answer.judged.nonzero()[0].tolist() == [t for t in range(20) if t not in (3, 4)]
    assert not answer.breaks.any()


def test_counts_below_ten_as_a_rule_are_not_judged():
    assert not usual_offset(np.full(20, 6), np.full(20, 6), np.zeros(20)).judged.any()


def test_series_of_different_length_are_refused():
    with pytest.raises(MethodRefused, match="differ in length"):
        usual_offset([1, 2], [1], [0, 0])


@pytest.mark.parametrize("count", [9, 24, 36])
def test_the_usual_offset_lies_in_its_interval_as_often_as_it_says(count):
    rng = np.random.default_rng(count)
    held = 0
    for _ in range(400):
        first, second = two_counts(rng, count, 800, 0.05)
        _, low, high = offset_interval(first * 0.97, second)
        held += low <= PERCENT * (0.97 - 1) <= high
    assert held / 400 > 0.93


def test_the_offsets_interval_is_that_of_ordered_values():
    ratios = np.linspace(0.9, 1.1, 21)
    middle, low, high = offset_interval(1e6 * ratios, np.full(21, 1e6))
    assert middle == pytest.approx(0, abs=1e-3)
    rank = next(r for r in range(21) if stats.binom.cdf(r, 21, 0.5) > 0.025)
    assert (low, high) == pytest.approx([PERCENT * (ratios[rank - 1] - 1), PERCENT * (ratios[-rank] - 1)], abs=1e-3)
    assert offset_interval([100] * 5, [100] * 5)[1:] == (None, None)
    assert np.isnan(offset_interval([], [])[0])


def test_limits_are_wider_with_fewer_periods():
    rng = np.random.default_rng(2)
    first, second = two_counts(rng, 40, 1000, 0.05)
    widths = []
    for count in (9, 16, 40):
        answer = usual_offset(first[:count], second[:count], np.zeros(count))
        widths.append(np.median(answer.upper - answer.lower))
    assert all(wide > narrow for wide, narrow in pairwise(widths))
