"""The wards of a place: where an operation works, the wards beside it, and how often something was done in each.

Plain SVG in attributes alone. What a ward is stands in words in the table beside it; here by colour and by a number.
"""

from collections.abc import Mapping, Sequence
from html import escape
from math import cos, radians
from typing import Any

import numpy as np
import shapely

from commonweal.documents.drawing import title_element
from commonweal.figures import Shape
from commonweal.rendering.charts.theme import FONT, GREY, INK, LINE, WHITE

WIDTH, EDGE = 420, 6
DETAIL = 0.002  # of the map's height
PAINT = {"target": ("#9db4c8", LINE), "nearby": ("#e3e9ee", LINE), "": (GREY, WHITE)}  # fill and line
WORDS = {"target": "where it works", "nearby": "beside it", "": "elsewhere"}


def draw(
    shapes: Sequence[Shape], parts: Mapping[str, str], numbers: Mapping[str, int], area: Mapping[str, Any] | None = None
) -> str:
    """The map. `parts` and `numbers` by ward: what it is to the operation, and how often something was done in it."""
    outlines = np.asarray(shapely.from_wkb([shape.wkb for shape in shapes]), dtype=object)
    west, south, east, north = shapely.total_bounds(outlines)
    narrow = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * EDGE) / ((east - west) * narrow)
    height = (north - south) * scale + 2 * EDGE

    def at(points: Any) -> Any:
        return np.column_stack([EDGE + (points[:, 0] - west) * narrow * scale, EDGE + (north - points[:, 1]) * scale])

    simple = shapely.transform(shapely.coverage_simplify(outlines, (north - south) * DETAIL), at)
    ordered = sorted(zip(shapes, simple, strict=True), key=lambda pair: _order(parts.get(pair[0].area.code, "")))
    inner = [_ward(shape, outline, parts.get(shape.area.code, "")) for shape, outline in ordered]
    if area is not None:
        inner.append(_outline(shapely.transform(shapely.geometry.shape(area), at)))
    inner += [_number(outline, numbers[s.area.code]) for s, outline in ordered if numbers.get(s.area.code)]
    frame = (
        f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}"'
    )
    look = f'font-family="{FONT}" font-size="13" fill="{INK}"'
    return f'<svg {frame} {look} role="img">{title_element(_said(shapes, parts))}{"".join(inner)}</svg>'


def _said(shapes: Sequence[Shape], parts: Mapping[str, str]) -> str:
    targets = [s.area.name for s in shapes if parts.get(s.area.code) == "target"]
    return (
        f"Map of {len(shapes)} wards; it works in {', '.join(targets) or 'none of them'}. Numbers: how often something "
        "was done in a ward. The table says the same."
    )


def _order(part: str) -> int:
    """What has a dark edge is drawn last, so that its neighbours do not cover it."""
    return list(PAINT)[::-1].index(part)


def _ward(shape: Shape, outline: Any, part: str) -> str:
    fill, line = PAINT[part]
    width = 2.5 if part == "target" else 1
    said = title_element(f"{shape.area.name}: {WORDS[part]}")
    look = f'fill="{fill}" stroke="{line}" stroke-width="{width}" stroke-linejoin="round"'
    return f'<path d="{_path(outline)}" {look}>{said}</path>'


def _outline(area: Any) -> str:
    return f'<path d="{_path(area)}" fill="none" stroke="{INK}" stroke-width="2" stroke-dasharray="6 3"/>'


def _number(outline: Any, number: int) -> str:
    point = shapely.point_on_surface(outline)
    place = f'x="{point.x:.1f}" y="{point.y + 4:.1f}" text-anchor="middle" font-weight="bold"'
    halo = f'stroke="{WHITE}" stroke-width="3" paint-order="stroke"'
    return f"<text {place} {halo}>{escape(str(number))}</text>"


def _path(shape: Any) -> str:
    """Rings as a path; a ring that crosses itself after simplifying is drawn as it is."""
    polygons = [one for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
    rings = [ring for one in polygons for ring in (one.exterior, *one.interiors)]
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords) + "Z" for ring in rings)
