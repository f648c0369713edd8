"""A grid of hexagons over a place, on the National Grid (EPSG:27700), and which of them holds each point.

The grid is anchored at the National Grid's origin, so a cell of one size has the same name in every paper. Points stand
up: a row's cells share edges, and every cell has six neighbours, all equally far off.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer

from commonweal.errors import MethodRefused
from commonweal.geography.placement import NOWHERE, SCALE

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEAST_METRES, MOST_METRES = 100.0, 5_000.0
MOST_CELLS = 20_000
STEPS = ((1, 0), (0, 1), (-1, 1))  # to three of the six neighbours; the other three come from theirs


@cache
def to_grid() -> Transformer:
    """Longitude and latitude (WGS84) to metres on the National Grid."""
    return Transformer.from_crs(4326, 27700, always_xy=True)


def on_grid(longitude_latitude: Floats) -> Floats:
    """Points (N, 2) in longitude and latitude as metres on the National Grid."""
    return np.column_stack(to_grid().transform(longitude_latitude[:, 0], longitude_latitude[:, 1]))


def off_grid(metres: Floats) -> Floats:
    """Points (N, 2) on the National Grid as longitude and latitude."""
    return np.column_stack(to_grid().transform(metres[:, 0], metres[:, 1], direction="INVERSE"))


@dataclass(frozen=True, slots=True)
class Hexagons:
    """Cells `metres` wide from edge to opposite edge, by column and row along the axes of the grid: `axial` (C, 2).

    `names` such as `H0500-412-986`; `polygons` (C,) in longitude and latitude; `inside` (C,): the share of a cell's
    ground that lies within the place.
    """

    metres: float
    names: tuple[str, ...]
    axial: Ints
    inside: Floats
    polygons: Any = field(repr=False)

    def cell_of(self, longitude_e6: npt.ArrayLike, latitude_e6: npt.ArrayLike) -> Ints:
        """Of each point (whole millionths of a degree) its cell; NOWHERE where it lies in none of them."""
        x, y = to_grid().transform(
            np.asarray(longitude_e6, dtype=np.float64) / SCALE, np.asarray(latitude_e6, dtype=np.float64) / SCALE
        )
        return self._known(_cell_at(np.asarray(x), np.asarray(y), self.metres))

    def neighbours(self) -> Ints:
        """Pairs (E, 2) of cells that share an edge, each once."""
        pairs = []
        for step in STEPS:
            other = self._known(self.axial + step)
            here = np.flatnonzero(other != NOWHERE)
            pairs.append(np.column_stack([here, other[here]]))
        return np.concatenate(pairs)

    def _known(self, axial: Ints) -> Ints:
        """The numbers of cells by their axial coordinates."""
        key, wanted = _key(self.axial), _key(axial)
        order = np.argsort(key)
        at = np.minimum(np.searchsorted(key[order], wanted), key.size - 1)
        return np.where(key[order][at] == wanted, order[at], NOWHERE)


def hexagons(outlines: Sequence[Any], metres: float = 500.0) -> Hexagons:
    """All cells that share ground with the outlines (longitude and latitude), which are taken together.

    Cells without an incident are cells all the same; what lies outside the outlines is none. MethodRefused for a size
    below 100 m or above 5 km, and for more than 20,000 cells.
    """
    if not LEAST_METRES <= metres <= MOST_METRES:
        raise MethodRefused(
            f"Cells {metres:g} metres wide are too {'small' if metres < LEAST_METRES else 'large'}.",
            f"Ask for {LEAST_METRES:g} to {MOST_METRES:,.0f} metres.",
        )
    whole = shapely.transform(shapely.union_all(np.asarray(outlines, dtype=object)), on_grid)
    expected = shapely.area(whole) / _ground(metres)
    if expected > MOST_CELLS:
        raise MethodRefused(f"That is about {expected:,.0f} cells.", f"Ask for larger ones: at most {MOST_CELLS:,}.")
    axial = _cells_over(shapely.bounds(whole), metres)
    drawn = _drawn(axial, metres)
    shapely.prepare(whole)
    near = np.flatnonzero(shapely.intersects(whole, drawn))
    inside = shapely.area(shapely.intersection(drawn[near], whole)) / _ground(metres)
    kept = inside > 0
    axial, drawn = axial[near[kept]], drawn[near[kept]]
    back = shapely.transform(drawn, off_grid)
    names = tuple(f"H{metres:04.0f}-{q}-{r}" for q, r in axial.tolist())
    return Hexagons(metres, names, axial, np.minimum(inside[kept], 1.0), back)


def centres(axial: npt.ArrayLike, metres: float) -> Floats:
    """The middles (C, 2) of cells on the National Grid."""
    q, r = np.asarray(axial, dtype=np.float64).T
    return np.column_stack([metres * (q + r / 2), metres * math.sqrt(3) / 2 * r])


def _cells_over(bounds: Any, metres: float) -> Ints:
    west, south, east, north = bounds
    high = metres * math.sqrt(3) / 2
    rows = np.arange(math.floor(south / high) - 1, math.ceil(north / high) + 2)
    many = math.ceil((east - west) / metres) + 3
    first = np.floor(west / metres - rows / 2).astype(np.int64) - 1
    column = first[:, None] + np.arange(many)
    return np.column_stack([column.ravel(), np.repeat(rows, many)]).astype(np.int64)


def _drawn(axial: Ints, metres: float) -> Any:
    """Six corners, the first at the top, clockwise."""
    turn = np.pi / 2 - np.arange(6) * np.pi / 3
    reach = metres / math.sqrt(3)
    corners = centres(axial, metres)[:, None] + reach * np.column_stack([np.cos(turn), np.sin(turn)])
    return shapely.polygons(corners)


def _cell_at(x: Floats, y: Floats, metres: float) -> Ints:
    """The cell whose middle is nearest: axial coordinates, rounded so that the three cube coordinates add up to 0."""
    r = y / (metres * math.sqrt(3) / 2)
    cube = np.stack([x / metres - r / 2, r, -(x / metres) - r / 2])
    near = np.round(cube)
    worst = np.abs(near - cube).argmax(axis=0)
    at = np.arange(x.size)
    near[worst, at] = near[worst, at] - near.sum(axis=0)
    return near[:2].T.astype(np.int64)


def _ground(metres: float) -> float:
    return metres**2 * math.sqrt(3) / 2


def _key(axial: Ints) -> Ints:
    found: Ints = axial[:, 0] * (1 << 32) + axial[:, 1]
    return found
