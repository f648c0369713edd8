"""The places looked at: of each location the circles that take in one more neighbour at a time."""

import numpy as np
import numpy.typing as npt
from scipy.spatial.distance import cdist

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def circles(points: Floats | None, size: Floats, most: float) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """For each of I centres the locations from the nearest on (I, K), and which of those circles may be looked at.

    A circle ends with the last location it takes in. It may hold no more than `most` of the whole `size` (I,), and it
    ends only where the next lies further off, so that locations on one circle come together. The location alone may
    always be looked at, whatever its size. Without `points` (I, 2) each location stands alone.
    """
    areas = size.size
    if points is None:
        return np.arange(areas)[:, None], np.ones((areas, 1), dtype=bool)
    distance = cdist(points, points)
    np.fill_diagonal(distance, -1.0)  # one's own place comes before others on the same spot
    order = np.argsort(distance, axis=1, kind="stable")
    far = np.take_along_axis(distance, order, axis=1)
    held = np.cumsum(size[order], axis=1) <= most * size.sum()
    ends = np.ones(far.shape, dtype=bool)
    ends[:, 1:-1] = far[:, 2:] > far[:, 1:-1] + 1e-9 * np.abs(far[:, 1:-1])
    looked = held & ends
    looked[:, 0] = True
    widest = int(np.flatnonzero(looked.any(axis=0)).max()) + 1
    return order[:, :widest], looked[:, :widest]
