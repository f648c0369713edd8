"""A drawn target: a GeoJSON polygon in degrees, checked before anything is worked out with it."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

import shapely

from commonweal.errors import FileRefused, MappingRefused

MOST_POINTS = 5_000
MOST_LETTERS = 2_000_000  # a text longer than this is not read at all
KINDS = ("Polygon", "MultiPolygon")
NEXT = "Give a closed polygon in longitude and latitude, as any mapping tool saves it."


def polygon(text: str) -> dict[str, Any]:
    """The geometry of a GeoJSON text: of a Polygon, a MultiPolygon, or of the one feature that holds one."""
    if len(text) > MOST_LETTERS:
        raise FileRefused("The drawn area is too large a text.", f"Keep it to {MOST_POINTS:,} points.")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MappingRefused("The drawn area is not GeoJSON.", NEXT) from error
    return checked(_geometry(found))


def _geometry(found: Any) -> Any:
    """Out of a feature, or of a collection of one."""
    if isinstance(found, Mapping) and found.get("type") == "FeatureCollection":
        features = found.get("features")
        if not isinstance(features, list) or len(features) != 1:
            raise MappingRefused("The drawn area holds several features, or none.", "Give one area.")
        found = features[0]
    return found.get("geometry") if isinstance(found, Mapping) and found.get("type") == "Feature" else found


def checked(geometry: Any) -> dict[str, Any]:
    """The geometry itself; MappingRefused unless it is a sound polygon on the map."""
    if not isinstance(geometry, Mapping) or geometry.get("type") not in KINDS:
        raise MappingRefused("The drawn area is not a polygon.", NEXT)
    coordinates = geometry.get("coordinates")
    points = list(_points(coordinates, 2 if geometry["type"] == "Polygon" else 3))
    if len(points) > MOST_POINTS:
        raise MappingRefused(f"The drawn area has {len(points):,} points.", f"Keep it to {MOST_POINTS:,}.")
    if not all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points):
        raise MappingRefused("The drawn area lies off the map.", "Give longitude and latitude in degrees (WGS84).")
    try:
        shape = shapely.geometry.shape({"type": geometry["type"], "coordinates": coordinates})
    except (ValueError, TypeError, IndexError, AttributeError, shapely.errors.ShapelyError) as error:
        raise MappingRefused("The drawn area is not a polygon.", NEXT) from error
    if shape.is_empty or not shape.is_valid or shape.area <= 0:
        raise MappingRefused("The drawn area crosses itself, or holds no ground.", NEXT)
    return {"type": str(geometry["type"]), "coordinates": coordinates}


def _points(nested: Any, depth: int) -> Iterator[tuple[float, float]]:
    """Every point below so many lists of lists; MappingRefused where one is not two numbers."""
    if not isinstance(nested, list) or not nested:
        raise MappingRefused("The drawn area is not a polygon.", NEXT)
    if depth == 0:
        yield _point(nested)
        return
    for one in nested:
        yield from _points(one, depth - 1)


def _point(found: list[Any]) -> tuple[float, float]:
    numbers = found[:2]
    if len(numbers) != 2 or any(isinstance(n, bool) or not isinstance(n, int | float) for n in numbers):
        raise MappingRefused("A point of the drawn area is not two numbers.", NEXT)
    try:
        x, y = float(numbers[0]), float(numbers[1])
    except OverflowError:  # JSON's whole numbers know no end
        x = y = math.inf
    if not math.isfinite(x) or not math.isfinite(y):
        raise MappingRefused("A point of the drawn area is not two numbers.", NEXT)
    return x, y
