"""Near repeats: do events follow each other in space and time more than chance has it? Knox's test, band by band."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from commonweal.errors import MethodRefused
from commonweal.stats.false_discovery import benjamini_hochberg

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEAST_EVENTS = 10
MOST_PAIRS = 60_000_000
"""Pairs near in space; more would not fit in memory."""


@dataclass(frozen=True, slots=True)
class NearRepeat:
    """Cells (S, D) of S bands of distance and D bands of days, each half-open: from its lower edge to under its upper.

    `observed` pairs of events; `expected`, exactly, where dates have nothing to do with places; `ratio` of the two,
    NaN where none is expected; `p` one-sided, of so many pairs or more; `q` over all cells, Benjamini and Hochberg's.
    """

    observed: Ints
    expected: Floats
    ratio: Floats
    p: Floats
    q: Floats
    space: Floats  # (S + 1,) edges
    days: Floats  # (D + 1,) edges
    events: int
    permutations: int


def near_repeat(
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    day: npt.ArrayLike,
    *,
    space: Sequence[float],
    days: Sequence[int],
    generator: np.random.Generator,
    metric: Literal["euclidean", "manhattan"] = "euclidean",
    permutations: int = 999,
) -> NearRepeat:
    """Events (N,) at x and y (metres, say) on whole days (N,), and the upper edges of the bands, rising.

    Bands are [0, first), [first, second) and so on: pairs on one spot, or one day, lie in the first. Expected is the
    product of all pairs of the distance band and all pairs of the day band over all pairs, which is the mean over all
    orders of the dates; p counts rearranged dates with at least as many pairs, (1 + those) / (1 + permutations).
    Knox (1964), Applied Statistics 13, 25-30; by bands: Ratcliffe and Rengert (2008), Security Journal 21, 58-76.

    Limits: events all over a growing city, or a season that moves over the map, look like near repeats; a date that
    is a guess within a range (burglary over a holiday) blurs the bands; places moved to map points pile events up on
    one spot. Raises MethodRefused for fewer than 10 events, bands that do not rise, and over 60 million near pairs.
    """
    points, dates = _checked(x, y, day)
    edges, lasts = _edges(space), _edges(days)
    i, j, band = _pairs(points, edges, metric)
    look = np.searchsorted(lasts, np.arange(int(lasts[-1]) + 1), side="right") - 1  # the last is beyond all bands
    width = lasts.size
    cells = (edges.size - 1) * width

    def counted(order: Ints) -> Ints:
        apart = np.abs(order[i] - order[j])
        np.minimum(apart, look.size - 1, out=apart)
        found = np.bincount(band * width + look[apart], minlength=cells)
        return found.reshape(-1, width)[:, :-1]

    observed = counted(dates)
    reached = np.zeros(observed.shape, dtype=np.int64)
    for order in _rearranged(dates, generator, permutations):
        reached += counted(order) >= observed
    expected = np.outer(np.bincount(band, minlength=edges.size - 1), _by_days(dates, lasts)) / _all_pairs(dates.size)
    p = (reached + 1) / (permutations + 1)
    ratio = np.divide(observed, expected, out=np.full(observed.shape, np.nan), where=expected > 0)
    q = benjamini_hochberg(p.ravel()).reshape(p.shape)
    return NearRepeat(observed, expected, ratio, p, q, edges, lasts, int(dates.size), permutations)


def _checked(x: npt.ArrayLike, y: npt.ArrayLike, day: npt.ArrayLike) -> tuple[Floats, Ints]:
    across, up, dates = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64), np.asarray(day)
    alike = across.ndim == 1 and across.shape == up.shape == dates.shape
    if not alike or not np.isfinite(across + up).all() or not np.issubdtype(dates.dtype, np.integer):
        raise MethodRefused("Places and days do not match.", "Give each event x, y and a whole day.")
    points = np.column_stack([across, up])
    if dates.size < LEAST_EVENTS:
        raise MethodRefused(f"There are {dates.size} events.", f"Near repeats need at least {LEAST_EVENTS}.")
    return points, dates.astype(np.int64) - int(dates.min())


def _edges(upper: Sequence[float]) -> Floats:
    edges = np.concatenate([[0.0], np.asarray(upper, dtype=np.float64)])
    if edges.size < 2 or not np.isfinite(edges).all() or (np.diff(edges) <= 0).any():
        raise MethodRefused("The bands do not rise from above 0.", "Give upper edges such as 100,200,300.")
    return edges


def _pairs(points: Floats, edges: Floats, metric: str) -> tuple[Ints, Ints, Ints]:
    """Pairs nearer than the last edge, each with its band of distance."""
    order = 2 if metric == "euclidean" else 1
    tree = cKDTree(points)
    if tree.count_neighbors(tree, edges[-1], p=order) > 2 * MOST_PAIRS:
        raise MethodRefused(
            f"More than {MOST_PAIRS:,} pairs of events lie within {edges[-1]:g}.", "Ask for shorter distances."
        )
    i, j = tree.query_pairs(edges[-1], p=order, output_type="ndarray").T
    gap = np.abs(points[i] - points[j])
    distance = np.hypot(*gap.T) if order == 2 else gap.sum(axis=1)
    band = np.searchsorted(edges, distance, side="right") - 1
    inside = band < edges.size - 1  # those at the last edge itself are not under it
    return i[inside], j[inside], band[inside]


def _rearranged(dates: Ints, generator: np.random.Generator, permutations: int) -> Iterator[Ints]:
    return (generator.permutation(dates) for _ in range(permutations))


def _by_days(dates: Ints, edges: Floats) -> Floats:
    """Of all pairs, how many lie in each band of days: by how many events each day has."""
    events = np.bincount(dates).astype(np.float64)
    within = [_pairs_within(events, int(np.ceil(edge))) for edge in edges]
    return np.diff(within)


def _pairs_within(events: Floats, days: int) -> float:
    """Pairs fewer than so many days apart."""
    if days == 0:
        return 0.0
    before = np.concatenate([[0.0], np.cumsum(events)])
    first = np.maximum(np.arange(events.size) - days + 1, 0)
    earlier = before[:-1] - before[first]
    return float((events * earlier).sum() + (events * (events - 1) / 2).sum())


def _all_pairs(events: int) -> float:
    return events * (events - 1) / 2
