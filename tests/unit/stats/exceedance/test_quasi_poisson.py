"""The batched regression beside statsmodels' own, one row at a time."""

import numpy as np
import pytest
import statsmodels.api as sm

from commonweal.stats.exceedance.controls import Controls
from commonweal.stats.exceedance.quasi_poisson import Data, fit
from commonweal.stats.exceedance.reweighting import model_of, weights_of

LEVEL = np.array([0, 0, 1, 1, 2, 2] * 5)
TIME = np.arange(-31.0, -1.0)


def _data(rows: int = 6, *, missing: bool = False) -> Data:
    rng = np.random.default_rng(3)
    mean = 20 * np.exp(0.3 * LEVEL + 0.02 * TIME)
    y = rng.negative_binomial(mean / 2, 1 / 3, (rows, 30)).astype(float)
    held = np.ones_like(y)
    if missing:
        held[:, [4, 9]] = 0
    offset = np.log(rng.uniform(0.5, 2, (rows, 30)))
    return Data(y * held, held, offset, TIME[None, :], LEVEL)


@pytest.mark.parametrize("trend", [True, False])
@pytest.mark.parametrize("missing", [True, False])
def test_means_errors_and_leverage_equal_statsmodels(trend: bool, missing: bool) -> None:
    data = _data(missing=missing)
    ours = fit(data, trend=trend)
    design = np.column_stack([LEVEL == 0, LEVEL == 1, LEVEL == 2, *([TIME] if trend else [])]).astype(float)
    now = np.array([1.0, 0, 0, *([0.0] if trend else [])])
    for i, row in enumerate(data.y):
        held = data.prior[i] > 0
        model = sm.GLM(row[held], design[held], sm.families.Poisson(), offset=data.offset[i][held])
        theirs = model.fit(scale="X2")
        assert ours.converged[i]
        np.testing.assert_allclose(ours.mu[i][held], theirs.fittedvalues, rtol=1e-6)
        np.testing.assert_allclose(ours.eta[i], now @ theirs.params, atol=1e-6)
        np.testing.assert_allclose(ours.spread[i] * theirs.scale, now @ theirs.cov_params() @ now, rtol=1e-3)
        np.testing.assert_allclose(ours.hat[i][held], theirs.get_hat_matrix_diag(), rtol=1e-3)
        assert ours.free[i] == theirs.df_resid
        if trend:
            np.testing.assert_allclose(ours.slope[i], theirs.params[-1], atol=1e-7)
            np.testing.assert_allclose(ours.slope_spread[i] * theirs.scale, theirs.bse[-1] ** 2, rtol=1e-3)


def test_the_dispersion_is_pearson_s_and_never_below_one() -> None:
    data = _data()
    model = model_of(data, Controls(reweight=False), trend=False)
    design = np.column_stack([LEVEL == 0, LEVEL == 1, LEVEL == 2]).astype(float)
    scales = [
        sm.GLM(y, design, sm.families.Poisson(), offset=o).fit(scale="X2").scale
        for y, o in zip(data.y, data.offset, strict=True)
    ]
    np.testing.assert_allclose(model.phi, np.maximum(scales, 1), rtol=1e-4)
    flat = Data(np.full((1, 30), 7.0), np.ones((1, 30)), np.zeros((1, 1)), TIME[None, :], LEVEL)
    assert model_of(flat, Controls(), trend=False).phi.tolist() == [1.0]


def test_an_outbreak_of_the_past_counts_for_less_and_weights_average_one() -> None:
    data = _data(2)
    y = data.y.copy()
    y[0, 10] = 400
    burst = Data(y, data.prior, data.offset, data.time, data.level)
    first = fit(burst, trend=False)
    weights = weights_of(burst, first, np.array([3.0, 3.0]), 2.58)
    assert weights[0].argmin() == 10
    assert weights[0, 10] < 0.1
    np.testing.assert_allclose(weights.mean(axis=1), 1)


def test_nothing_but_noughts_expects_next_to_none() -> None:
    data = Data(np.zeros((1, 30)), np.ones((1, 30)), np.zeros((1, 1)), TIME[None, :], LEVEL)
    ours = fit(data, trend=False)
    assert ours.converged[0]
    assert np.exp(ours.eta[0]) < 1e-8


def test_a_row_is_fitted_alike_alone_and_in_company() -> None:
    data = _data(5)
    company = fit(data, trend=True)
    for i in range(5):
        alone = fit(data.take(np.arange(5) == i), trend=True)
        np.testing.assert_allclose(alone.eta, company.eta[i : i + 1], rtol=1e-12)
