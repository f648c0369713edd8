"""The map: areas that changed by more than chance in colour, named on it; all others grey."""

from dataclasses import dataclass
from math import cos, radians

import numpy as np
import shapely

from commonweal.documents.svg import drawing, element, short, text
from commonweal.figures import AreaMap, Figure, Shape
from commonweal.rendering.charts.palette import FILLS, INK, QUIET, SYMBOLS, WHITE
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import about, plain
from commonweal.rendering.verdicts import is_missing, tone
from commonweal.rendering.words import listed, small, upper_first

EDGE, LEGEND = 6.0, 30.0
DETAIL = 0.35  # of a unit of the drawing: finer than a hair on paper, and it keeps the page small
NAMED = 6  # changed areas named on the map itself; all are in the table
NOT_SHOWN = "#f7f7f5"
LEGEND_WORDS = (("fewer", "fewer"), ("quiet", "no clear change"), ("more", "more"), ("missing", "not shown"))


@dataclass(frozen=True, slots=True)
class _Place:
    shape: Shape
    figure: Figure
    outline: shapely.Geometry

    @property
    def kind(self) -> str:
        return "missing" if self.figure.suppressed or is_missing(self.figure) else tone(self.figure)


def draw(area_map: AreaMap, lookup: Lookup, width: float = 420, height: float = 400) -> str:
    """The map as SVG, its text alternative inside it."""
    places = _places(area_map, lookup, width, height - LEGEND)
    parts = [_area(place) for place in places]
    parts += [p for place in _named(places) for p in _name(place, width)]
    parts += _legend(places, height)
    return drawing(width, height, alternative(area_map, lookup), parts, font_size=12)


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
        return "No ward changed by more than its months vary"
    words = [(word, n) for word, n in (("fewer", fewer), ("more", more)) if n]
    said = [f"{word}{f' {figures[0].unit}' if not at else ''} in {small(n)}" for at, (word, n) in enumerate(words)]
    return upper_first(f"{listed(said)} of the {len(figures)} wards")


def _places(area_map: AreaMap, lookup: Lookup, width: float, height: float) -> list[_Place]:
    pairs = [(s, lookup.by_id[f]) for s, f in zip(area_map.shapes, area_map.figures, strict=True) if f in lookup.by_id]
    outlines = shapely.from_wkb([s.wkb for s, _ in pairs])
    fitted = _fitted(np.asarray(outlines, dtype=object), width, height)
    return [_Place(s, f, o) for (s, f), o in zip(pairs, fitted, strict=True)]


def _fitted(outlines: np.ndarray, width: float, height: float) -> np.ndarray:
    """Longitude and latitude to the drawing's units: narrowed by latitude, north up, neighbours' edges kept shared."""
    if not len(outlines):
        return outlines
    west, south, east, north = shapely.total_bounds(outlines)
    narrow = cos(radians((south + north) / 2))
    scale = min((width - 2 * EDGE) / ((east - west) * narrow or 1), (height - 2 * EDGE) / (north - south or 1))
    left = (width - (east - west) * narrow * scale) / 2

    def place(xy: np.ndarray) -> np.ndarray:
        return np.column_stack([left + (xy[:, 0] - west) * narrow * scale, EDGE + (north - xy[:, 1]) * scale])

    return np.asarray(shapely.coverage_simplify(shapely.transform(outlines, place), DETAIL))


def _area(place: _Place) -> str:
    rings = [r for part in shapely.get_parts(place.outline) for r in (part.exterior, *part.interiors)]
    data = "".join(f"M{'L'.join(f'{short(x)} {short(y)}' for x, y in ring.coords[:-1])}Z" for ring in rings)
    words = plain(about(place.figure)) + (f" Note: {place.shape.caveat.rstrip('.')}." if place.shape.caveat else "")
    missing = {"stroke_dasharray": "2 2", "stroke": QUIET} if place.kind == "missing" else {"stroke": WHITE}
    fill = FILLS.get(place.kind, NOT_SHOWN)
    return element("path", d=data, fill=fill, fill_rule="evenodd", data_say=words, **missing)


def _named(places: list[_Place]) -> list[_Place]:
    """Areas named on the map: those that changed, the widest first, and those with a caveat."""
    changed = sorted((p for p in places if p.kind in SYMBOLS), key=lambda p: -abs(p.figure.change or 0))[:NAMED]
    return changed + [p for p in places if p.shape.caveat and p not in changed]


def _name(place: _Place, width: float) -> list[str]:
    """The area's name over a white edge, kept inside the drawing, with a shape for more or fewer."""
    point = shapely.point_on_surface(place.outline)
    words = f"{SYMBOLS.get(place.kind, '')} {place.shape.area.name}{' *' if place.shape.caveat else ''}".strip()
    half = len(words) * 3.3
    x = min(max(point.x, half + 2), width - half - 2)
    shared: dict[str, str | float] = {
        "text_anchor": "middle",
        "font_size": 12.0,
        "font_weight": "bold",
        "pointer_events": "none",
    }
    return [
        text(words, x, point.y + 4, stroke=WHITE, stroke_width=3.5, stroke_linejoin="round", fill=WHITE, **shared),
        text(words, x, point.y + 4, fill=INK, **shared),
    ]


def _legend(places: list[_Place], height: float) -> list[str]:
    """Each class that is on the map, with how many areas it holds."""
    parts, x, y = [], EDGE, height - 10
    for kind, words in LEGEND_WORDS:
        count = sum(p.kind == kind for p in places)
        if not count:
            continue
        said = f"{SYMBOLS.get(kind, '')} {words} ({count})".strip()
        parts.append(element("rect", x=x, y=y - 10, width=12, height=12, fill=FILLS.get(kind, NOT_SHOWN), stroke=QUIET,
                             stroke_width=0.5))  # fmt: skip
        parts.append(text(said, x + 18, y, fill=INK))
        x += 34 + len(said) * 6.2
    return parts
