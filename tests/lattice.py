"""A square of areas, each neighbour to those above, below and beside it."""

import numpy as np

from commonweal.stats.hotspots.neighbours import Neighbours, by_pairs


def pairs(side: int) -> np.ndarray:
    ids = np.arange(side * side).reshape(side, side)
    across = np.c_[ids[:, :-1].ravel(), ids[:, 1:].ravel()]
    down = np.c_[ids[:-1].ravel(), ids[1:].ravel()]
    return np.concatenate([across, down])


def lattice(side: int) -> Neighbours:
    return by_pairs(pairs(side), side * side)
