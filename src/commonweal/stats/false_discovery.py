"""False discovery held over a table of tests: Benjamini and Hochberg's q."""

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused


def benjamini_hochberg(p: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """The q of every test in a family: the smallest false discovery rate at which it would be called a finding.

    `p`: shape (tests,), each within 0 to 1; NaN where nothing was tested, which stays NaN and does not count in the
    family's size. The answer has the same shape. Calling every q of at most 0.05 a finding means that, on average, at
    most one finding in twenty is false, where the tests are independent or rise and fall together.

    Raises MethodRefused for a p outside 0 to 1. Paper: Benjamini and Hochberg (1995), Journal of the Royal Statistical
    Society B 57, 289-300.

    >>> benjamini_hochberg([0.01, 0.04, 0.03, float("nan")]).round(3).tolist()
    [0.03, 0.04, 0.04, nan]
    """
    values = np.atleast_1d(np.asarray(p, dtype=np.float64))
    tested = ~np.isnan(values)
    if ((values[tested] < 0) | (values[tested] > 1)).any():
        raise MethodRefused(
            "A p value lies outside 0 to 1.", "Give each test's p value, or nothing where none was made."
        )
    q = np.full(values.shape, np.nan)
    order = np.argsort(values[tested], kind="stable")
    size = order.size
    stepped = values[tested][order] * size / np.arange(1, size + 1)
    held = np.empty(size)
    held[order] = np.minimum.accumulate(stepped[::-1])[::-1]
    q[tested] = np.minimum(held, 1.0)
    return q
