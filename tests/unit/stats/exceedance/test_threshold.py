"""From an expectation to its bounds: worked by hand, and the order that the methods must keep."""

import numpy as np
import pytest

from commonweal.stats.exceedance.controls import Controls, ThresholdMethod
from commonweal.stats.exceedance.threshold import Threshold, threshold_of
from commonweal.stats.exceedance.trend import Expectation


def _of(method: ThresholdMethod, y: float = 30.0, mu: float = 20.0, error: float = 0.1, **more: object) -> Threshold:
    expectation = Expectation(
        eta=np.array([np.log(mu)]), error=np.array([error]), phi=np.array([2.0]), trend=np.array([np.nan])
    )
    controls = Controls(threshold_method=method, **more)  # type: ignore[arg-type]
    return threshold_of(np.array([y]), expectation, controls)


@pytest.mark.parametrize("power", ["none", "1/2", "2/3"])
def test_delta_by_hand(power: str) -> None:
    """mu 20, phi 2, variance of the mean 4: tau 2.2; for "none" 20 + 1.6449 sqrt(20 x 2.2) = 30.91, and so on."""
    tau, z = 2.2, 1.6448536
    by_hand = {
        "none": 20 + z * np.sqrt(20 * tau),
        "1/2": (np.sqrt(20) + z * np.sqrt(tau) / 2) ** 2,
        "2/3": (20 ** (2 / 3) + z * np.sqrt(4 / 9 * 20 ** (1 / 3) * tau)) ** 1.5,
    }
    found = _of("delta", power=power)
    assert found.upper[0] == pytest.approx(by_hand[power])
    assert found.p_lower[0] + found.p_upper[0] == pytest.approx(1)


def test_an_exact_mean_makes_predictive_and_plugin_one() -> None:
    plugin, predictive = _of("nbPlugin", error=0.0), _of("nbPredictive", error=0.0)
    assert (plugin.upper, plugin.lower, plugin.p_upper) == (predictive.upper, predictive.lower, predictive.p_upper)


def test_the_less_the_mean_is_known_the_wider_the_band() -> None:
    bands = [_of("nbPredictive", error=e) for e in (0.0, 0.2, 0.4)]
    assert [b.upper[0] for b in bands] == sorted({b.upper[0] for b in bands})
    assert [b.lower[0] for b in bands] == sorted({b.lower[0] for b in bands}, reverse=True)
    assert [_of("nbPlugin", error=e).upper[0] for e in (0.0, 0.4)] == [bands[0].upper[0]] * 2


def test_muan_lies_outside_plugin_on_both_sides() -> None:
    plugin, muan = _of("nbPlugin"), _of("muan")
    assert muan.upper[0] > plugin.upper[0]
    assert muan.lower[0] < plugin.lower[0]


@pytest.mark.parametrize("method", ["nbPredictive", "nbPlugin", "muan", "delta"])
def test_bounds_probabilities_and_score_agree(method: ThresholdMethod) -> None:
    for y in range(80):
        found = _of(method, y=float(y))
        assert found.lower[0] < found.expected[0] < found.upper[0]
        assert (found.score[0] > 1) == (y > found.upper[0])
        if y > found.upper[0]:
            assert found.p_upper[0] <= 0.05
        if y < found.lower[0]:
            assert found.p_lower[0] <= 0.05


def test_a_tighter_alpha_is_a_wider_band() -> None:
    wide, narrow = _of("nbPredictive", alpha=0.001), _of("nbPredictive", alpha=0.2)
    assert wide.lower[0] < narrow.lower[0] < narrow.upper[0] < wide.upper[0]


def test_an_expectation_that_is_not_known_has_no_bounds() -> None:
    nan = np.array([np.nan])
    for method in ("nbPredictive", "delta"):
        found = threshold_of(np.array([3.0]), Expectation(nan, nan, nan, nan), Controls(threshold_method=method))
        assert np.isnan([found.upper[0], found.lower[0], found.p_upper[0], found.score[0]]).all()
