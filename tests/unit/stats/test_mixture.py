"""The nearest mixture, held against another solver."""

import numpy as np
import pytest
from scipy.optimize import minimize

from commonweal.errors import MethodRefused
from commonweal.stats.mixture import nearest_mixture


@pytest.mark.parametrize("seed", range(5))
def test_no_other_weights_come_nearer(seed):
    rng = np.random.default_rng(seed)
    series, target = rng.normal(100, 15, (6, 20)), rng.normal(100, 15, 20)
    weights = nearest_mixture(target, series)
    other = minimize(
        lambda w: np.sum((target - w @ series) ** 2) / 1000,
        np.full(6, 1 / 6),
        jac=lambda w: -2 * series @ (target - w @ series) / 1000,
        bounds=[(0, 1)] * 6,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1, "jac": np.ones_like},
        options={"ftol": 1e-14, "maxiter": 1000},
        method="SLSQP",
    )
    assert weights.sum() == pytest.approx(1) and (weights >= 0).all()
    assert weights == pytest.approx(other.x, abs=1e-4)


def test_a_series_that_is_the_target_has_all_the_weight():
    series = np.random.default_rng(1).normal(100, 15, (4, 12))
    assert nearest_mixture(series[2], series) == pytest.approx([0, 0, 1, 0], abs=1e-6)


def test_months_must_be_the_same():
    with pytest.raises(MethodRefused):
        nearest_mixture([1, 2], [[1, 2, 3]])
