import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.stats.rates import test_poisson_2indep as poisson_two  # its own name would be taken for a test

from commonweal.errors import MethodRefused
from commonweal.stats.change import exact_change, negative_binomial, quasi_poisson, rate_ratio

BEFORE = np.array([30, 42, 25, 51, 38, 44.0])
AFTER = np.array([60, 44, 71, 39, 58, 66.0])


def _glm(family, scale=None):
    counts = np.concatenate([BEFORE, AFTER])
    design = sm.add_constant(np.repeat([0.0, 1.0], BEFORE.size))
    return sm.GLM(counts, design, family=family).fit(scale=scale)


def test_poisson_agrees_with_statsmodels():
    change = rate_ratio([21], [11], exposure_before=[3011], exposure_after=[800])
    theirs = poisson_two(11, 800, 21, 3011, method="wald-log", compare="ratio")
    assert change.p[0] == pytest.approx(theirs.pvalue, rel=1e-9)


def test_quasi_poisson_agrees_with_statsmodels():
    fit = _glm(sm.families.Poisson(), scale="X2")
    change = quasi_poisson([BEFORE.sum()], [AFTER.sum()], fit.scale)
    assert np.log(change.ratio[0]) == pytest.approx(fit.params[1])
    assert change.p[0] == pytest.approx(fit.pvalues[1], rel=1e-6)
    ends = 100 * (np.exp(fit.conf_int()[1]) - 1)
    assert [change.low_percent[0], change.high_percent[0]] == pytest.approx(list(ends))


def test_negative_binomial_agrees_with_statsmodels_at_a_given_alpha():
    fit = _glm(sm.families.NegativeBinomial(alpha=0.08))
    change = negative_binomial([BEFORE], [AFTER], alpha=0.08)
    assert np.log(change.ratio[0]) == pytest.approx(fit.params[1], rel=1e-6)
    # Ours takes the two periods' own means for the weights, as the full maximum likelihood does.
    expected = np.sqrt(1 / BEFORE.sum() + 1 / AFTER.sum() + 2 * 0.08 / BEFORE.size)
    assert fit.bse[1] == pytest.approx(expected, rel=1e-6)
    assert change.p[0] == pytest.approx(fit.pvalues[1], rel=1e-5)


def test_estimated_alpha_sets_statsmodels_pearson_statistic_to_its_degrees_of_freedom():
    alpha = negative_binomial([BEFORE], [AFTER]).parameters["alpha"][0]
    fit = _glm(sm.families.NegativeBinomial(alpha=alpha))
    assert fit.pearson_chi2 == pytest.approx(fit.df_resid, rel=1e-6)


def test_wider_with_dispersion_and_with_few_degrees_of_freedom():
    plain, dispersed = rate_ratio([100], [140]), quasi_poisson([100], [140], 3.0)
    few = quasi_poisson([100], [140], 3.0, df=4)
    assert plain.p[0] < dispersed.p[0] < few.p[0]
    assert plain.high_percent[0] < dispersed.high_percent[0] < few.high_percent[0]


def test_dispersion_of_one_is_poisson():
    assert quasi_poisson([80], [99], 1.0).p[0] == rate_ratio([80], [99]).p[0]


def test_a_zero_count_is_compared_exactly_and_says_so():
    change = rate_ratio([0, 50], [9, 60])
    assert change.p[0] == exact_change([0], [9]).p[0]
    assert "zero" in change.method[0] and "zero" not in change.method[1]


def test_a_zero_count_with_dispersion_is_compared_on_effective_counts():
    change = quasi_poisson([0], [12], 2.0)
    assert change.p[0] == pytest.approx(2 * 0.5**6)
    assert np.isinf(change.high_percent[0])


def test_missing_is_not_tested():
    change = quasi_poisson([np.nan, 10], [10, 20], 2.0)
    assert np.isnan(change.p[0]) and not np.isnan(change.p[1])


def test_negative_binomial_leaves_missing_units_out():
    held = negative_binomial([[30, 42, 25]], [[60, 44, 71]], alpha=0.1)
    gaps = negative_binomial([[30, np.nan, 42, 25]], [[60, 44, np.nan, 71]], alpha=0.1)
    assert gaps.p[0] == pytest.approx(held.p[0]) and gaps.months[0] == 3


def test_counts_that_vary_no_more_than_events_need_no_alpha():
    assert negative_binomial([[50, 50, 50]], [[50, 50, 50]]).parameters["alpha"] == [0.0]


@pytest.mark.parametrize("phi", [0.5, 0, -1, np.nan])
def test_underdispersion_is_not_taken(phi):
    with pytest.raises(MethodRefused, match="dispersion"):
        quasi_poisson([10], [20], phi)


def test_single_counts_cannot_tell_alpha():
    with pytest.raises(MethodRefused, match="Too few counts"):
        negative_binomial([[10]], [[20]])


def test_negative_binomial_false_alarms_are_near_nominal_where_units_are_independent():
    rng = np.random.default_rng(11)
    draw = rng.negative_binomial(10, 10 / 50, size=(4000, 24)).astype(float)
    alarms = negative_binomial(draw[:, :12], draw[:, 12:]).p <= 0.05
    assert 0.04 <= alarms.mean() <= 0.09  # the normal law is a little short with 22 degrees of freedom
