"""The interval of a count of events: Byar's approximation, exact where counts are small."""

import numpy as np
import numpy.typing as npt
from scipy import special

from commonweal.stats.rate import exact_count_interval

Floats = npt.NDArray[np.float64]

EXACT_BELOW = 10
"""Counts below this have the exact interval: Byar's lower end is too rough there."""


def count_interval(count: npt.ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Both ends of the interval of a Poisson mean, for counts of any shape; NaN stays NaN.

    Byar's approximation from EXACT_BELOW events on (within 0.2% of the exact ends at 95%), the exact interval
    below (Garwood 1936). Limit: for events that vary as single independent ones do. Divide by the population for a
    rate. Raises MethodRefused for negative counts or a level outside 0 to 1. Papers: Garwood (1936), Biometrika 28,
    437-442; Breslow and Day (1987), Statistical Methods in Cancer Research II, page 69.

    >>> low, high = count_interval([0, 5, 10, 100])
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.0, 1.62, 4.79, 81.36], [3.69, 11.67, 18.39, 121.63])
    """
    exact_low, exact_high = exact_count_interval(count, level)
    x = np.asarray(count, dtype=np.float64)
    z = special.ndtri(1 - (1 - level) / 2)
    small = ~(x >= EXACT_BELOW)
    held = np.where(small, 1.0, x)
    return np.where(small, exact_low, _byar(held, -z)), np.where(small, exact_high, _byar(held + 1, z))


def _byar(x: Floats, z: float) -> Floats:
    return np.asarray(x * (1 - 1 / (9 * x) + z / (3 * np.sqrt(x))) ** 3)
