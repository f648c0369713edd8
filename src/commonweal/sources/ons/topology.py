"""TopoJSON to polygons: shared borders are stored once as arcs, whole numbers on a grid, each a step from the last.

Format: https://github.com/topojson/topojson-specification (1.0). Areas that share an arc share its very points, so
neighbours can be found by them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from commonweal.errors import RowsRefused

Arc = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Topology:
    """One object of a topology: its name, and for each area its properties and polygon."""

    name: str
    properties: Sequence[Mapping[str, Any]]
    polygons: Any  # numpy array of shapely geometries


def read_topology(document: Mapping[str, Any], name: str) -> Topology:
    """Decode the first object that is a collection of areas. RowsRefused where there is none or an arc is missing."""
    try:
        arcs = _arcs(document)
        for title, held in document["objects"].items():
            if held["type"] == "GeometryCollection" and held["geometries"]:
                shapes = held["geometries"]
                polygons = np.array([_polygon(shape, arcs) for shape in shapes], dtype=object)
                return Topology(title, [dict(shape["properties"]) for shape in shapes], polygons)
    except (KeyError, IndexError, TypeError, ValueError, shapely.GEOSException) as broken:
        raise RowsRefused(f"{name} is not sound TopoJSON.", "Fetch it again from its publisher.") from broken
    raise RowsRefused(f"{name} holds no collection of areas.", "Fetch it again from its publisher.")


def _arcs(document: Mapping[str, Any]) -> list[Arc]:
    transform = document.get("transform")
    arcs = [np.asarray(arc, dtype=float)[:, :2] for arc in document["arcs"]]
    if transform is None:
        return arcs
    return [np.cumsum(arc, axis=0) * transform["scale"] + transform["translate"] for arc in arcs]


def _ring(numbers: Sequence[int], arcs: Sequence[Arc]) -> Arc:
    """Arcs end to end: -1 is arc 0 backwards; each starts where the one before it ended."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _one(rings: Sequence[Sequence[int]], arcs: Sequence[Arc]) -> shapely.Polygon:
    outer, *holes = [_ring(ring, arcs) for ring in rings]
    return shapely.Polygon(outer, [hole for hole in holes if len(hole) > 3])


def _polygon(shape: Mapping[str, Any], arcs: Sequence[Arc]) -> shapely.Geometry:
    if shape["type"] == "Polygon":
        return _one(shape["arcs"], arcs)
    if shape["type"] == "MultiPolygon":
        parts = [rings for rings in shape["arcs"] if sum(len(arcs[n if n >= 0 else ~n]) for n in rings[0]) > 3]
        return shapely.MultiPolygon([_one(rings, arcs) for rings in parts])
    raise ValueError(shape["type"])
