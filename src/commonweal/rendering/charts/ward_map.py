"""The map: areas that changed by more than chance in colour, named on it; all others grey."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import shapely

from commonweal.documents.drawing import svg
from commonweal.figures import AreaMap, Figure, Shape
from commonweal.rendering.charts.theme import FILLS, INK, NOT_SHOWN, QUIET, SYMBOLS, WHITE, frame
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import about, plain
from commonweal.rendering.verdicts import is_missing, tone
from commonweal.rendering.words import listed, small, upper_first

LEGEND = 34  # height below the map
DETAIL = 0.001  # of the map's height: finer than a hair on paper, and it keeps the page small
NAMED = 6  # changed areas named on the map itself; all are in the table
CLASSES = (("fewer", "fewer"), ("quiet", "no clear change"), ("more", "more"), ("missing", "not shown"))
NEAR_EDGE = 0.25  # of the map's width: a name from here on is written inwards


@dataclass(frozen=True, slots=True)
class _Place:
    shape: Shape
    figure: Figure
    outline: shapely.Geometry

    @property
    def kind(self) -> str:
        return "missing" if self.figure.suppressed or is_missing(self.figure) else tone(self.figure)


def draw(area_map: AreaMap, lookup: Lookup, width: float = 400, height: float = 390) -> str:
    """The map as SVG, its text alternative inside it."""
    places = _places(area_map, lookup)
    rows = {"areas": [_feature(p, places) for p in places], "names": [_name(p, places) for p in _named(places)]}
    edges = {"left": 6, "right": 6, "top": 6, "bottom": LEGEND}
    chart = alt.layer(_areas(places), *_names(), **frame(width, height, **edges)).project("mercator", precision=0)
    return svg(chart, rows, alternative(area_map, lookup))


def alternative(area_map: AreaMap, lookup: Lookup) -> str:
    """What the map shows: which areas changed, and how many did not."""
    figures = [lookup.by_id[id] for id in area_map.figures if id in lookup.by_id]
    more = [f.area.name for f in figures if tone(f) == "more"]
    fewer = [f.area.name for f in figures if tone(f) == "fewer"]
    still = len(figures) - len(more) - len(fewer)
    parts = [f"Map of {len(figures)} areas."]
    parts += [f"More in {listed(more)}."] if more else []
    parts += [f"Fewer in {listed(fewer)}."] if fewer else []
    parts.append(f"No clear change, or too few to say, in {'the other ' if more or fewer else ''}{small(still)}.")
    parts += [f"{upper_first(s.area.name)}: {s.caveat.rstrip('.')}." for s in area_map.shapes if s.caveat]
    return " ".join(parts)


def finding(area_map: AreaMap, lookup: Lookup) -> str:
    """A title that says what is seen."""
    figures = [lookup.by_id[id] for id in area_map.figures if id in lookup.by_id]
    more = sum(tone(f) == "more" for f in figures)
    fewer = sum(tone(f) == "fewer" for f in figures)
    if not more and not fewer:
        return "In no ward did crime change by more than its months vary"
    words = [(word, n) for word, n in (("fewer", fewer), ("more", more)) if n]
    said = [f"{word}{f' {figures[0].unit}' if not at else ''} in {small(n)}" for at, (word, n) in enumerate(words)]
    return upper_first(f"{listed(said)} of the {len(figures)} wards")


def _places(area_map: AreaMap, lookup: Lookup) -> list[_Place]:
    """Areas with their outlines: simplified together, so that shared edges stay shared, and wound as Vega needs."""
    pairs = [(s, lookup.by_id[f]) for s, f in zip(area_map.shapes, area_map.figures, strict=True) if f in lookup.by_id]
    outlines = np.asarray(shapely.from_wkb([s.wkb for s, _ in pairs]), dtype=object)
    if not len(outlines):
        return []
    _, south, _, north = shapely.total_bounds(outlines)
    simple = shapely.coverage_simplify(outlines, (north - south) * DETAIL)
    wound = shapely.orient_polygons(simple, exterior_cw=True)  # else Vega fills the rest of the globe
    return [_Place(s, f, o) for (s, f), o in zip(pairs, wound, strict=True)]


def _areas(places: list[_Place]) -> alt.Chart:
    kinds = [k for k, _ in CLASSES if any(p.kind == k for p in places)]
    legend = alt.Scale(domain=[_class(k, places) for k in kinds], range=[FILLS.get(k, NOT_SHOWN) for k in kinds])
    hidden = "datum.properties.kind == 'missing'"
    return (
        alt.Chart(alt.NamedData("areas"))
        .mark_geoshape(
            stroke=alt.expr(f"{hidden} ? '{QUIET}' : '{WHITE}'"), strokeDash=alt.expr(f"{hidden} ? [2, 2] : []")
        )
        .encode(fill=alt.Fill("properties.class:N", scale=legend), description=alt.Description("properties.say:N"))
    )


def _feature(place: _Place, places: list[_Place]) -> dict[str, Any]:
    caveat = f" Note: {place.shape.caveat.rstrip('.')}." if place.shape.caveat else ""
    about_it = {"kind": place.kind, "class": _class(place.kind, places), "say": plain(about(place.figure)) + caveat}
    return {"type": "Feature", "geometry": shapely.geometry.mapping(place.outline), "properties": about_it}


def _class(kind: str, places: list[_Place]) -> str:
    """A class's words in the legend, with how many areas it holds."""
    return f"{SYMBOLS.get(kind, '')} {dict(CLASSES)[kind]} ({sum(p.kind == kind for p in places)})".strip()


def _named(places: list[_Place]) -> list[_Place]:
    """Areas named on the map: those that changed, the widest first, and those with a caveat."""
    changed = sorted((p for p in places if p.kind in SYMBOLS), key=lambda p: -abs(p.figure.change or 0))[:NAMED]
    return changed + [p for p in places if p.shape.caveat and p not in changed]


def _names() -> list[alt.Chart]:
    """Names over a white edge, kept inside the drawing, with a shape for more or fewer."""
    chart = alt.Chart(alt.NamedData("names")).encode(
        longitude=alt.Longitude("x:Q"), latitude=alt.Latitude("y:Q"), text=alt.Text("name:N")
    )
    shared = {"align": alt.expr("datum.side"), "fontWeight": "bold"}
    return [
        chart.mark_text(stroke=WHITE, strokeWidth=3.5, strokeJoin="round", color=WHITE, **shared),
        chart.mark_text(color=INK, **shared),
    ]


def _name(place: _Place, places: list[_Place]) -> dict[str, Any]:
    west, _, east, _ = shapely.total_bounds([p.outline for p in places])
    point = shapely.point_on_surface(place.outline)
    across = (point.x - west) / (east - west)
    side = "left" if across < NEAR_EDGE else "right" if across > 1 - NEAR_EDGE else "center"
    words = f"{SYMBOLS.get(place.kind, '')} {place.shape.area.name}{' *' if place.shape.caveat else ''}".strip()
    return {"x": point.x, "y": point.y, "side": side, "name": words}
