"""The map of hot and cold spots: only what is more than chance has colour; wards are drawn over the cells."""

from collections.abc import Mapping, Sequence
from html import escape

from commonweal.documents.drawing import title_element
from commonweal.figures import AreaMap, Figure
from commonweal.figures.model import Standing
from commonweal.rendering.charts.plane import Plane, path_of, plane
from commonweal.rendering.charts.theme import FEWER, GREY, MORE, NOT_SHOWN, QUIET, WHITE
from commonweal.rendering.charts.written import LEGEND, LETTER, Class, drawing, haloed, legend
from commonweal.rendering.hotspots.words import WHERE, said
from commonweal.rendering.lookup import Lookup

FILLS = {"above": MORE, "below": FEWER, "within": GREY}
SYMBOLS = {"above": "▲", "below": "▼"}
NAMED = 6
LINE_HEIGHT = 15.0
CLASSES: tuple[Standing, ...] = ("above", "below", "within", "not available")


def draw(area_map: AreaMap, lookup: Lookup, alt: str, width: float = 470, height: float = 430) -> str:
    """The map as SVG, its text alternative inside it."""
    pairs = [(s, lookup.by_id[f]) for s, f in zip(area_map.shapes, area_map.figures, strict=True) if f in lookup.by_id]
    wards = lookup.figures.map("wards")
    over = [shape.wkb for shape in wards.shapes] if wards else []
    laid, edges = plane([shape.wkb for shape, _ in pairs], width - 4, height - LEGEND - 4, over)
    figures = [figure for _, figure in pairs]
    cells = "".join(_cell(laid, n, figure) for n, figure in enumerate(figures))
    borders = "".join(
        f'<path d="{path_of(outline)}" fill="none" stroke="{QUIET}" stroke-width="0.7"/>' for outline in edges.outlines
    )
    inside = f"{title_element(alt)}{cells}{borders}{_names(laid, figures)}{_legend(figures, laid.height)}"
    return drawing(laid.width, laid.height + LEGEND, inside)


def _cell(laid: Plane, n: int, figure: Figure) -> str:
    """A cell; one that is hot or cold carries its words for the page's script."""
    standing = figure.standing or "not available"
    words = f' role="graphics-symbol" aria-label="{escape(said(figure))}"' if standing in SYMBOLS else ""
    fill = FILLS.get(standing, NOT_SHOWN)
    return f'<path d="{laid.path(n)}" fill="{fill}" stroke="{WHITE}" stroke-width="0.5"{words}/>'


def _names(laid: Plane, figures: Sequence[Figure]) -> str:
    """Each ward that has a hot or a cold spot named once, at the one that stands out most, none over another."""
    told = [(n, f) for n, f in enumerate(figures) if f.standing in SYMBOLS]
    told.sort(key=lambda pair: -abs(pair[1].value or 0.0))
    placed: dict[str, tuple[float, float]] = {}
    for n, figure in told:
        words = f"{SYMBOLS.get(figure.standing or '', '')} {figure.parameters.get('ward') or figure.area.name}"
        if words not in placed and len(placed) < NAMED:
            placed[words] = _free(laid.middle(n), words, placed)
    return "".join(haloed(*at, words, _side(at[0], laid.width)) for words, at in placed.items())


def _free(at: tuple[float, float], words: str, placed: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    """The place itself, or as far below it as the names before leave free."""
    x, y = at
    while any(
        abs(y - other[1]) < LINE_HEIGHT and abs(x - other[0]) < LETTER * (len(words) + len(name)) / 2
        for name, other in placed.items()
    ):
        y += LINE_HEIGHT
    return x, round(y, 1)


def _side(x: float, width: float) -> str:
    return "start" if x < width / 4 else "end" if x > width * 3 / 4 else "middle"


def _legend(figures: Sequence[Figure], top: float) -> str:
    found = [figure.standing or "not available" for figure in figures]
    classes = [Class(FILLS.get(one, NOT_SHOWN), SYMBOLS.get(one, ""), WHERE[one], found.count(one)) for one in CLASSES]
    return legend(classes, top)
