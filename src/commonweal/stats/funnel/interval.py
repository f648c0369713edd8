"""The interval of a count of events: Byar's approximation, exact where counts are small."""

import numpy as np
import numpy.typing as npt
from scipy import special

from commonweal.errors import MethodRefused

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
    x = np.asarray(count, dtype=np.float64)
    if (x < 0).any() or np.isinf(x).any():
        raise MethodRefused("A count is negative or infinite.", "Counts are 0, 1, 2 and so on; leave unknown ones out.")
    if not 0 < level < 1:
        raise MethodRefused(f"A level of {level} cannot be had.", "Give a level between 0 and 1, such as 0.95.")
    tail = (1 - level) / 2
    small = x < EXACT_BELOW
    held = np.where(x > 0, x, 1.0)
    low = np.where(small, np.where(x > 0, special.gammaincinv(held, tail), 0.0), _byar(held, -special.ndtri(1 - tail)))
    high = np.where(small, special.gammaincinv(x + 1, 1 - tail), _byar(x + 1, special.ndtri(1 - tail)))
    return np.where(np.isnan(x), np.nan, low), high


def _byar(x: Floats, z: float) -> Floats:
    return np.asarray(x * (1 - 1 / (9 * x) + z / (3 * np.sqrt(x))) ** 3)
