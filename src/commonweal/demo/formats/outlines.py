"""GeoJSON as the ONS Open Geography Portal serves it: a feature a line, longitude and latitude, CRS84."""

import json
from collections.abc import Sequence
from typing import Any

import shapely

CRS = '{ "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } }'
_DIGITS = 6  # 0.1 m


def geojson_text(name: str, features: Sequence[tuple[dict[str, Any], shapely.Geometry]]) -> str:
    """A collection of polygons with their properties; coordinates in degrees, exterior rings anticlockwise."""
    lines = [
        f'{{ "type": "Feature", "properties": {json.dumps(said, ensure_ascii=False)}, "geometry": {_geometry(shape)} }}'
        for said, shape in features
    ]
    head = f'{{\n"type": "FeatureCollection",\n"name": {json.dumps(name)},\n"crs": {CRS},\n"features": [\n'
    return head + ",\n".join(lines) + "\n]\n}\n"


def _geometry(shape: shapely.Geometry) -> str:
    said = shapely.geometry.mapping(shapely.orient_polygons(shape))
    return json.dumps({"type": said["type"], "coordinates": _rounded(said["coordinates"])})


def _rounded(part: Any) -> Any:
    return round(part, _DIGITS) if isinstance(part, float) else [_rounded(p) for p in part]
