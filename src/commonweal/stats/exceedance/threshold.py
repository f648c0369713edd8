"""From what is expected to the bounds, the probabilities and the score (Noufaily et al. 2013, section 3.4)."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from commonweal.stats.exceedance import negative_binomial
from commonweal.stats.exceedance.bounds import Floats
from commonweal.stats.exceedance.controls import EXPONENTS, Controls
from commonweal.stats.exceedance.trend import Expectation


@dataclass(frozen=True, slots=True)
class Threshold:
    """Of each row: the bounds, P(Y <= y) and P(Y >= y) of the count y (NaN where there is none), and the score."""

    expected: Floats
    lower: Floats
    upper: Floats
    p_lower: Floats
    p_upper: Floats
    score: Floats


def threshold_of(y: Floats, expectation: Expectation, controls: Controls) -> Threshold:
    """Bounds at `alpha` on either side, by the controls' method."""
    if controls.threshold_method == "delta":
        return _farrington(y, expectation, controls)
    return _noufaily(y, expectation, controls)


def _farrington(y: Floats, expectation: Expectation, controls: Controls) -> Threshold:
    """Normal on the transformed scale, with the uncertainty of the mean added (Farrington et al. 1996)."""
    exponent = EXPONENTS[controls.power]
    mu = np.exp(expectation.eta)
    tau = expectation.phi + mu * expectation.error**2
    sd = exponent * np.sqrt(tau * mu ** (2 * exponent - 1))
    z = float(special.ndtri(1 - controls.alpha))
    upper = (mu**exponent + z * sd) ** (1 / exponent)
    lower = np.maximum(mu**exponent - z * sd, 0.0) ** (1 / exponent)
    standard = (y**exponent - mu**exponent) / sd
    return Threshold(mu, lower, upper, special.ndtr(standard), special.ndtr(-standard), _score(y, mu, upper))


def _noufaily(y: Floats, expectation: Expectation, controls: Controls) -> Threshold:
    """Negative binomial at the mean (nbPlugin, nbPredictive), or at the limits of the mean (muan)."""
    eta, phi = expectation.eta, expectation.phi
    if controls.threshold_method == "nbPredictive":
        # The variance of a new count is phi mu, and that of its mean beside it: Farrington's tau.
        phi = phi + np.exp(eta) * expectation.error**2
    z = float(special.ndtri(1 - controls.alpha)) if controls.threshold_method == "muan" else 0.0
    mu, high, low = (np.exp(eta + side * z * expectation.error) if z else np.exp(eta) for side in (0, 1, -1))
    high = np.where(np.isfinite(high), high, np.nan)
    upper = negative_binomial.quantile(1 - controls.alpha, high, phi)
    lower = negative_binomial.quantile(controls.alpha, low, phi)
    # R measures the score of these two methods from the log of the mean.
    centre = eta if controls.compat else mu
    return Threshold(
        expected=mu,
        lower=lower,
        upper=upper,
        p_lower=negative_binomial.at_most(y, low, phi),
        p_upper=negative_binomial.at_least(y, high, phi),
        score=_score(y, centre, upper),
    )


def _score(y: Floats, centre: Floats, upper: Floats) -> Floats:
    """How far the count is on its way from what is expected (0) to the bound (1); NaN where they coincide."""
    room = upper - centre
    return np.asarray((y - centre) / np.where(room != 0, room, np.nan))
