"""The mixture of series that comes nearest to one: weights of 0 or more that add up to 1."""

import numpy as np
import numpy.typing as npt
from scipy.optimize import nnls

from commonweal.errors import MethodRefused

Floats = npt.NDArray[np.float64]

_HEAVY = 1e4  # how much the row that adds the weights up weighs, in the largest value


def nearest_mixture(target: npt.ArrayLike, series: npt.ArrayLike) -> Floats:
    """Weights (J,) at which `series` (J, M) come nearest to `target` (M,), by squares; any of them where many do.

    Non-negative least squares (Lawson and Hanson 1974, Solving Least Squares Problems, chapter 23) with a heavy row for
    the sum: the synthetic control's inner problem, solved in a millisecond, so that hundreds of placebo fits are made.

    >>> nearest_mixture([3, 5, 4], [[2, 4, 3], [4, 6, 5], [9, 0, 9]]).round(3).tolist()
    [0.5, 0.5, 0.0]
    """
    wanted, made = np.asarray(target, dtype=np.float64), np.asarray(series, dtype=np.float64)
    if made.ndim != 2 or wanted.shape != made.shape[1:] or not made.size:
        raise MethodRefused("The series' months are not the target's.", "Give the same months of all.")
    heavy = _HEAVY * max(float(np.abs(made).max()), 1.0)
    found, _ = nnls(np.vstack([made.T, np.full(len(made), heavy)]), np.append(wanted, heavy))
    return np.asarray(found / found.sum())
