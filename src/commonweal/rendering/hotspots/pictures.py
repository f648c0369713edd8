"""The first page's map and curve, each with its finding as title and the table behind it."""

from commonweal.rendering.hotspots import tables
from commonweal.rendering.hotspots.charts import curve, heat_map
from commonweal.rendering.hotspots.headline import NOTHING, subject, thing_of
from commonweal.rendering.hotspots.words import cells, of_id, share, spots, whose_wards
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line, Picture
from commonweal.rendering.words import listed, upper_first

SHARES = (1, 5, 10, 20, 25, 50)


def first_page(lookup: Lookup) -> tuple[Picture, ...]:
    """The map, and the curve where counts may be shown."""
    return tuple(picture for picture in (hot_map(lookup), concentration(lookup)) if picture)


def hot_map(lookup: Lookup) -> Picture | None:
    """The map of hot and cold spots; None where no outline is held."""
    area_map = lookup.figures.map("hotspots")
    if area_map is None or not area_map.shapes:
        return None
    hot, cold = spots(lookup), spots(lookup, "below")
    said = [f"{cells(lookup, len(f))} {word}" for f, word in ((hot, "hot"), (cold, "cold")) if f]
    title = f"{upper_first(listed(said))}; the others are no more than chance" if said else NOTHING
    where = [f"{word} in {whose_wards(f, 9)}" for f, word in ((hot, "Hot"), (cold, "Cold")) if f]
    alt = f"Map of {len(area_map.shapes):,} {thing_of(lookup)}. {'. '.join(where) or NOTHING}."
    grid = tables.hot_spots(lookup)
    subtitle = f"{upper_first(subject(lookup))}, {lookup.figures.period.words}; thin lines are wards"
    return Picture("map-hotspots", title, subtitle, heat_map.draw(area_map, lookup, alt), alt, grid)


def concentration(lookup: Lookup) -> Picture | None:
    """The curve; None where counts of single cells are not shown."""
    counts = [f.parameters.get("count") for f in of_id(lookup, "/gi-star")]
    half = next(iter(of_id(lookup, "/holding-half")), None)
    known = [float(c) for c in counts if c is not None]
    if half is None or half.value is None or not known:
        return None
    thing = thing_of(lookup)
    title = f"Half of {subject(lookup)} lies in {share(half.value)} of {thing}"
    return Picture(
        id="curve",
        title=title,
        subtitle=f"{upper_first(thing)} from the fullest to the emptiest; dashed: all alike",
        svg=curve.draw(known, half.value, thing, f"{title}. {_told(known, thing)}"),
        alt=f"{title}. {_told(known, thing)}",
        grid=_grid(known, thing),
    )


def _captured(counts: list[float]) -> list[tuple[int, float]]:
    across, up = curve.reached(counts)
    return [(n, float(_between(n, across.tolist(), up.tolist()))) for n in SHARES]


def _between(at: float, across: list[float], up: list[float]) -> float:
    for (x0, y0), (x1, y1) in zip(zip(across, up, strict=True), zip(across[1:], up[1:], strict=True), strict=False):
        if x0 <= at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return up[-1]


def _told(counts: list[float], thing: str) -> str:
    ten = dict(_captured(counts))[10]
    return f"The fullest tenth of {thing} holds {ten:.0f}%."


def _grid(counts: list[float], thing: str) -> Grid:
    columns = (Column(f"The fullest {thing}", "label"), Column("Share of incidents"))
    lines = tuple(Line((Cell(f"{n}%"), Cell(f"{found:.1f}%"))) for n, found in _captured(counts))
    return Grid("table-curve", "The concentration curve", columns, lines, folded=True)
