"""The ground of an operation: which wards a place has, and whether a drawn area is sound."""

import json
from collections.abc import Mapping
from typing import Any

import shapely
from django.conf import settings

from commonweal.errors import CommonwealError, UnknownPlace
from commonweal.figures import Area
from commonweal.geography import Gazetteer, Partnership
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.store import Store

POINTS = 2000  # more than anyone draws by hand
BRITAIN = (-9.0, 49.0, 3.0, 62.0)  # west, south, east, north
NEXT_STEP = "Draw it on a map that saves GeoJSON, one polygon in longitude and latitude, and paste that."


class AreaRefused(SomethingMissing):
    """What was given is no polygon that an operation could have."""


def gazetteer() -> Gazetteer:
    """Places as the store knows them now."""
    return Gazetteer.of(Store(settings.WORKSPACE).view())


def wards_of(place: str, places: Gazetteer | None = None) -> tuple[Partnership, tuple[Area, ...]]:
    """The partnership or district of a name or code, with its wards by name. UnknownPlace where there is none."""
    places = places or gazetteer()
    found = places.partnership(place)
    return found, tuple(ward for district in found.districts for ward in _wards(places, district.code))


def offered(place: str) -> tuple[Area, ...]:
    """The wards that can be chosen of a place; none where the store knows nothing of it any more."""
    try:
        return wards_of(place)[1]
    except CommonwealError:
        return ()


def polygon(text: str) -> dict[str, Any]:
    """A drawn area from GeoJSON that nobody vouches for: the numbers of one sound polygon, and nothing else of it."""
    try:
        given = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        raise AreaRefused("The area is not GeoJSON.", NEXT_STEP) from fault
    rings = _rings(given)
    try:
        shape = shapely.Polygon(rings[0], rings[1:])
    except (ValueError, TypeError, shapely.errors.ShapelyError) as fault:
        raise AreaRefused("The area's points are not a polygon.", NEXT_STEP) from fault
    if not shape.is_valid or shape.area == 0:
        raise AreaRefused("The area's line crosses itself, or encloses nothing.", NEXT_STEP)
    west, south, east, north = shape.bounds
    if west < BRITAIN[0] or south < BRITAIN[1] or east > BRITAIN[2] or north > BRITAIN[3]:
        raise AreaRefused("The area does not lie in Britain.", "Give longitude first, then latitude, in degrees.")
    return {"type": "Polygon", "coordinates": rings}


def _rings(given: Any) -> list[list[list[float]]]:
    """The rings of the one polygon in a geometry, a feature, or a collection of one."""
    if isinstance(given, Mapping) and given.get("type") == "FeatureCollection":
        features = given.get("features")
        given = features[0] if isinstance(features, list) and len(features) == 1 else None
    if isinstance(given, Mapping) and given.get("type") == "Feature":
        given = given.get("geometry")
    if not isinstance(given, Mapping) or given.get("type") != "Polygon":
        raise AreaRefused("The area is not one polygon.", NEXT_STEP)
    rings = given.get("coordinates")
    if not isinstance(rings, list) or not rings or not all(isinstance(ring, list) and len(ring) > 3 for ring in rings):
        raise AreaRefused("The area's points are not a polygon.", NEXT_STEP)
    if sum(len(ring) for ring in rings) > POINTS:
        raise AreaRefused(f"The area has more than {POINTS:,} points.", "Draw it more simply.")
    return [[_point(point) for point in ring] for ring in rings]


def _point(given: Any) -> list[float]:
    if not isinstance(given, list) or len(given) not in (2, 3):
        raise AreaRefused("One of the area's points is not a pair of numbers.", NEXT_STEP)
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in given):
        raise AreaRefused("One of the area's points is not a pair of numbers.", NEXT_STEP)
    try:
        return [round(float(given[0]), 6), round(float(given[1]), 6)]
    except OverflowError as fault:  # JSON's whole numbers know no end
        raise AreaRefused("One of the area's points lies nowhere.", NEXT_STEP) from fault


def _no_number(word: str) -> float:
    raise ValueError(word)


def _wards(places: Gazetteer, district: str) -> tuple[Area, ...]:
    try:
        return places.wards(district)
    except UnknownPlace:
        raise
    except CommonwealError:
        return ()  # no ward file is held: the area can still be drawn
