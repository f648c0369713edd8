"""Many funnels at once say of each series what one funnel by itself says, to the last bit."""

from dataclasses import fields

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.funnel import control_limits, funnel, funnels


@pytest.mark.parametrize("overdispersion", ["none", "multiplicative", "additive"])
def test_each_row_is_its_own_funnel(overdispersion) -> None:
    random = np.random.default_rng(4)
    people = random.integers(30_000, 400_000, 16).astype(float)
    people[3] = np.nan
    spread = np.exp(random.normal(0, 0.2, (9, 16)))
    counts = random.poisson(np.nan_to_num(people) * np.geomspace(1e-5, 0.1, 9)[:, None] * spread).astype(float)
    counts[2, [1, 5]], counts[7, 5], counts[4] = np.nan, np.nan, 0.0
    together = funnels(counts, people, overdispersion=overdispersion, consistent=True)
    for row, answer in zip(counts, together, strict=True):
        alone = funnel(row, people, overdispersion=overdispersion, consistent=True)
        for part in fields(alone):
            np.testing.assert_array_equal(getattr(answer, part.name), getattr(alone, part.name), err_msg=part.name)


def test_limits_of_many_targets_are_those_of_each() -> None:
    sizes, targets, tau2 = np.geomspace(1e3, 1e6, 7), np.array([1e-5, 0.002, 0.08]), np.array([0.0, 0.01, 0.2])
    low, high = control_limits(targets[:, None], np.tile(sizes, (3, 1)), level=0.998, tau2=tau2[:, None])
    for n in range(3):
        alone = control_limits(targets[n], sizes, level=0.998, tau2=tau2[n])
        np.testing.assert_array_equal((low[n], high[n]), alone)


def test_shapes_that_differ_are_refused() -> None:
    with pytest.raises(MethodRefused, match="do not match"):
        funnels([[1, 2, 3]], [100, 200])
    with pytest.raises(MethodRefused, match="do not match"):
        funnels([1, 2, 3], [100, 200, 300])


def test_overdispersion_is_not_told_from_too_few_in_any_row() -> None:
    counts = np.full((2, 6), 50.0)
    counts[1, :2] = np.nan
    with pytest.raises(MethodRefused, match="from 4 areas"):
        funnels(counts, np.full(6, 1e4), overdispersion="additive")
