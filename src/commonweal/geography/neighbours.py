"""Neighbours: areas that share a length of border. Areas that meet in a point alone do not count."""

from typing import Any

import numpy as np
import shapely

TOUCHING = 1e-7  # degrees, about a centimetre: outlines of one edition share the very points of a border
SHARED = 1e-5  # degrees of border, about a metre


def bordering(index: int, polygons: Any) -> tuple[int, ...]:
    """The polygons that share a border with one of them, by index, in order. Outlines in longitude and latitude."""
    one = polygons[index]
    near = np.sort(shapely.STRtree(polygons).query(one, predicate="dwithin", distance=TOUCHING))
    near = near[near != index]
    shared = shapely.length(shapely.intersection(shapely.boundary(polygons[near]), shapely.boundary(one)))
    # mended or overlapping outlines share ground rather than a line
    overlap = shapely.area(shapely.intersection(polygons[near], one))
    return tuple(int(i) for i in near[(shared > SHARED) | (overlap > SHARED**2)])
