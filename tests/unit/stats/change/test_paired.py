import numpy as np
import pytest
import statsmodels.api as sm

from commonweal.errors import MethodRefused
from commonweal.stats.change import exact_change, paired_change
from commonweal.stats.change.months import GRID

RNG = np.random.default_rng(8)
BEFORE = RNG.negative_binomial(20, 0.2, size=(6, 12)).astype(float)
AFTER = RNG.negative_binomial(20, 0.2, size=(6, 12)).astype(float)


def _glm_dispersion(before, after):
    """Pearson's statistic over its degrees of freedom, of statsmodels' month-of-year and period model."""
    months = before.size
    design = np.column_stack([np.tile(np.eye(months), (2, 1)), np.repeat([0.0, 1.0], months)])
    fit = sm.GLM(np.concatenate([before, after]), design, family=sm.families.Poisson()).fit(scale="X2")
    return fit.scale, fit.params[-1]


def test_dispersion_and_ratio_of_one_series_are_the_models():
    change = paired_change(BEFORE[0], AFTER[0])
    phi, slope = _glm_dispersion(BEFORE[0], AFTER[0])
    assert change.phi[0] == pytest.approx(max(phi, 1.0), rel=1e-6)
    assert np.log(change.ratio[0]) == pytest.approx(slope, rel=1e-6)


def test_ratio_is_of_the_sums():
    change = paired_change(BEFORE, AFTER)
    assert change.ratio == pytest.approx(AFTER.sum(axis=1) / BEFORE.sum(axis=1))
    assert (change.low_percent < change.change_percent).all() and (change.change_percent < change.high_percent).all()


def test_the_interval_leaves_zero_out_just_where_p_is_below_the_level():
    before = RNG.poisson(40, (300, 12)).astype(float)
    after = RNG.poisson(46, (300, 12)).astype(float)
    change = paired_change(before, after, level=0.9)
    assert (((change.low_percent > 0) | (change.high_percent < 0)) == (change.p < 0.1)).all()


def test_a_missing_month_is_left_out_of_both_periods():
    before, after = BEFORE.copy(), AFTER.copy()
    before[0, 3], after[0, 7] = np.nan, np.nan
    change = paired_change(before, after)
    kept = np.delete(np.arange(12), [3, 7])
    assert change.months.tolist() == [10, 12, 12, 12, 12, 12]
    assert change.before[0] == BEFORE[0, kept].sum() and change.after[0] == AFTER[0, kept].sum()


def test_nothing_held_is_not_available():
    before = BEFORE.copy()
    before[2] = np.nan
    change = paired_change(before, AFTER)
    assert np.isnan([change.p[2], change.ratio[2], change.low_percent[2], change.high_percent[2]]).all()
    assert change.method[2].startswith("not available") and change.months[2] == 0
    assert not np.isnan(np.delete(change.p, 2)).any()


def test_one_month_alone_is_compared_exactly_and_says_so():
    change = paired_change(BEFORE[:, :1], AFTER[:, :1])
    exact = exact_change(BEFORE[:, 0], AFTER[:, 0])
    assert change.p == pytest.approx(exact.p) and change.high_percent == pytest.approx(exact.high_percent)
    assert all("too few months" in name for name in change.method)
    assert change.parameters["persistence"] is None


def test_two_months_of_one_series_are_too_few_and_of_many_are_pooled():
    assert "too few months" in paired_change(BEFORE[0, :2], AFTER[0, :2]).method[0]
    pooled = paired_change(BEFORE[:, :2], AFTER[:, :2])
    assert all("lasting" in name for name in pooled.method)
    assert pooled.parameters["typical_worth_df"] > 0


def test_one_month_with_a_history_is_judged_by_the_history():
    history = RNG.negative_binomial(20, 0.2, size=(6, 36)).astype(float)
    change = paired_change(history[:, 23:24], history[:, 35:36], history=history)
    exact = exact_change(history[:, 23], history[:, 35])
    assert (change.phi > 1).all() and (change.p >= exact.p).mean() > 0.5
    assert change.parameters["dispersion_from"] == "history"
    assert all("lasting" in name for name in change.method)


def test_history_with_gaps_is_taken_as_it_is():
    history = np.concatenate([RNG.poisson(80, (6, 12)).astype(float), BEFORE, AFTER], axis=1)
    history[:, 4:9] = np.nan
    change = paired_change(BEFORE, AFTER, history=history)
    assert np.isfinite(change.p).all() and (change.df > 11).all()


@pytest.mark.parametrize("months", [1, 2, 3, 5, 6, 9, 12, 18, 24, 30])
def test_every_length_answers(months):
    counts = RNG.poisson(30, (5, 84)).astype(float)
    step = 12 * -(-months // 12)
    change = paired_change(counts[:, 84 - step - months : 84 - step], counts[:, 84 - months :])
    assert np.isfinite(change.p).all() and np.isfinite(change.low_percent).all()
    assert change.parameters["months_apart"] == step


def test_zeros_answer():
    before, after = np.zeros((4, 12)), np.zeros((4, 12))
    after[1, 5], before[2, 5] = 30, 30
    before[3], after[3] = BEFORE[3], AFTER[3]
    change = paired_change(before, after)
    assert np.isnan(change.ratio[0]) and change.p[0] == 1
    assert np.isinf(change.high_percent[1]) and change.low_percent[2] == -100
    assert np.isfinite(change.p).all()


def test_low_counts_answer():
    counts = RNG.poisson(0.3, (20, 24)).astype(float)
    change = paired_change(counts[:, :12], counts[:, 12:])
    assert ((change.p >= 0) & (change.p <= 1)).all()


def test_the_order_of_series_does_not_matter():
    forth, back = paired_change(BEFORE, AFTER), paired_change(BEFORE[::-1], AFTER[::-1])
    assert forth.p == pytest.approx(back.p[::-1])


def test_more_variation_means_less_certainty():
    steady = np.tile([50.0], (1, 12))
    wild = steady + np.tile([20.0, -20.0], 6)
    calm, rough = paired_change(steady, steady * 1.2), paired_change(wild, steady * 1.2)
    assert calm.phi[0] == 1 and rough.phi[0] > 3
    assert rough.p[0] > calm.p[0]


def test_lasting_deviations_are_told_from_scattered_ones():
    drift = np.sin(np.linspace(0, 2 * np.pi, 12))
    scattered = drift[[0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11]]
    levels = np.full((8, 12), 400.0)
    smooth = paired_change(levels, np.round(levels * (1 + 0.3 * drift)))
    rough = paired_change(levels, np.round(levels * (1 + 0.3 * scattered)))
    assert smooth.parameters["persistence"] > rough.parameters["persistence"]
    assert smooth.inflation[0] > rough.inflation[0]


def test_persistence_is_one_of_the_grid():
    assert paired_change(BEFORE, AFTER).parameters["persistence"] in GRID


def test_unsound_input_is_refused():
    with pytest.raises(MethodRefused):
        paired_change(BEFORE, AFTER[:, :11])
    with pytest.raises(MethodRefused):
        paired_change(-BEFORE, AFTER)
    with pytest.raises(MethodRefused, match="overlap"):
        paired_change(BEFORE, AFTER, apart=6)
    with pytest.raises(MethodRefused, match="history"):
        paired_change(BEFORE, AFTER, history=BEFORE[:3])
    with pytest.raises(MethodRefused, match="no month"):
        paired_change(np.zeros((3, 0)), np.zeros((3, 0)))
