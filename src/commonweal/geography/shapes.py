"""Outlines to draw: simplified together, so that areas that share a border still share it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer

from commonweal.figures import Area, Shape
from commonweal.geography.placement import METRES_A_DEGREE

SQUARE_METRES_A_HECTARE = 10_000


def simplified(polygons: Any, tolerance_metres: float) -> Any:
    """Simplify outlines (longitude and latitude) as one coverage; 0 leaves them as they are.

    Detail smaller than a square of `tolerance_metres` goes (Visvalingam-Whyatt, as GEOS does it). Degrees of longitude
    are first narrowed to the length of degrees of latitude, so that the tolerance is the same both ways.
    """
    if tolerance_metres <= 0 or not len(polygons):
        return polygons
    _, south, _, north = shapely.total_bounds(polygons)
    wide = float(np.cos(np.radians((south + north) / 2)))
    flat = shapely.transform(polygons, lambda xy: xy * [wide, 1])
    simple = shapely.coverage_simplify(flat, tolerance_metres / METRES_A_DEGREE)
    return shapely.transform(simple, lambda xy: xy / [wide, 1])


def as_shapes(areas: Sequence[Area], polygons: Any, tolerance_metres: float) -> tuple[Shape, ...]:
    """A shape for each area, in their order, as well-known binary in WGS84."""
    outlines = shapely.to_wkb(simplified(polygons, tolerance_metres))
    return tuple(Shape(area, bytes(wkb)) for area, wkb in zip(areas, outlines, strict=True))


def hectares(polygons: Any) -> npt.NDArray[np.float64]:
    """How much ground each outline (longitude and latitude) holds, measured on the National Grid."""
    grid = Transformer.from_crs(4326, 27700, always_xy=True)
    flat = shapely.transform(polygons, lambda xy: np.column_stack(grid.transform(xy[:, 0], xy[:, 1])))
    return np.asarray(shapely.area(flat) / SQUARE_METRES_A_HECTARE)
