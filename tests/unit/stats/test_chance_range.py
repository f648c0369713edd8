"""The range that chance alone leaves open: exact, wider for few and for offences in bundles."""

import numpy as np
import pytest
from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.chance_range import chance_range


@pytest.mark.parametrize(("count", "months"), [(10, 3), (40, 3), (40, 6), (3, 1)])
def test_it_is_nelsons_interval(count, months):
    """The rest is inside exactly where neither binomial tail of the first part is below one in forty."""
    low, high = chance_range(count, months)
    share = months / 12

    def inside(rest):
        whole = count + rest
        return min(stats.binom.sf(count - 1, whole, share), stats.binom.cdf(count, whole, share)) >= 0.025

    assert inside(low - count) and not inside(low - count - 1)
    assert inside(high - count) and not inside(high - count + 1)


def test_it_holds_as_often_as_it_says():
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(1_500):
        mean = rng.uniform(5, 60)
        first, rest = rng.poisson(mean), rng.poisson(3 * mean)
        low, high = chance_range(first, 3)
        held += low <= first + rest <= high
    assert 0.945 <= held / 1_500 <= 0.985


def test_bundles_widen_it():
    alone, bundled = chance_range(100, 3), chance_range(100, 3, phi=3.0)
    assert bundled[0] < alone[0] < 400 < alone[1] < bundled[1]


def test_nothing_so_far_leaves_nothing_to_be_sure_of():
    low, high = chance_range(0, 3)
    assert low == 0 and high == stats.nbinom.ppf(0.975, 1, 0.25)


@pytest.mark.parametrize(("count", "known"), [(-1, 3), (float("nan"), 3), (5, 0), (5, 12)])
def test_what_cannot_be_is_refused(count, known):
    with pytest.raises(MethodRefused):
        chance_range(count, known)
