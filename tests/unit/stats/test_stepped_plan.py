"""A plan drawn by lot within balance, and what it would see."""

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.rollout import NEVER, log_ratio
from commonweal.stats.stepped_plan import power, stepped_plan

EVENTS = np.array([90, 80, 60, 40, 30, 20, 20, 10.0])


def test_steps_are_of_one_size_and_better_balanced_than_most_orders():
    plan = stepped_plan(EVENTS, 4, rng=np.random.default_rng(1))
    assert np.bincount(plan.step).tolist() == [2, 2, 2, 2]
    assert plan.totals.tolist() == [EVENTS[plan.step == k].sum() for k in range(4)]
    orders = np.random.default_rng(2).permuted(np.broadcast_to(np.arange(8) % 4, (500, 8)), axis=1)
    spread = [np.std([EVENTS[order == k].mean() for k in range(4)]) / EVENTS.mean() for order in orders]
    assert plan.imbalance < np.quantile(spread, 0.15) and (plan.drawn, plan.lot) == (1000, 100)


def test_the_lot_decides_and_the_seed_decides_the_lot():
    plans = [stepped_plan(EVENTS, 2, rng=np.random.default_rng(seed)).step.tolist() for seed in (1, 1, 2, 3, 4)]
    assert plans[0] == plans[1] and len({tuple(plan) for plan in plans}) > 2


def test_the_error_is_that_of_the_ratio_itself():
    """A thousand drawn roll-outs scatter as the delta method says."""
    rng, since = np.random.default_rng(3), np.array([12.0] * 4 + [15.0] * 4 + [NEVER] * 6)
    drawn = log_ratio(rng.poisson(50, (1000, 14, 20)).astype(float), since)
    assert power([50] * 14, since, 20).standard_error == pytest.approx(drawn.std(), rel=0.06)


def test_more_months_and_steadier_ones_see_more():
    since = [12] * 3 + [15] * 3 + [NEVER] * 6
    falls = [
        power([40] * 12, since, months, phi=phi, persistence=rho).detectable_fall
        for months, phi, rho in ((24, 1, 0), (18, 1, 0), (18, 2, 0), (18, 2, 0.5))
    ]
    assert falls == sorted(falls, reverse=True) and len(set(falls)) == 4
    assert np.isnan(power([0.2] * 12, since, 18).detectable_fall)


@pytest.mark.parametrize(("events", "steps"), [(EVENTS, 1), (EVENTS, 9), ([1, 0, 2], 2), ([[1, 2]], 2)])
def test_what_cannot_be_stepped_is_refused(events, steps):
    with pytest.raises(MethodRefused):
        stepped_plan(events, steps, rng=np.random.default_rng(1))


@pytest.mark.parametrize(
    ("monthly", "since", "phi", "rho"),
    [([40] * 3, [2, 3, 4], 1, 0), ([40] * 4, [9] * 4, 1, 0), ([40] * 4, [2] * 4, 0.5, 0), ([40] * 4, [2] * 4, 2, 1)],
)
def test_what_has_no_power_to_be_told_is_refused(monthly, since, phi, rho):
    with pytest.raises(MethodRefused):
        power(monthly, since, 6, phi=phi, persistence=rho)
