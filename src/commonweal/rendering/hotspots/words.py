"""How the hotspots report speaks: of a cell's standing, of cells and of p."""

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.verdicts import Tone
from commonweal.rendering.words import listed, number, of_unit, small

WHERE = {"above": "hot spot", "below": "cold spot", "within": "no more than chance", "not available": "not available"}
TONES: dict[str, Tone] = {"above": "more", "below": "fewer"}
TOLD_BEST = 0.001


def of_id(lookup: Lookup, ending: str) -> list[Figure]:
    """Figures whose id ends so, in their order."""
    return [f for f in lookup.figures.figures if f.id.endswith(ending)]


def spots(lookup: Lookup, standing: str = "above") -> list[Figure]:
    """Hot (or cold) spots, the surest first, as the table has them."""
    found = [f for _, f in lookup.rows(lookup.figures.table("hotspots"))]
    return [f for f in found if f.standing == standing]


def tone(figure: Figure) -> Tone:
    """Colour for hot and cold alone."""
    return TONES.get(figure.standing or "", "quiet")


def said(figure: Figure) -> str:
    """`Stockton-on-Tees 014C, Ropner: 312 crimes, hot spot.`"""
    count = figure.parameters.get("count")
    counted = f"{of_unit(float(count), str(figure.parameters.get('counted', '')))}, " if count is not None else ""
    where = WHERE.get(figure.standing or "", "not available")
    return f"{figure.label}: {'not shown' if figure.suppressed else counted + where}."


def cells(lookup: Lookup, many: int) -> str:
    """`five LSOAs`, `one hexagon`."""
    thing = "hexagon" if lookup.figures.parameters.get("cells") == "hexagons" else "LSOA"
    return f"{small(many)} {thing}{'' if many == 1 else 's'}"


def whose_wards(figures: list[Figure], most: int = 3) -> str:
    """The wards that they lie in, the most first: `Ropner, Newtown and two more`."""
    names = [str(f.parameters.get("ward") or f.area.name) for f in figures]
    ranked = sorted(dict.fromkeys(names), key=lambda name: -names.count(name))
    more = len(ranked) - most
    return listed(ranked if more < 1 else [*ranked[:most], f"{small(more)} more"])


def chance(p: float | None) -> str:
    """`0.004`, `under 0.001`: p to three places."""
    if p is None:
        return ""
    return f"under {TOLD_BEST:g}" if p < TOLD_BEST else f"{p:.3f}"


def share(value: float | None) -> str:
    """`16.9%`, without a sign."""
    return "" if value is None else f"{number(value, '%')}%"
