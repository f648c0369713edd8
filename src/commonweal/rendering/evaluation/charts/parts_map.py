"""The map of parts: the target, what is nearby, and the controls of both, each named in the legend and in the table."""

from typing import Any

import altair as alt
import numpy as np
import shapely

from commonweal.documents.drawing import svg
from commonweal.figures import AreaMap, Figure
from commonweal.rendering.charts.theme import GREY, INK, LINE, NOT_SHOWN, QUIET, WHITE, frame
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.words import listed, number, upper_first

LEGEND = 48
DETAIL = 0.001  # of the map's height
CLASSES = {
    "target": ("Target", LINE),
    "nearby": ("Nearby", "#8fb3cc"),
    "controls": ("Controls of the target", GREY),
    "nearby_controls": ("Controls of nearby", "#eef0ec"),
    "other": ("No part", NOT_SHOWN),
}
MOST_NAMED = 8


def draw(area_map: AreaMap, lookup: Lookup, width: float = 400, height: float = 390) -> str:
    """The map as SVG, its text alternative inside it."""
    pairs = [(s, lookup.by_id[f]) for s, f in zip(area_map.shapes, area_map.figures, strict=True) if f in lookup.by_id]
    outlines = np.asarray(shapely.from_wkb([s.wkb for s, _ in pairs]), dtype=object)
    _, south, _, north = shapely.total_bounds(outlines)
    simple = shapely.coverage_simplify(outlines, (north - south) * DETAIL)
    wound = shapely.orient_polygons(simple, exterior_cw=True)  # else Vega fills the rest of the globe
    figures = [f for _, f in pairs]
    rows = {
        "areas": [_feature(f, outline) for f, outline in zip(figures, wound, strict=True)],
        "names": [_name(f, outline) for f, outline in zip(figures, wound, strict=True) if _part(f) == "target"][
            :MOST_NAMED
        ],
    }
    kinds = [k for k in CLASSES if any(_part(f) == k for f in figures)]
    scale = alt.Scale(domain=[CLASSES[k][0] for k in kinds], range=[CLASSES[k][1] for k in kinds])
    look = frame(width, height, left=6, right=6, top=6, bottom=LEGEND)
    areas = alt.Chart(alt.NamedData("areas")).mark_geoshape(stroke=QUIET, strokeWidth=0.6)
    fill = alt.Fill("properties.class:N", scale=scale, legend=alt.Legend(columns=3))
    drawn = areas.encode(fill=fill, description=alt.Description("properties.say:N"))
    chart = alt.layer(drawn, *_names(), **look).project("mercator", precision=0)
    return svg(chart, rows, alternative(area_map, lookup))


def alternative(area_map: AreaMap, lookup: Lookup) -> str:
    """Who plays which part, in words."""
    figures = [lookup.by_id[id] for id in area_map.figures if id in lookup.by_id]
    parts = [f"Map of {len(figures)} areas."]
    for kind, (words, _) in CLASSES.items():
        names = [f.area.name for f in figures if _part(f) == kind]
        if names and kind != "other":
            parts.append(f"{words}: {listed(names) if len(names) <= MOST_NAMED else f'{len(names)} areas'}.")
    return " ".join(parts)


def finding(area_map: AreaMap, lookup: Lookup) -> str:
    """`2 areas are the target, 6 lie nearby, 19 are held against them`."""
    parts = [_part(lookup.by_id[id]) for id in area_map.figures if id in lookup.by_id]
    own, near = parts.count("target"), parts.count("nearby")
    controls = parts.count("controls") + parts.count("nearby_controls")
    said = [f"{own} area{'s are' if own != 1 else ' is'} the target"]
    said += [f"{near} lie{'s' if near == 1 else ''} nearby"] if near else []
    said.append(f"{controls} {'are' if controls != 1 else 'is'} held against them")
    return upper_first(", ".join(said))


def _part(figure: Figure) -> str:
    return str(figure.parameters.get("part", "other"))


def _feature(figure: Figure, outline: Any) -> dict[str, Any]:
    words = CLASSES[_part(figure)][0]
    counted = ""
    if figure.value is not None and figure.baseline_value is not None and not figure.suppressed:
        counted = f": {number(figure.value)} {figure.unit}, {number(figure.baseline_value)} before"
    say = f"{figure.area.name}, {words.lower()}{counted}."
    geometry = shapely.geometry.mapping(outline)
    return {"type": "Feature", "geometry": geometry, "properties": {"class": words, "say": say}}


def _name(figure: Figure, outline: Any) -> dict[str, Any]:
    point = shapely.point_on_surface(outline)
    return {"x": point.x, "y": point.y, "name": figure.area.name}


def _names() -> list[alt.Chart]:
    chart = alt.Chart(alt.NamedData("names")).encode(
        longitude=alt.Longitude("x:Q"), latitude=alt.Latitude("y:Q"), text=alt.Text("name:N")
    )
    return [
        chart.mark_text(stroke=WHITE, strokeWidth=3.5, strokeJoin="round", color=WHITE, fontWeight="bold"),
        chart.mark_text(color=INK, fontWeight="bold"),
    ]
