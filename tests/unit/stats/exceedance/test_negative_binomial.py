"""Tails and quantiles beside scipy's own, and by their definition."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from commonweal.stats.exceedance import negative_binomial as nb

MEANS = st.floats(1e-6, 5_000)
SPREADS = st.one_of(st.just(1.0), st.floats(1.0, 200))
TAILS = st.sampled_from([0.001, 0.025, 0.05, 0.5, 0.95, 0.975, 0.999])


@settings(deadline=None)  # a busy machine is no failure
@given(mu=MEANS, phi=SPREADS, q=TAILS)
def test_a_quantile_is_the_first_count_that_reaches_its_share(mu: float, phi: float, q: float) -> None:
    m, f = np.array([mu]), np.array([phi])
    k = nb.quantile(q, m, f)
    assert k[0] >= 0
    assert k[0] == np.floor(k[0])
    assert nb.at_most(k, m, f)[0] >= q * (1 - 1e-12)
    assert nb.at_most(k - 1, m, f)[0] < q


@settings(deadline=None)  # a busy machine is no failure
@given(mu=MEANS, phi=SPREADS, y=st.integers(0, 3_000))
def test_the_two_tails_share_the_count_itself(mu: float, phi: float, y: int) -> None:
    k, m, f = np.array([float(y)]), np.array([mu]), np.array([phi])
    np.testing.assert_allclose(nb.at_most(k - 1, m, f) + nb.at_least(k, m, f), 1, atol=1e-9)


@pytest.mark.parametrize(("mu", "phi"), [(0.3, 1.7), (12.0, 4.0), (250.0, 15.0)])
def test_tails_equal_scipy_s(mu: float, phi: float) -> None:
    y = np.arange(0.0, 600)
    theirs = stats.nbinom(mu / (phi - 1), 1 / phi)
    m, f = np.full_like(y, mu), np.full_like(y, phi)
    np.testing.assert_allclose(nb.at_most(y, m, f), theirs.cdf(y), rtol=1e-9)
    np.testing.assert_allclose(nb.at_least(y, m, f), theirs.sf(y - 1), rtol=1e-7)
    assert [nb.quantile(q, m[:1], f[:1])[0] for q in (0.05, 0.975)] == [theirs.ppf(q) for q in (0.05, 0.975)]


def test_a_dispersion_of_one_is_poisson() -> None:
    y = np.arange(0.0, 40)
    np.testing.assert_allclose(nb.at_most(y, np.full(40, 9.0), np.ones(40)), stats.poisson(9).cdf(y), rtol=1e-12)
    assert nb.quantile(0.95, np.array([9.0]), np.array([1.0]))[0] == stats.poisson(9).ppf(0.95)


def test_what_is_not_known_stays_so() -> None:
    nan, one = np.array([np.nan]), np.array([1.0])
    assert np.isnan(nb.quantile(0.95, nan, one))[0]
    assert np.isnan(nb.at_most(nan, one, one))[0]
    assert np.isnan(nb.at_least(one, one, nan))[0]
