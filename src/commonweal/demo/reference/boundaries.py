"""Outlines of the fictional areas: wards and small areas in two editions, and the districts as TopoJSON."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import shapely
import topojson

from commonweal.demo.anchors import to_degrees
from commonweal.demo.arrays import Floats, Ints
from commonweal.demo.districts import DISTRICTS, REGION
from commonweal.demo.formats.outlines import geojson_text
from commonweal.demo.places import Areas, Places

NAMESPACE = "fictional"
GRID = 40_000  # steps across the districts' outlines in the TopoJSON: about a metre


def boundary_files(places: Places) -> Iterator[tuple[str, str]]:
    """Each file's name and text. The year in a ward's properties is the edition of its codes."""
    yield _file("wards-2022", places.old_wards, places.old_ward_of, places, lambda *a: _ward("22", *a))
    yield _file("wards-2025", places.wards, places.ward_of, places, lambda *a: _ward("25", *a))
    yield _file("lsoa-2011", places.lsoa11, places.lsoa11_of, places, _lsoa11)
    yield _file("lsoa-2021", places.lsoa21, np.arange(len(places.cells)), places, _lsoa21)
    yield "lad-2022.topojson", _districts(places)


def joined(places: Places, member_of: Ints, count: int) -> list[shapely.Geometry]:
    """The outlines of areas made of whole small areas, in metres."""
    cells = np.array(places.cells)
    return [shapely.coverage_union_all(cells[member_of == number]) for number in range(count)]


def _degrees(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, lambda xy: np.round(to_degrees(xy), 6))


def _file(
    name: str, areas: Areas, member_of: Ints, places: Places, properties: Callable[[int, Areas, Floats], dict[str, Any]]
) -> tuple[str, str]:
    shapes = joined(places, member_of, len(areas.codes))
    middles = shapely.get_coordinates(shapely.point_on_surface(shapes))
    features = [(properties(n, areas, middles[n]), _degrees(shape)) for n, shape in enumerate(shapes)]
    return f"{name}.geojson", geojson_text(name, features)


def _middle(metres: Floats) -> dict[str, Any]:
    degrees = to_degrees(metres[None, :])[0]
    return {
        "BNG_E": round(float(metres[0])),
        "BNG_N": round(float(metres[1])),
        "LONG": round(float(degrees[0]), 6),
        "LAT": round(float(degrees[1]), 6),
    }


def _stored(number: int, areas: Areas) -> dict[str, Any]:
    code = DISTRICTS[areas.district[number]].code
    return {
        "GlobalID": f"{NAMESPACE}-{areas.codes[number]}",
        "LADCD_ACTIVE": code,
        "UTLACD": code,
        "CAUTHCD": "",
        "RGNCD": REGION[0],
    }


def _ward(year: str, number: int, areas: Areas, middle: Floats) -> dict[str, Any]:
    district = DISTRICTS[areas.district[number]]
    called = {f"WD{year}CD": areas.codes[number], f"WD{year}NM": areas.names[number], f"WD{year}NMW": " "}
    belongs = {f"LAD{year}CD": district.code, f"LAD{year}NM": district.name}
    return {"FID": number + 1, **called, **belongs, **_middle(middle), **_stored(number, areas)}


def _lsoa11(number: int, areas: Areas, middle: Floats) -> dict[str, Any]:
    called = {"LSOA11CD": areas.codes[number], "LSOA11NM": areas.names[number], "LSOA11NMW": areas.names[number]}
    return {"FID": number + 1, **called, **_middle(middle), **_stored(number, areas)}


def _lsoa21(number: int, areas: Areas, _middle: Floats) -> dict[str, Any]:
    called = {"LSOA21CD": areas.codes[number], "LSOA21NM": areas.names[number]}
    return {"FID": number + 1, **called, **_stored(number, areas)}


def _districts(places: Places) -> str:
    features = [
        {
            "type": "Feature",
            "properties": {"areacd": district.code, "areanm": district.name},
            "geometry": shapely.geometry.mapping(_degrees(shape)),
        }
        for district, shape in zip(DISTRICTS, joined(places, places.district_of, len(DISTRICTS)), strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    made = json.loads(topojson.Topology(collection, object_name="lad", prequantize=GRID).to_json())
    shapes = [{k: g[k] for k in ("arcs", "type", "properties")} for g in made["objects"]["lad"]["geometries"]]
    lad = {"type": "GeometryCollection", "geometries": shapes}
    whole = {"type": "Topology", "arcs": made["arcs"], "transform": made["transform"], "objects": {"lad": lad}}
    return json.dumps(whole, separators=(",", ":"))
