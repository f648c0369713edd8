"""Who is whose neighbour: by pairs, by distance, or the nearest so many."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from commonweal.errors import MethodRefused

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Of each of I areas its neighbours, never itself: those of area i are `ids[starts[i]:starts[i + 1]]`.

    `weights` (E,) go with `ids` (E,); `starts` (I + 1,).
    """

    starts: Ints
    ids: Ints
    weights: Floats

    @property
    def areas(self) -> int:
        """I."""
        return self.starts.size - 1

    def of(self, i: int) -> tuple[Ints, Floats]:
        """The neighbours of one area, and their weights."""
        here = slice(self.starts[i], self.starts[i + 1])
        return self.ids[here], self.weights[here]

    def sums(self, values: npt.ArrayLike) -> Floats:
        """Of each area the weighted sum (I,) of its neighbours' values (I,); 0 where it has none."""
        parts = self.weights * np.asarray(values, dtype=np.float64)[self.ids]
        return self._added(parts)

    def sums_of_squares(self) -> Floats:
        """Of each area the sum (I,) of its squared weights."""
        return self._added(self.weights**2)

    def among(self, kept: npt.NDArray[np.bool_]) -> "Neighbours":
        """The same among the areas kept (I,) alone, numbered anew."""
        number = np.cumsum(kept) - 1
        owners = self._owners()
        both = kept[owners] & kept[self.ids]
        return _made(number[owners[both]], number[self.ids[both]], self.weights[both], int(kept.sum()))

    def row_standardised(self) -> "Neighbours":
        """The same with weights that add up to 1 in each area that has neighbours."""
        whole = self.sums(np.ones(self.areas))
        return Neighbours(self.starts, self.ids, self.weights / whole[self._owners()])

    def _added(self, parts: Floats) -> Floats:
        return np.bincount(self._owners(), weights=parts, minlength=self.areas).astype(np.float64)

    def _owners(self) -> Ints:
        return np.repeat(np.arange(self.areas), np.diff(self.starts))


def by_pairs(pairs: npt.ArrayLike, areas: int, weights: npt.ArrayLike | None = None) -> Neighbours:
    """From pairs (E, 2) of area numbers below `areas`, each counted both ways; one named twice counts once.

    `weights` (E,), else 1 each. Raises MethodRefused for numbers that are no area's, pairs of an area with itself,
    weights not above 0, and one pair with two weights.
    """
    found = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    weight = np.ones(len(found)) if weights is None else np.asarray(weights, dtype=np.float64)
    if weight.shape != (len(found),) or not (np.isfinite(weight) & (weight > 0)).all():
        raise MethodRefused("A pair's weight is not above 0.", "Give each pair a weight above 0, or none at all.")
    if found.size and (found.min() < 0 or found.max() >= areas or (found[:, 0] == found[:, 1]).any()):
        raise MethodRefused("A pair names no area, or one area twice.", "A pair is of two different areas.")
    low, high = found.min(axis=1), found.max(axis=1)
    _, first, again = np.unique(low * areas + high, return_index=True, return_inverse=True)
    if not np.array_equal(weight, weight[first][again]):
        raise MethodRefused("A pair comes twice with two weights.", "Give each pair once.")
    one, other, kept = low[first], high[first], weight[first]
    return _made(np.concatenate([one, other]), np.concatenate([other, one]), np.concatenate([kept, kept]), areas)


def within(x: npt.ArrayLike, y: npt.ArrayLike, distance: float) -> Neighbours:
    """All areas whose points (I,) lie no further off than `distance`, in the unit of x and y."""
    points = _points(x, y)
    if not distance > 0:
        raise MethodRefused("The distance is not above 0.", "Give it in the unit of x and y, such as 1000 for metres.")
    return by_pairs(cKDTree(points).query_pairs(distance, output_type="ndarray"), len(points))


def nearest(x: npt.ArrayLike, y: npt.ArrayLike, count: int) -> Neighbours:
    """Of each area the `count` nearest others; at equal distance those that come first. One-sided as it falls out."""
    points = _points(x, y)
    if not 0 < count < len(points):
        raise MethodRefused(
            f"There are not {count} other areas.", f"Ask for 1 to {max(1, len(points) - 1)} nearest neighbours."
        )
    # Points on one spot may push each other out of the answer: ask for one more, and strike out oneself.
    _, ids = cKDTree(points).query(points, count + 1)
    itself = ids == np.arange(len(points))[:, None]
    itself[~itself.any(axis=1), -1] = True
    owners = np.repeat(np.arange(len(points)), count)
    return _made(owners, ids[~itself].astype(np.int64), np.ones(owners.size), len(points))


def _points(x: npt.ArrayLike, y: npt.ArrayLike) -> Floats:
    points = np.column_stack([np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)])
    if not np.isfinite(points).all():
        raise MethodRefused("An area has no place.", "Give x and y of every area, or leave the area out.")
    return points


def _made(owners: Ints, ids: Ints, weights: Floats, areas: int) -> Neighbours:
    order = np.lexsort((ids, owners))
    starts = np.concatenate([[0], np.cumsum(np.bincount(owners, minlength=areas))])
    return Neighbours(starts, ids[order], weights[order])
