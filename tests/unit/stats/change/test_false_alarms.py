"""A modest simulation with fixed seeds; benchmarks/simulations/change.py is the full one."""

import numpy as np
import pytest

from commonweal.stats.change import paired_change, rate_ratio

MONTHLY = np.array([405, 14, 100, 211, 66, 59, 130, 19, 156, 21, 194, 8, 105, 738.0])
VARIATION = np.array([126, 100, 160, 80, 135, 95, 55, 100, 170, 300, 300, 200, 300, 25]) / 1e4
TABLES = 60  # of fourteen series: a rate of 5% is told to within 1.5


def _counts(rng, rho, change=1.0):
    """Thirty-six months of fourteen seasonal series; the last twelve multiplied by `change`."""
    steps = rng.standard_normal((14, 36))
    for month in range(1, 36):
        steps[:, month] = rho * steps[:, month - 1] + np.sqrt(1 - rho**2) * steps[:, month]
    season = 0.15 * np.sin(2 * np.pi * (np.arange(36) / 12 + rng.uniform(size=(14, 1))))
    rate = MONTHLY[:, None] * np.exp(season + np.sqrt(VARIATION)[:, None] * steps)
    rate[:, 24:] *= change
    return rng.poisson(rate).astype(float)


def _outcomes(rho, with_history, change=1.0):
    rng = np.random.default_rng(int(1000 * rho) + 17)
    rates = []
    for _ in range(TABLES):
        counts = _counts(rng, rho, change)
        found = paired_change(counts[:, 12:24], counts[:, 24:], history=counts if with_history else None)
        truth = 100 * (change - 1)
        covered = (found.low_percent <= truth) & (found.high_percent >= truth)
        rates.append([(found.p <= 0.05).mean(), covered.mean()])
    return np.mean(rates, axis=0)


@pytest.mark.parametrize("rho", [0.0, 0.4])
@pytest.mark.parametrize("with_history", [False, True])
def test_false_alarms_are_near_nominal(rho, with_history):
    alarms, covered = _outcomes(rho, with_history)
    assert 0.02 <= alarms <= 0.08
    assert covered == pytest.approx(1 - alarms, abs=1e-9)


def test_intervals_hold_a_true_fall_and_most_are_found():
    found, covered = _outcomes(0.4, True, change=0.7)
    assert covered >= 0.91
    assert found >= 0.7


def test_poisson_cries_wolf_on_the_same_series():
    rng = np.random.default_rng(2)
    alarms = []
    for _ in range(TABLES):
        counts = _counts(rng, 0.4)
        alarms.append((rate_ratio(counts[:, 12:24].sum(axis=1), counts[:, 24:].sum(axis=1)).p <= 0.05).mean())
    assert np.mean(alarms) > 0.2
