"""The map of all partnerships: above and below their groups in colour, the others grey, not available in outline."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import shapely

from commonweal.documents.drawing import svg
from commonweal.figures import AreaMap, Figure
from commonweal.rendering.charts.theme import FILLS, NOT_SHOWN, QUIET, SYMBOLS, WHITE, frame
from commonweal.rendering.comparison.standings import tone, where_we_stand
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.verdicts import NOT_AVAILABLE

LEGEND = 34  # height below the map
DETAIL = 0.002  # of the map's height: a country on a page is seen from far
CLASSES = (("fewer", "below"), ("quiet", "within"), ("more", "above"), ("missing", NOT_AVAILABLE))


@dataclass(frozen=True, slots=True)
class _Place:
    figure: Figure
    outline: shapely.Geometry

    @property
    def kind(self) -> str:
        return "missing" if self.figure.standing in (None, NOT_AVAILABLE) else tone(self.figure)


def draw(area_map: AreaMap, lookup: Lookup, alternative: str, width: float = 520, height: float = 620) -> str:
    """The map as SVG, its text alternative inside it."""
    places = _places(area_map, lookup)
    kinds = [kind for kind, _ in CLASSES if any(p.kind == kind for p in places)]
    scale = alt.Scale(domain=[_class(kind) for kind in kinds], range=[FILLS.get(kind, NOT_SHOWN) for kind in kinds])
    hidden = "datum.properties.kind == 'missing'"
    chart = (
        alt.Chart(alt.NamedData("areas"), **frame(width, height, left=6, right=6, top=6, bottom=LEGEND))
        .mark_geoshape(stroke=alt.expr(f"{hidden} ? '{QUIET}' : '{WHITE}'"), strokeWidth=0.4)
        .encode(fill=alt.Fill("properties.class:N", scale=scale), description=alt.Description("properties.say:N"))
        .project("mercator", precision=0)
    )
    return svg(chart, {"areas": [_feature(place) for place in places]}, alternative)


def _places(area_map: AreaMap, lookup: Lookup) -> list[_Place]:
    """Outlines simplified together, so that shared edges stay shared, and wound as Vega needs."""
    pairs = [(s, lookup.by_id[f]) for s, f in zip(area_map.shapes, area_map.figures, strict=True) if f in lookup.by_id]
    outlines = np.asarray(shapely.from_wkb([shape.wkb for shape, _ in pairs]), dtype=object)
    if not len(outlines):
        return []
    _, south, _, north = shapely.total_bounds(outlines)
    simple = shapely.coverage_simplify(outlines, (north - south) * DETAIL)
    wound = shapely.orient_polygons(simple, exterior_cw=True)  # else Vega fills the rest of the globe
    return [_Place(figure, outline) for (_, figure), outline in zip(pairs, wound, strict=True)]


def _feature(place: _Place) -> dict[str, Any]:
    said = {
        "kind": place.kind,
        "class": _class(place.kind),
        "say": f"{place.figure.label}: {where_we_stand(place.figure)}",
    }
    return {"type": "Feature", "geometry": shapely.geometry.mapping(place.outline), "properties": said}


def _class(kind: str) -> str:
    return f"{SYMBOLS.get(kind, '')} {dict(CLASSES)[kind]}".strip()
