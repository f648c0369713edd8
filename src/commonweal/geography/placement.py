"""Which area holds each point: point in polygon, then the nearest area within a stated distance.

police.uk moves an incident to an anchor point on a street, so many rows share a point: equal points are placed once.
Outlines are generalised and clipped to the coast, so a point on a border or a quay may lie outside every one of them.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

SCALE = 1_000_000  # points come in whole millionths of a degree
NEAREST_METRES = 100.0  # five times the 20 metres by which ONS generalises ward outlines
METRES_A_DEGREE = 111_195.0  # of latitude, on a sphere of 6,371 km
NOWHERE = -1

Index = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Placed:
    """For each point the index of its polygon (NOWHERE where none), and whether it lies outside it, but near."""

    index: Index
    near: npt.NDArray[np.bool_]


def place_points(longitude_e6: npt.NDArray[Any], latitude_e6: npt.NDArray[Any], polygons: Any) -> Placed:
    """Place points (whole millionths of a degree, WGS84) in polygons (longitude and latitude in degrees).

    A point on a border belongs to the first polygon, in the order given, that it touches.
    """
    key = (longitude_e6.astype(np.int64) << 32) + latitude_e6.astype(np.int64)
    _, once, back = np.unique(key, return_index=True, return_inverse=True)
    x, y = longitude_e6[once] / SCALE, latitude_e6[once] / SCALE
    index = _inside(x, y, polygons)
    near = np.zeros(len(once), dtype=bool)
    outside = np.flatnonzero(index == NOWHERE)
    if len(outside) and len(polygons):
        index[outside] = _nearest(x[outside], y[outside], polygons)
        near[outside] = index[outside] != NOWHERE
    return Placed(index[back], near[back])


def _inside(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], polygons: Any) -> Index:
    """A tree of the points, asked by polygons: then each polygon is prepared once, however many points it holds."""
    points = shapely.points(x, y)
    found = np.full(len(points), NOWHERE, dtype=np.int32)
    if len(points) and len(polygons):
        polygon, point = shapely.STRtree(points).query(polygons, predicate="intersects")
        order = np.argsort(-polygon, kind="stable")  # the first polygon is written last, and stays
        found[point[order]] = polygon[order]
    return found


def _nearest(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], polygons: Any) -> Index:
    found = np.full(len(x), NOWHERE, dtype=np.int32)
    reach = NEAREST_METRES / METRES_A_DEGREE / np.cos(np.radians(np.clip(np.abs(y), 0, 89)))
    point, polygon = shapely.STRtree(polygons).query(shapely.points(x, y), predicate="dwithin", distance=reach)
    if not len(point):
        return found
    metres = _metres(x[point], y[point], polygons[polygon])
    close = np.flatnonzero(metres <= NEAREST_METRES)
    order = close[np.lexsort((-polygon[close], -metres[close]))]  # the nearest is written last, and stays
    found[point[order]] = polygon[order]
    return found


def _metres(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], polygons: Any) -> npt.NDArray[np.float64]:
    """Distance of each point to its polygon, both laid flat around the point."""
    wide = np.cos(np.radians(y))
    xy, owner = shapely.get_coordinates(polygons, return_index=True)
    flat = shapely.set_coordinates(polygons.copy(), np.column_stack([xy[:, 0] * wide[owner], xy[:, 1]]))
    distance: npt.NDArray[np.float64] = shapely.distance(shapely.points(x * wide, y), flat)
    return distance * METRES_A_DEGREE
