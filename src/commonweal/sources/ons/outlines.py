"""Outlines of areas out of GeoJSON and TopoJSON: codes, names, districts and polygons in longitude and latitude.

The level is the finest whose codes the properties hold; where they hold only `areacd` (as ONS's own TopoJSON does),
the name of the topology's object says the level. A grid in metres (EPSG:27700) is turned into degrees.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from pyproj import Transformer

from commonweal.errors import ColumnsRefused, FileRefused, NotRecognised, RowsRefused
from commonweal.sources.ons.content import Content
from commonweal.sources.ons.headers import LEVELS, PARENTS, SPELLINGS, Heading, code_headings, finest, read_heading
from commonweal.sources.ons.reference_table import LICENCE, NOT_STATED, ReferenceTable, each_code_once, scope_of
from commonweal.sources.ons.topology import Topology, read_topology

DATASET_NAMES = {"wd": "ward"}
YEAR_IN_A_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
UNDATED = "undated"
OS_LICENCE = LICENCE + "; contains OS data © Crown copyright and database right{year}"
GEOMETRIES = ("Polygon", "MultiPolygon")


@dataclass(frozen=True, slots=True)
class Outlines:
    """What a file of outlines holds, read but not yet judged: one entry an area in each."""

    properties: Sequence[Mapping[str, Any]]
    polygons: Any  # numpy array of shapely geometries
    level: str | None = None  # where the file itself names it apart from its properties


def is_outlines(content: Content) -> bool:
    """Whether a text is JSON: the only kind of reference data that is."""
    return content.text.lstrip("\ufeff \t\r\n").startswith("{")


def read_outlines(content: Content) -> ReferenceTable:
    """Read GeoJSON or TopoJSON. FileRefused where it is broken, without codes, not polygons, or not on the earth."""
    try:
        document = json.loads(content.text)
    except (json.JSONDecodeError, RecursionError) as broken:
        raise FileRefused(
            f"{content.name} is not whole JSON: it may have been cut off.", "Fetch it again from its publisher."
        ) from broken
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "Topology":
        return _kept(content.name, _of_topology(read_topology(document, content.name)))
    if kind == "FeatureCollection":
        return _kept(content.name, _of_features(document, content.name))
    raise NotRecognised(
        f"{content.name} is JSON, but neither GeoJSON nor TopoJSON.",
        "Give outlines as a FeatureCollection or Topology.",
    )


def _of_topology(topology: Topology) -> Outlines:
    level = SPELLINGS.get(topology.name.lower(), topology.name.lower())
    return Outlines(topology.properties, topology.polygons, level if level in LEVELS else None)


def _of_features(document: Mapping[str, Any], name: str) -> Outlines:
    features = document.get("features")
    if not isinstance(features, list) or not features:
        raise RowsRefused(f"{name} holds no features.", "Fetch it again from its publisher.")
    try:
        properties = [dict(feature["properties"]) for feature in features]
        shapes = [feature["geometry"] for feature in features]
        if any(shape["type"] not in GEOMETRIES for shape in shapes):
            raise RowsRefused(f"{name} holds shapes that are not areas.", "Give polygons.")
        polygons = shapely.from_geojson([json.dumps(shape) for shape in shapes])
    except (KeyError, TypeError, ValueError, shapely.GEOSException) as broken:
        raise RowsRefused(
            f"{name} holds a feature without sound properties and outline.", "Fetch it again from its publisher."
        ) from broken
    return Outlines(properties, _in_degrees(polygons, json.dumps(document.get("crs") or ""), name))


def _in_degrees(polygons: Any, crs: str, name: str) -> Any:
    if "27700" in crs:
        grid = Transformer.from_crs(27700, 4326, always_xy=True)
        polygons = shapely.transform(polygons, lambda xy: np.column_stack(grid.transform(xy[:, 0], xy[:, 1])))
    west, south, east, north = shapely.total_bounds(polygons)
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise RowsRefused(f"{name} is not in longitude and latitude.", "Download it as GeoJSON in WGS84 (EPSG:4326).")
    return polygons


def _headings(outlines: Outlines) -> dict[Heading, str]:
    """What each property means, by the first area's."""
    return {h: p for p in outlines.properties[0] if (h := read_heading(p)) is not None}


def _values(outlines: Outlines, printed: str | None) -> pa.ChunkedArray:
    found = [None if printed is None else p.get(printed) for p in outlines.properties]
    texts = [None if v is None or not str(v).strip() else str(v).strip() for v in found]
    return pa.chunked_array([pa.array(texts, pa.string())])


def _subject(outlines: Outlines, name: str) -> tuple[Heading, dict[Heading, str]]:
    headings = _headings(outlines)
    codes = code_headings(list(headings))
    if not [h for h in codes if not h.active]:
        raise ColumnsRefused(
            f"{name} has outlines without area codes.",
            "Properties must hold a code such as LSOA21CD, WD25CD, LAD25CD or areacd.",
        )
    return finest(codes), headings


def _district(outlines: Outlines, about: Heading, headings: Mapping[Heading, str]) -> pa.ChunkedArray:
    """The district as of the outlines' own edition, else the one in force when they were stored."""
    if about.level == "lad":
        return _values(outlines, None)
    codes = sorted((h for h in headings if h.level == "lad" and h.part == "code"), key=lambda h: h.active)
    return _values(outlines, headings[codes[0]] if codes else None)


def _sound(outlines: Outlines) -> tuple[Any, int]:
    """Polygons with self-crossings mended, and how many had to be."""
    broken = ~shapely.is_valid(outlines.polygons)
    if not broken.any():
        return outlines.polygons, 0
    mended = outlines.polygons.copy()
    mended[broken] = shapely.make_valid(mended[broken], method="structure", keep_collapsed=False)
    return mended, int(broken.sum())


def _kept(name: str, outlines: Outlines) -> ReferenceTable:
    about, headings = _subject(outlines, name)
    level = outlines.level or about.level
    code = _values(outlines, headings[about])
    if code.null_count:
        raise RowsRefused(f"{name} has an outline without a code.", "Fetch it again from its publisher.")
    each_code_once(code, name)
    polygons, mended = _sound(outlines)
    if shapely.is_empty(polygons).any():
        raise RowsRefused(f"{name} has an area without an outline.", "Fetch it again from its publisher.")
    named = YEAR_IN_A_NAME.search(name)
    year = f"20{about.year}" if about.year else named[1] if named else UNDATED
    parents = [headings[h] for lv in PARENTS for h in headings if h.level == lv and h.part == "code" and h != about]
    label_from = "columns" if about.year else "file name" if named else NOT_STATED
    return ReferenceTable(
        dataset=f"boundary.{DATASET_NAMES.get(level, level)}.{year}",
        scope=scope_of(code, [_values(outlines, p) for p in parents]),
        label=year if year != UNDATED else NOT_STATED,
        label_from=label_from,
        table=pa.table(
            {
                "code": code,
                "name": _values(outlines, headings.get(Heading(about.level, about.year, "name"))),
                "district": _district(outlines, about, headings),
                "wkb": pa.array(shapely.to_wkb(polygons), pa.binary()),
            }
        ),
        licence=OS_LICENCE.format(year="" if year == UNDATED else f" {year}"),
        quality={"rows": len(code), "outlines_mended": mended},
    )
