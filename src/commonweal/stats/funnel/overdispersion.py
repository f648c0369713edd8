"""How much more areas differ than chance alone would make them: phi, and tau squared."""

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]

LEAST_AREAS = 5
"""Fewer areas with figures tell nothing of the spread among areas, least of all once the outermost are pulled in."""


def z_scores(count: Floats, expected: Floats) -> Floats:
    """Distances from what is expected in standard errors: twice the difference of the square roots.

    On this scale the spread of a count hardly depends on its mean, and a count of nought has a place (on the
    logarithm's it has none). Spiegelhalter and others (2012), section 3.
    """
    return np.asarray(2 * (np.sqrt(count) - np.sqrt(expected)))


def dispersion_ratio(z: Floats, winsorise: float, *, consistent: bool) -> Floats:
    """phi: the mean square of the z-scores (..., I), the outermost shares set to the quantiles at `winsorise` and its
    pair.

    Winsorising keeps true outliers from hiding themselves; it also pulls in what is no outlier: of scores that are
    normal, a tenth at each end takes 32% off the variance. As published (Spiegelhalter 2005) that is left so;
    `consistent` puts it back (see `winsorised_variance`).
    """
    low, high = np.quantile(z, [winsorise, 1 - winsorise], axis=-1, keepdims=True)
    phi = np.mean(np.clip(z, low, high) ** 2, axis=-1)
    return np.asarray(phi / winsorised_variance(winsorise) if consistent else phi)


def winsorised_variance(winsorise: float) -> float:
    """What is left of a normal distribution's variance when a share of `winsorise` at each end is pulled in.

    >>> round(winsorised_variance(0.1), 4), winsorised_variance(0.0)
    (0.6787, 1.0)
    """
    if winsorise == 0:
        return 1.0
    cut = float(-special.ndtri(winsorise))
    density = float(np.exp(-(cut**2) / 2) / np.sqrt(2 * np.pi))
    return 1 - 2 * winsorise - 2 * cut * density + 2 * winsorise * cut**2


def between_variance(phi: float | Floats, expected: Floats) -> Floats:
    """tau squared by the method of moments (DerSimonian and Laird 1986), from phi and the events expected (..., I).

    The variance of the areas' true square-root ratios about 1, beyond their own chance 1/(4E); 0 where phi shows none.
    A tau of 0.1 is a coefficient of variation of the rates of about 0.2.
    """
    weights = 4 * expected
    total = weights.sum(axis=-1)
    areas = expected.shape[-1]
    excess = areas * np.asarray(phi) - (areas - 1)
    return np.asarray(np.maximum(0.0, excess / (total - (weights**2).sum(axis=-1) / total)))
