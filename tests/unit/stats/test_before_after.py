"""The ratio of ratios, what widens it, and what it says of events."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.errors import MethodRefused
from commonweal.stats.before_after import before_after
from commonweal.stats.change import verdicts
from commonweal.stats.change.months import difference_spread
from commonweal.stats.evaluation_spread import between_areas, between_months, period_spread

TARGET = np.array([True, False, False, False, False, False])


def _made(rng, mean=40.0, areas=6, months=12, change=1.0):
    before, after = rng.poisson(mean, (2, areas, months)).astype(float)
    after[0] = rng.poisson(mean * change, months)
    return before, after


def test_the_ratio_and_the_events_by_hand():
    before = np.full((6, 3), 30.0)
    after = before.copy()
    before[0], after[0] = 50, 40
    after[1:] = 33  # the controls rose by a tenth
    found = before_after(before, after, TARGET)
    assert found.change.ratio[0] == pytest.approx((120 / 150) / 1.1)
    assert found.expected[0] == pytest.approx(165) and found.prevented[0] == pytest.approx(45)
    assert (found.control_before[0], found.control_after[0]) == (450, 495)
    assert found.prevented_low[0] == pytest.approx(165 * -found.change.high_percent[0] / 100)
    assert (found.months_before[0], found.months_after[0]) == (3, 3)


def test_where_nothing_varies_the_variance_is_chance_alone_on_the_months_degrees():
    calm = np.full((6, 12), 40.0)
    found = before_after(calm, calm, TARGET)
    reach = np.log1p(found.change.high_percent[0] / 100)
    assert found.areas.tau2[0] == 0 and found.change.df[0] == found.months.degrees[0] == 5 * 22
    assert reach == pytest.approx(1.982 * np.sqrt(2 / 480 + 2 / 2400), rel=1e-3)


def test_controls_that_drift_widen_it_on_their_own_degrees():
    before = np.full((6, 12), 40.0)
    after = before * np.array([1, 0.5, 1.6, 0.7, 1.4, 0.9])[:, None]
    found = before_after(before, after, TARGET)
    assert found.areas.tau2[0] > 0.1 and found.areas.p[0] < 1e-6
    assert found.change.df[0] < 5 and found.change.p[0] > 0.5


def test_tau2_by_hand():
    b, a = np.array([[100.0, 200, 150, 80]]), np.array([[140.0, 150, 160, 60]])
    n, share = b + a, a.sum() / (a + b).sum()
    w = (n * share * (1 - share))[0]
    q = float(np.sum((a - n * share) ** 2 / (n * share * (1 - share))))
    found = between_areas(b, a, np.array([1.0]))
    assert found.phi[0] == pytest.approx(q / 3) and found.degrees[0] == 3
    assert found.tau2[0] == pytest.approx((q - 3) / (w.sum() - (w**2).sum() / w.sum()))


def test_an_effect_in_the_target_is_no_variation_of_months():
    before, after = _made(np.random.default_rng(1))
    halved = after.copy()
    halved[0] = np.round(after[0] / 2)
    held = np.ones((1, 12), dtype=bool)
    calm, worked = (between_months(before[None], a[None], held, held, 12) for a in (after, halved))
    assert worked.phi[0] == pytest.approx(calm.phi[0], rel=0.15)


def test_months_that_last_widen_more_than_months_that_do_not():
    rng = np.random.default_rng(4)
    wave = np.repeat(rng.standard_normal((6, 6)), 2, axis=1)
    rate = 40 * np.exp(0.3 * np.concatenate([wave, wave[::-1]], axis=1))
    shuffled = rng.permuted(rate.reshape(6, 2, 12), axis=2).reshape(6, 24)
    held = np.ones((1, 12), dtype=bool)
    found = [between_months(r[None, :, :12], r[None, :, 12:], held, held, 12) for r in (rate, shuffled)]
    assert found[0].persistence > found[1].persistence
    assert found[0].inflation[0] > found[1].inflation[0] > 1


def test_periods_of_different_lengths_hang_together_as_much():
    """Two years before and one after: what lasts widens it as it does one year and one."""
    rng = np.random.default_rng(4)
    wave = np.repeat(rng.standard_normal((6, 12)), 3, axis=1)
    rate = 40 * np.exp(0.3 * wave)
    held = np.ones((1, 24), dtype=bool)
    found = between_months(rate[None, :, :24], rate[None, :, 24:], held, held[:, :12], 24)
    assert found.inflation[0] > found.phi[0] > 1


def test_the_spread_of_equal_periods_is_that_of_stats_change():
    held = np.array([True, True, False, True, True, True])
    time = np.concatenate([np.flatnonzero(held), np.flatnonzero(held) + 12])
    assert period_spread(time, 5) == pytest.approx(difference_spread(held, 12))


def test_one_control_is_said_to_be_told_by_months_only():
    before, after = _made(np.random.default_rng(2), areas=2)
    found = before_after(before, after, TARGET[:2])
    assert found.widened_by == ("months",) and found.areas.degrees[0] == 0 and np.isnan(found.areas.phi[0])


def test_one_month_each_way_is_told_by_areas_only():
    before, after = _made(np.random.default_rng(2), months=1)
    assert before_after(before, after, TARGET).widened_by == ("areas",)
    assert before_after(before[:2], after[:2], TARGET[:2]).widened_by == ("chance alone",)


def test_a_month_unknown_in_one_area_is_left_out_of_all():
    before, after = _made(np.random.default_rng(3))
    gap = before.copy()
    gap[4, 2] = np.nan
    kept = [m for m in range(12) if m != 2]
    found, same = before_after(gap, after, TARGET), before_after(before[:, kept], after, TARGET, apart=12)
    assert found.change.ratio[0] == same.change.ratio[0] and found.months_before[0] == 11
    nothing = before_after(np.full((6, 12), np.nan), after, TARGET)
    assert np.isnan(nothing.change.p[0]) and verdicts(nothing.change, nothing.change.p) == ("not available",)


def test_too_few_events_are_never_called_a_change():
    before, after = np.full((6, 6), 40.0), np.full((6, 6), 40.0)
    before[0], after[0] = [1, 0, 1, 0, 1, 0], 0
    found = before_after(before, after, TARGET)
    assert verdicts(found.change, [0.0]) == ("too few to say",)


def test_a_target_that_fell_to_nought_is_still_judged():
    before, after = np.full((6, 6), 40.0), np.full((6, 6), 40.0)
    before[0], after[0] = 5, 0
    found = before_after(before, after, TARGET)
    assert found.change.change_percent[0] == -100 and found.change.high_percent[0] < -60 and found.change.p[0] < 1e-4
    assert "a count is zero" in found.change.method[0] and found.prevented[0] == 30


def test_controls_that_counted_nothing_leave_nothing_to_say():
    found = before_after(np.full((6, 3), [[9]] + [[0]] * 5), np.full((6, 3), 4.0), TARGET)
    assert np.isnan(found.change.p[0]) and np.isnan(found.prevented[0]) and np.isnan(found.detectable_fall[0])


def test_what_could_have_been_seen_shrinks_with_counts_and_is_none_where_nothing_could():
    few, many = (before_after(*_made(np.random.default_rng(5), mean), TARGET) for mean in (10, 100))
    assert (
        -100 < few.detectable_fall[0] < many.detectable_fall[0] < 0 < many.detectable_rise[0] < few.detectable_rise[0]
    )
    before = np.full((6, 3), 40.0)
    before[0] = 1
    assert np.isnan(before_after(before, before, TARGET).detectable_fall[0])


@given(st.integers(0, 10_000), st.floats(0.25, 4.0))
def test_turning_time_round_turns_the_ratio_round(seed, change):
    before, after = _made(np.random.default_rng(seed), months=6, change=change)  # the periods do not touch
    there, back = before_after(before, after, TARGET), before_after(after, before, TARGET)
    assert there.change.ratio[0] == pytest.approx(1 / back.change.ratio[0])
    assert there.change.p[0] == pytest.approx(back.change.p[0], abs=1e-9)


def test_series_do_not_disturb_one_another_but_for_what_lasts():
    rng = np.random.default_rng(6)
    one, other = _made(rng), _made(rng, 15)
    both = before_after(np.stack([one[0], other[0]]), np.stack([one[1], other[1]]), TARGET)
    assert both.change.ratio.tolist() == [before_after(*x, TARGET).change.ratio[0] for x in (one, other)]


@pytest.mark.parametrize(
    ("before", "after", "target"),
    [
        (np.ones((3, 2)), np.ones((4, 2)), [True, False, False]),
        (np.ones((3, 2)), np.ones((3, 2)), [False] * 3),
        (np.ones((3, 2)), np.ones((3, 2)), [True] * 3),
        (np.ones((3, 0)), np.ones((3, 2)), [True, False, False]),
        (-np.ones((3, 2)), np.ones((3, 2)), [True, False, False]),
        (np.full((3, 2), np.inf), np.ones((3, 2)), [True, False, False]),
    ],
)
def test_what_cannot_be_compared_is_refused(before, after, target):
    with pytest.raises(MethodRefused):
        before_after(before, after, target)


def test_periods_that_overlap_are_refused():
    with pytest.raises(MethodRefused, match="overlap"):
        before_after(np.ones((3, 6)), np.ones((3, 6)), [True, False, False], apart=3)
