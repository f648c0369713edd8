import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from commonweal.stats.funnel import control_limits

MEANS = np.geomspace(0.05, 50_000, 400)


def test_the_interpolated_limit_is_spiegelhalter_s():
    """Written out again from the appendix with scipy's own quantile: the least r with P(R <= r) >= p, less a part."""
    for level in (0.95, 0.998):
        for p, ours in zip(((1 - level) / 2, (1 + level) / 2), control_limits(1.0, MEANS, level=level), strict=True):
            r = stats.poisson.ppf(p, MEANS)
            part = (stats.poisson.cdf(r, MEANS) - p) / stats.poisson.pmf(r, MEANS)
            np.testing.assert_allclose(ours * MEANS, np.maximum(r - part, 0), rtol=1e-7, atol=1e-7)


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_chance_crosses_the_limits_as_often_as_they_say(level):
    """Worked out, not simulated, at every mean from 5 up: both sides together within half of what is left outside."""
    outside = 1 - level
    for mean in np.geomspace(5, 5000, 60):
        low, high = (limit[0] * mean for limit in control_limits(1.0, [mean], level=level))
        crossed = stats.poisson.cdf(np.ceil(low) - 1, mean) + stats.poisson.sf(np.floor(high), mean)
        assert 0.5 * outside <= crossed <= 1.5 * outside


def test_limits_of_large_areas_are_the_normal_ones():
    low, high = control_limits(0.01, [1e8], level=0.95)
    assert (low[0], high[0]) == pytest.approx((0.01 - 1.96e-5, 0.01 + 1.96e-5), rel=1e-5)


def test_phi_widens_by_its_root_and_tau_leaves_a_width_that_no_size_takes_away():
    plain, wide = (control_limits(0.01, [1e7], level=0.95, phi=phi) for phi in (1.0, 4.0))
    assert wide[1][0] - 0.01 == pytest.approx(2 * (plain[1][0] - 0.01), rel=0.01)
    low, high = control_limits(0.01, [1e12], level=0.95, tau2=0.01)
    assert (low[0], high[0]) == pytest.approx((0.01 * (1 - 0.196) ** 2, 0.01 * (1 + 0.196) ** 2), rel=1e-3)


@given(st.floats(0.01, 1e6), st.floats(1.0, 50.0), st.floats(0.0, 0.2))
def test_overdispersion_never_makes_a_limit_narrower(mean, phi, tau2):
    low, high = control_limits(1.0, [mean], level=0.95)
    wide_low, wide_high = control_limits(1.0, [mean], level=0.95, phi=phi, tau2=tau2)
    assert 0 <= wide_low[0] <= low[0] <= high[0] <= wide_high[0]


@given(st.floats(1.0, 1e6))
def test_the_outer_limits_lie_outside_the_inner(mean):
    inner, outer = control_limits(1.0, [mean], level=0.95), control_limits(1.0, [mean], level=0.998)
    assert outer[0][0] <= inner[0][0] <= inner[1][0] <= outer[1][0]


def test_nothing_expected_leaves_no_room_and_no_population_no_limit():
    low, high = control_limits(0.0, [1000], level=0.95)
    assert (low[0], high[0]) == (0, 0)
    assert np.isnan(control_limits(0.1, [np.nan], level=0.95)[1][0])
