"""Choose a ward, see its LSOAs: the map of wards with what stands behind each, for the screen and without a script."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from commonweal.documents.drawing import title_element
from commonweal.figures import AreaMap, Figure, Row, Shape, Table
from commonweal.rendering import grids
from commonweal.rendering.charts import ward_map
from commonweal.rendering.charts.plane import Plane, path_of, plane
from commonweal.rendering.charts.theme import FILLS, LINE, NOT_SHOWN, QUIET, SYMBOLS, WHITE
from commonweal.rendering.charts.written import LEGEND, Class, drawing, haloed, legend
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Choice, Explorer, Grid, Picture
from commonweal.rendering.sentences import about, plain
from commonweal.rendering.verdicts import is_missing, tone
from commonweal.rendering.words import listed, number, small

WIDTH, HEIGHT = 460.0, 460.0
WARD_WIDTH, WARD_HEIGHT = 340.0, 260.0
ROOM = 15.0  # pixels that a number needs
CLASSES = (("fewer", "fewer"), ("quiet", "no clear change"), ("more", "more"), ("missing", "not told"))
COLUMNS_LEFT_OUT = ("Likely range",)  # beside a map there is no room for it; the table of the last pages has it


def explorer(lookup: Lookup) -> Explorer | None:
    """The explorer; None where either level's outlines, or the figures behind them, are missing."""
    wards, parts, table = lookup.figures.map("wards"), lookup.figures.map("lsoas"), lookup.figures.table("lsoas")
    if wards is None or parts is None or table is None or not wards.shapes:
        return None
    return Explorer(_overview(wards, lookup), tuple(_choices(wards, parts, table, lookup)))


def _kind(figure: Figure) -> str:
    return "missing" if figure.suppressed or is_missing(figure) else tone(figure)


def _overview(wards: AreaMap, lookup: Lookup) -> Picture:
    pairs = _pairs(wards, lookup)
    laid, _ = plane([shape.wkb for shape, _ in pairs], WIDTH, HEIGHT)
    areas = "".join(
        f'<a href="#{_anchor(shape)}" tabindex="-1" aria-label="{escape(plain(about(figure)))}">'
        f'<path d="{laid.path(n)}" {_fill(figure)}/></a>'
        for n, (shape, figure) in enumerate(pairs)
    )
    words = ward_map.alternative(wards, lookup)
    return Picture(
        id="map-explore",
        title=ward_map.finding(wards, lookup),
        subtitle=f"{lookup.figures.period.words}; grey where months vary by more than the change",
        svg=drawing(
            laid.width,
            laid.height + LEGEND,
            title_element(words) + areas + _legend([f for _, f in pairs], laid.height),
            role="group",
        ),
        alt=words,
        grid=Grid("table-explore", "", (), ()),
    )


def _choices(wards: AreaMap, parts: AreaMap, table: Table, lookup: Lookup) -> list[Choice]:
    of_ward: dict[str, list[tuple[Row, Figure]]] = {}
    for row, figure in sorted(lookup.rows(table), key=lambda pair: -(pair[1].value or 0.0)):
        for code in figure.parameters.get("wards", ()):
            of_ward.setdefault(code, []).append((row, figure))
    shape_of = {figure: shape for shape, figure in zip(parts.shapes, parts.figures, strict=True)}
    pairs = sorted(_pairs(wards, lookup), key=lambda pair: pair[0].area.name)
    return [_choice(ward, figure, of_ward.get(ward.area.code, []), shape_of, table, lookup) for ward, figure in pairs]


def _choice(
    ward: Shape,
    figure: Figure,
    rows: Sequence[tuple[Row, Figure]],
    shape_of: dict[str, Shape],
    table: Table,
    lookup: Lookup,
) -> Choice:
    drawn = [(shape_of[f.id], f) for _, f in rows if f.id in shape_of]
    title = f"LSOAs of {ward.area.name}"
    alt = f"Map of {ward.area.name} with {small(len(drawn))} LSOA{'' if len(drawn) == 1 else 's'}. {_told(drawn)}"
    place = lookup.figures.partnership.name
    short = [(row, replace(f, label=f.area.name.removeprefix(place).strip() or f.area.name)) for row, f in rows]
    grid = _narrow(grids.of_rows(table, short, lookup, title, sparks=False), f"explore-{ward.area.code}")
    return Choice(_anchor(ward), ward.area.name, plain(about(figure)), _ward_svg(ward, drawn, alt), alt, grid)


def _told(drawn: Sequence[tuple[Shape, Figure]]) -> str:
    found = {kind: [s.area.name for s, f in drawn if _kind(f) == kind] for kind in ("more", "fewer")}
    said = [f"{kind.capitalize()} in {listed(names)}." for kind, names in found.items() if names]
    return " ".join(said) or "None changed by more than its months vary."


def _narrow(grid: Grid, id: str) -> Grid:
    kept = [n for n, column in enumerate(grid.columns) if column.head not in COLUMNS_LEFT_OUT]
    lines = tuple(replace(line, cells=tuple(line.cells[n] for n in kept)) for line in grid.lines)
    return Grid(id, grid.title, tuple(grid.columns[n] for n in kept), lines)


def _ward_svg(ward: Shape, drawn: Sequence[tuple[Shape, Figure]], alt: str) -> str:
    """The ward's LSOAs with their counts, and the ward's own edge over them."""
    wkb = [shape.wkb for shape, _ in drawn] or [ward.wkb]
    laid, edge = plane([*wkb, ward.wkb], WARD_WIDTH, WARD_HEIGHT, [ward.wkb])
    inner = Plane(laid.width, laid.height, laid.outlines[:-1])
    areas = "".join(
        f'<path d="{inner.path(n)}" {_fill(figure)} role="graphics-symbol" '
        f'aria-label="{escape(plain(about(figure)))}"/>'
        for n, (_, figure) in enumerate(drawn)
    )
    border = f'<path d="{path_of(edge.outlines[0])}" fill="none" stroke="{LINE}" stroke-width="1.6"/>'
    numbers = "".join(_number(inner, n, figure) for n, (_, figure) in enumerate(drawn))
    return drawing(laid.width, laid.height, title_element(alt) + areas + border + numbers)


def _number(laid: Plane, n: int, figure: Figure) -> str:
    """The count, where there is room for it."""
    west, north, east, south = laid.outlines[n].bounds
    if figure.value is None or east - west < ROOM or south - north < ROOM:
        return ""
    words = f"{SYMBOLS.get(_kind(figure), '')} {number(figure.value, figure.unit)}".strip()
    return haloed(*laid.middle(n), words, size=11.5)


def _fill(figure: Figure) -> str:
    kind = _kind(figure)
    dashed = f' stroke="{QUIET}" stroke-dasharray="2 2"' if kind == "missing" else f' stroke="{WHITE}"'
    return f'fill="{FILLS.get(kind, NOT_SHOWN)}"{dashed}'


def _legend(figures: Sequence[Figure], top: float) -> str:
    kinds = [_kind(figure) for figure in figures]
    classes = [
        Class(FILLS.get(kind, NOT_SHOWN), SYMBOLS.get(kind, ""), words, kinds.count(kind)) for kind, words in CLASSES
    ]
    return legend(classes, top)


def _pairs(area_map: AreaMap, lookup: Lookup) -> list[tuple[Shape, Figure]]:
    found = zip(area_map.shapes, area_map.figures, strict=True)
    return [(shape, lookup.by_id[figure]) for shape, figure in found if figure in lookup.by_id]


def _anchor(shape: Shape) -> str:
    return f"explore-{shape.area.code}"
