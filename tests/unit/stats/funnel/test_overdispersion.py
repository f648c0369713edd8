import numpy as np
import pytest
from scipy import stats

from commonweal.stats.funnel.overdispersion import between_variance, dispersion_ratio, winsorised_variance, z_scores

OBSERVED = np.array([100, 150, 180, 80, 120, 225.0])
EXPECTED = np.array([108, 112, 165, 95, 100, 220.0])


def test_phi_and_tau2_worked_by_hand():
    """Six areas; the outermost scores set to the 10% and 90% quantiles, halfway between the two scores at each end."""
    z = np.array([-0.784610, 3.328887, 1.142351, -1.605045, 1.908902, 0.335206])
    np.testing.assert_allclose(z_scores(OBSERVED, EXPECTED), z, atol=1e-6)
    pulled = np.array([-0.784610, 2.618895, 1.142351, -1.194828, 1.908902, 0.335206])
    phi = np.mean(pulled**2)
    assert dispersion_ratio(z, 0.1, consistent=False) == pytest.approx(phi, abs=1e-6)
    # Weights 4E sum to 3,200; their squares to 1,901,728.
    assert between_variance(phi, EXPECTED) == pytest.approx((6 * phi - 5) / (3200 - 1_901_728 / 3200), rel=1e-9)


def test_unwinsorised_is_the_mean_square():
    assert dispersion_ratio(np.array([1.0, -2.0, 3.0]), 0.0, consistent=False) == pytest.approx(14 / 3)


def test_little_dispersion_is_no_variance_between_areas():
    assert between_variance(0.7, EXPECTED) == 0


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1, 0.25])
def test_what_winsorising_leaves_of_a_normal_variance(share):
    """By integration, and in a large sample: with `consistent`, phi comes out at the truth."""
    cut = stats.norm.isf(share) if share else np.inf
    inside = stats.norm.expect(lambda z: z**2, lb=-cut, ub=cut)
    expected = inside + (2 * share * cut**2 if share else 0)
    assert winsorised_variance(share) == pytest.approx(expected, abs=1e-6)
    z = 3 * np.random.default_rng(7).standard_normal(200_000)
    assert dispersion_ratio(z, share, consistent=True) == pytest.approx(9, rel=0.02)
