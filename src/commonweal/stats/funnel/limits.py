"""Control limits: where areas of a size would lie, if only chance and the usual spread of areas set them apart."""

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]


def control_limits(
    target: float, population: npt.ArrayLike, *, level: float, phi: float = 1.0, tau2: float = 0.0
) -> tuple[Floats, Floats]:
    """The lower and upper limit of the rate, as events for each person, at populations of any shape; NaN stays NaN.

    `target`: events for each person. With `phi` at most 1 and `tau2` 0 the limits are the Poisson distribution's own,
    interpolated so that they run smoothly over sizes (Spiegelhalter 2005, appendix A.1): with r the least whole number
    of which P(R <= r) >= p, the limit is r - (P(R <= r) - p) / P(R = r) events. The steps between whole counts make
    the upper limit a little easier to cross than its p, the lower one harder; the two together hold the level.

    Otherwise they lie on the square root's scale, where a count's spread does not depend on its mean: target times
    (1 +- z sqrt(phi / 4E + tau2)) squared, E the events expected; the lower one never below 0. `phi` inflates each
    area's chance (multiplicative), `tau2` adds a spread between areas that no size takes away (additive). Where few
    events are expected that scale's lower limit can lie inside the Poisson one; the outer of the two stands. Papers:
    Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202; Spiegelhalter and others (2012), Journal of the Royal
    Statistical Society A 175, 1-47.

    >>> low, high = control_limits(0.01, [1000, 100_000], level=0.95)
    >>> (1000 * low).round(2).tolist(), (1000 * high).round(2).tolist()
    ([3.78, 9.38], [16.16, 10.62])
    """
    expected = target * np.asarray(population, dtype=np.float64)
    low, high = count_limits(expected, level, phi, tau2)
    people = np.asarray(population, dtype=np.float64)
    return low / people, high / people


def count_limits(expected: Floats, level: float, phi: float, tau2: float) -> tuple[Floats, Floats]:
    """As `control_limits`, in events: the limits of a count whose expectation is `expected`."""
    tail = (1 - level) / 2
    low, high = _interpolated(expected, tail), _interpolated(expected, 1 - tail)
    if phi <= 1 and tau2 == 0:
        return low, high
    reach = special.ndtri(1 - tail) * np.sqrt(max(phi, 1.0) / 4 + tau2 * expected)
    root = np.sqrt(expected)
    return np.minimum(low, np.maximum(root - reach, 0.0) ** 2), np.maximum(high, (root + reach) ** 2)


def _interpolated(expected: Floats, p: float) -> Floats:
    """The Poisson quantile made continuous. Nought where nothing is expected."""
    mean = np.where(expected > 0, expected, 1.0)
    above = np.maximum(np.ceil(special.pdtrik(p, mean)), 0.0)
    whole = np.where((above > 0) & (special.pdtr(np.maximum(above - 1, 0), mean) >= p), above - 1, above)
    reached = special.pdtr(whole, mean)
    before = np.where(whole > 0, special.pdtr(np.maximum(whole - 1, 0), mean), 0.0)
    limit = np.maximum(whole - (reached - p) / (reached - before), 0.0)
    return np.where(np.isnan(expected), np.nan, np.where(expected > 0, limit, 0.0))
