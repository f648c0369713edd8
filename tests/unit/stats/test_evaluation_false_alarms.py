"""A modest simulation with fixed seeds; benchmarks/simulations/evaluation.py is the full one, of 2,000 runs.

Wards' levels follow a gamma autoregression here, a log-normal one there: the rates do not hang on the one.
"""

import numpy as np
import pytest

from commonweal.stats.before_after import before_after
from commonweal.stats.displacement import displacement
from commonweal.stats.mixture import nearest_mixture
from commonweal.stats.placebo import placebo_test
from commonweal.stats.rollout import NEVER
from commonweal.stats.rollout.search import Search
from commonweal.stats.stepped_plan import power

TARGET = np.arange(14) < 2
RUNS = 300  # a rate of 5% is told to within 2.5


def _wards(seed, runs, mean, months, phi, rho):
    """Counts (runs, I, months) of variance phi x mean; what is beyond chance lasts by rho (a thinned gamma process)."""
    rng = np.random.default_rng(seed)
    shape = (runs, mean.size)
    if phi == 1:
        return rng.poisson(mean[:, None], (*shape, months)).astype(float)
    size = mean / (phi - 1)
    level = rng.gamma(size, 1.0, shape)
    rates = np.empty((*shape, months))
    for month in range(months):
        rates[..., month] = level
        level = rng.gamma(rng.poisson(level * rho / (1 - rho)) + size, 1 - rho)
    return rng.poisson(rates * (phi - 1)).astype(float)


@pytest.mark.parametrize(("phi", "rho"), [(1, 0), (2, 0), (4, 0), (2, 0.3)])
def test_before_and_after(phi, rho):
    """False alarms, coverage, and the power that the smallest detectable effect promises."""
    mean = np.concatenate([[40, 40], np.linspace(15, 65, 12)])
    counts = _wards(11, RUNS, mean, 18, phi, rho)
    before, after = counts[..., :6], counts[..., 12:]
    found = before_after(before, after, TARGET)
    assert 0.005 <= np.mean(found.change.p <= 0.05) <= 0.085
    fall = float(np.median(found.detectable_fall)) / 100
    after[:, :2] = np.random.default_rng(2).binomial(after[:, :2].astype(int), 1 + fall)
    planted = before_after(before, after, TARGET)
    held = (planted.change.low_percent <= 100 * fall) & (planted.change.high_percent >= 100 * fall)
    assert 0.92 <= held.mean() <= 0.995
    assert 0.72 <= np.mean(planted.change.p <= 0.05) <= 0.9


def test_a_busy_target_among_wards_that_drift_does_not_cry_wolf():
    rng = np.random.default_rng(3)
    mean = np.concatenate([[160, 160], np.linspace(15, 65, 12)])
    drift = np.exp(0.15 * rng.standard_normal((RUNS, 14, 1)))
    before, after = (rng.poisson(mean[:, None] * level, (RUNS, 14, 6)) for level in (np.ones_like(drift), drift))
    assert np.mean(before_after(before, after, TARGET).change.p <= 0.05) <= 0.085


@pytest.mark.parametrize(("phi", "rho"), [(1, 0), (4, 0), (2, 0.3)])
def test_the_weighted_displacement_difference(phi, rho):
    role = ["target"] * 2 + ["target_control"] * 8 + ["nearby"] * 4 + ["nearby_control"] * 8
    sizes = {"target_control": 4.0, "nearby_control": 2.0}
    counts = _wards(12, RUNS, np.full(22, 40.0), 18, phi, rho)
    pairs = list(zip(counts[..., :6].sum(axis=2), counts[..., 12:].sum(axis=2), strict=True))
    alarms = {
        way: np.mean([displacement(*pair, role, sizes=sizes, dispersion=way).total.p <= 0.05 for pair in pairs])
        for way in ("none", "estimated")
    }
    assert alarms["estimated"] <= 0.085
    assert alarms["none"] <= 0.085 if phi == 1 else alarms["none"] >= 0.12


@pytest.mark.parametrize("busiest_first", [False, True])
def test_a_roll_out(busiest_first):
    """False alarms, coverage and power at the size that the plan promises."""
    since = np.array([8.0] * 3 + [10.0] * 3 + [NEVER] * 8)
    mean = np.linspace(65, 15, 14) if busiest_first else np.random.default_rng(1).permutation(np.linspace(65, 15, 14))
    counts = _wards(13, RUNS, mean, 14, 2, 0.3)
    fall = power(mean, since, 14, phi=2, persistence=0.3).detectable_fall / 100
    had = np.arange(14) >= since[:, None]
    lower = np.where(had, np.random.default_rng(2).binomial(counts.astype(int), 1 + fall), counts)
    orders = np.random.default_rng(4).permuted(np.broadcast_to(since, (99, 14)), axis=1)
    tests = [
        (Search(c, since, orders, 12, False), Search(w, since, orders, 12, False))
        for c, w in zip(counts, lower, strict=True)
    ]
    assert 0.02 <= np.mean([calm.p(0.0) <= 0.05 for calm, _ in tests]) <= 0.085
    assert np.mean([worked.p(np.log1p(fall)) > 0.05 for _, worked in tests]) >= 0.915
    assert 0.7 <= np.mean([worked.p(0.0) <= 0.05 for _, worked in tests]) <= 0.9


def test_the_placebos_of_a_busy_target():
    """Gaps before that the fit did not see: about 1 run in 21, not one in eight."""
    mean = np.concatenate([[80.0], np.linspace(15, 65, 20)])
    alarms = []
    for table in _wards(14, 50, mean, 18, 2, 0):
        whole, unseen = [], []
        for place in range(21):
            rest = np.array([j for j in range(1, 21) if j != place])
            whole.append(_gap(table, place, rest, np.arange(12))[12:])
            blocks = np.array_split(np.arange(12), 3)
            unseen.append(np.concatenate([_gap(table, place, rest, np.setdiff1d(np.arange(12), b))[b] for b in blocks]))
        alarms.append(placebo_test(unseen[0], whole[0], unseen[1:], whole[1:]).p <= 0.05)
    assert np.mean(alarms) <= 0.12


def _gap(table, place, rest, seen):
    index = 100 * table / np.maximum(table[:, seen].mean(axis=1, keepdims=True), 0.1)
    return index[place] - nearest_mixture(index[place, seen], index[np.ix_(rest, seen)]) @ index[rest]
