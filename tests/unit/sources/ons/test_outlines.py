import json
from typing import Any

import pytest
import shapely
import topojson
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.errors import ColumnsRefused, FileRefused, NotRecognised, RowsRefused
from commonweal.sources.ons.content import Content
from commonweal.sources.ons.outlines import is_outlines, read_outlines
from commonweal.sources.ons.reference_table import ReferenceTable
from commonweal.sources.ons.topology import read_topology


def _content(document: Any, name: str = "renamed.json") -> Content:
    return Content(name, "0" * 64, document if isinstance(document, str) else json.dumps(document))


def _feature(shape: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": shapely.geometry.mapping(shape)}


def _collection(*features: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **more}


def _read(document: Any, name: str = "renamed.json") -> ReferenceTable:
    return read_outlines(_content(document, name))


SQUARE, NEXT = shapely.box(-1.3, 54.5, -1.2, 54.6), shapely.box(-1.2, 54.5, -1.1, 54.6)


def test_wards_with_their_district() -> None:
    one = _feature(SQUARE, FID=1, WD25CD="Z1", WD25NM="Ropner", WD25NMW=" ", LAD25CD="D1", LADCD_ACTIVE="D9")
    two = _feature(NEXT, FID=2, WD25CD="Z2", WD25NM="Yarm", WD25NMW=" ", LAD25CD="D1", LADCD_ACTIVE="D9")
    table = _read(_collection(one, two))
    assert (table.dataset, table.scope, table.label) == ("boundary.ward.2025", "D1", "2025")
    assert "database right 2025" in table.licence
    row = table.table.to_pylist()[0]
    assert (row["code"], row["name"], row["district"]) == ("Z1", "Ropner", "D1")
    assert shapely.from_wkb(row["wkb"]).equals(SQUARE)


def test_the_district_in_force_serves_where_no_other_is_given() -> None:
    table = _read(_collection(_feature(SQUARE, LSOA21CD="Z1", LADCD_ACTIVE="D9", CAUTHCD="T1")))
    assert (table.dataset, table.scope) == ("boundary.lsoa.2021", "D9")
    assert table.table.column("district").to_pylist() == ["D9"]


def test_scope_is_the_smallest_area_that_holds_all() -> None:
    features = [_feature(SQUARE, WD25CD=f"Z{d}", LAD25CD=d, CAUTHCD="T1") for d in ("D1", "D2")]
    assert _read(_collection(*features)).scope == "T1"
    nations = [_feature(SQUARE, LSOA11CD=code) for code in ("E01000001", "W01000001")]
    assert _read(_collection(*nations)).scope == "EW"
    assert _read(_collection(*nations[:1])).scope == "E01000001..E01000001"


def test_the_british_grid_becomes_degrees() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    table = _read(_collection(_feature(shapely.box(444000, 518000, 445000, 519000), WD25CD="Z1"), crs=crs))
    west, south, *_ = shapely.from_wkb(table.table.column("wkb")[0].as_py()).bounds
    assert (west, south) == (pytest.approx(-1.321, abs=0.01), pytest.approx(54.555, abs=0.01))


def test_a_crossed_outline_is_mended_and_told() -> None:
    crossed = shapely.Polygon([(0, 50), (1, 51), (1, 50), (0, 51)])
    table = _read(_collection(_feature(crossed, WD25CD="Z1")))
    assert table.quality["outlines_mended"] == 1
    assert shapely.is_valid(shapely.from_wkb(table.table.column("wkb")[0].as_py()))


@pytest.mark.parametrize(
    ("document", "kind", "complaint"),
    [
        ('{"type": "FeatureCollection", "features": [{"ty', FileRefused, "may have been cut off"),
        ({"type": "Point"}, NotRecognised, "neither GeoJSON nor TopoJSON"),
        ({"hello": 1}, NotRecognised, "neither GeoJSON nor TopoJSON"),
        (_collection(), RowsRefused, "holds no features"),
        (_collection(_feature(SQUARE, name="x")), ColumnsRefused, "outlines without area codes"),
        (_collection(_feature(SQUARE, WD25CD="")), RowsRefused, "an outline without a code"),
        (_collection(_feature(SQUARE, WD25CD="A"), _feature(NEXT, WD25CD="A")), RowsRefused, "more than one row for A"),
        (_collection(_feature(shapely.Point(0, 1), WD25CD="A")), RowsRefused, "not areas"),
        (_collection(_feature(shapely.box(4e5, 5e5, 4.1e5, 5.1e5), WD25CD="A")), RowsRefused, "not in longitude"),
        (_collection({"properties": {"WD25CD": "A"}, "geometry": None}), RowsRefused, "without sound properties"),
        (_collection({"properties": None, "geometry": None}), RowsRefused, "without sound properties"),
        ({"type": "Topology", "arcs": [], "objects": {}}, RowsRefused, "no collection of areas"),
        ({"type": "Topology", "arcs": [[[0, 0]]], "objects": {"lad": {}}}, RowsRefused, "not sound TopoJSON"),
    ],
)
def test_what_is_refused(document: Any, kind: type[Exception], complaint: str) -> None:
    with pytest.raises(kind, match=complaint):
        _read(document)


def test_outlines_are_told_from_tables() -> None:
    assert is_outlines(_content({"type": "Topology"}))
    assert not is_outlines(_content("LSOA21CD,x\n"))


def _topology(shapes: list[Any], name: str = "lad") -> dict[str, Any]:
    features = _collection(*[_feature(s, areacd=f"Z{i}", areanm=f"z{i}") for i, s in enumerate(shapes)])
    document: dict[str, Any] = json.loads(topojson.Topology(features, object_name=name, prequantize=False).to_json())
    return document


def test_the_topologys_object_says_the_level_and_the_name_the_year() -> None:
    table = _read(_topology([SQUARE, NEXT]), "lad-2022-ew.topojson")
    assert (table.dataset, table.label_from) == ("boundary.lad.2022", "file name")
    assert _read(_topology([SQUARE, NEXT])).dataset == "boundary.lad.undated"
    assert table.table.column("name").to_pylist() == ["z0", "z1"]


def test_a_quantised_topology_is_scaled() -> None:
    document = {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.2], "translate": [-2, 50]},
        "arcs": [[[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]],
        "objects": {"lad": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "arcs": [[0]], "properties": {"areacd": "Z1"}}]}},
    }  # fmt: skip
    assert read_topology(document, "a").polygons[0].equals(shapely.box(-2, 50, -1, 52))


@st.composite
def _cells(draw: st.DrawFn) -> list[Any]:
    numbers = st.tuples(st.integers(1, 99), st.integers(1, 99))
    points = draw(st.lists(numbers, min_size=2, max_size=7, unique=True))
    frame = shapely.box(0, 0, 100, 100)
    cells = shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=frame).geoms
    clipped = [shapely.set_precision(c.intersection(frame), 1e-6) for c in cells]
    return [c for c in clipped if c.geom_type == "Polygon" and c.area > 0.01]


@given(_cells())
@settings(max_examples=25, deadline=None)
def test_a_topology_written_by_another_hand_is_read_back(cells: list[Any]) -> None:
    document = json.loads(json.dumps(_topology(cells)))
    read = read_topology(document, "a")
    assert [p["areacd"] for p in read.properties] == [f"Z{i}" for i in range(len(cells))]
    for cell, polygon in zip(cells, read.polygons, strict=True):
        assert shapely.area(shapely.symmetric_difference(cell, polygon)) < 1e-4
