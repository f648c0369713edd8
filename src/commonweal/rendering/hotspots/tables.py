"""The hotspots report's tables. What is not shown says so; p and q are printed, and what they mean in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commonweal.figures import Figure, Table
from commonweal.rendering.hotspots.words import WHERE, chance, of_id, tone
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.words import MINUS, short_words, signed_percent

FIRST = 10  # hot spots on the first page; the rest follow
HELD = Cell("not shown", "quiet")
KINDS = {
    "high among low": "▲ more than all around it",
    "low among high": "▼ fewer than all around it",
    "high among high": "many among many",
    "low among low": "few among few",
}


@dataclass(frozen=True, slots=True)
class _Kind:
    head: str
    cell: Callable[[Figure], str]
    kind: str = "number"
    toned: bool = False


def _parameter(name: str, decimals: int = 0) -> Callable[[Figure], str]:
    def cell(figure: Figure) -> str:
        value = figure.parameters.get(name)
        return "" if value is None else f"{float(value):,.{decimals}f}"

    return cell


COUNT = _Kind("Incidents", _parameter("count"))
Z = _Kind("z", lambda f: "" if f.value is None else f"{f.value:.1f}".replace("-", MINUS))
P = _Kind("p", lambda f: chance(f.p))
Q = _Kind("q", lambda f: chance(f.q))
STANDING = _Kind("What we can say", lambda f: WHERE.get(f.standing or "", ""), "words", toned=True)
EXPECTED = _Kind("Expected", _parameter("expected"))
TIMES = _Kind("Times", _parameter("times", 2))
WHEN = _Kind("When", lambda f: short_words(f.period), "words")


def hot_spots(lookup: Lookup, most: int | None = None) -> Grid:
    """Hot spots and cold spots with how they last; the first few for the first page."""
    last = {f.area.code: f for f in of_id(lookup, "/quarters-hot")}

    def lasts(figure: Figure) -> str:
        found = last.get(figure.area.code)
        return f"{found.parameters['kind']}, {found.value:g} of {found.unit.rpartition(' ')[2]}" if found else ""

    kinds = [COUNT, Z, Q, STANDING, *([_Kind("Quarters hot", lasts, "words")] if last else [])]
    table = lookup.figures.table("hotspots")
    figures = [f for _, f in lookup.rows(table)]
    shown = figures if most is None else [f for f in figures if f.standing == "above"][:most]
    note = (
        "z: how far the cell with its neighbours lies above or below the mean, in standard deviations. q: the share of "
        "false alarms among all cells as sure as this one."
    )
    first = table.first_column if table else "Cell"
    return _grid("hotspots" if most is None else "first", "Hot spots", first, kinds, shown, note)


def outliers(lookup: Lookup) -> Grid:
    """What local Moran names."""
    kind = _Kind("Beside its neighbours", lambda f: KINDS[str(f.parameters["kind"])], "words")
    return _of(lookup, "local-moran", [COUNT, kind, Z, Q], "q: as for hot spots.")


def lasting(lookup: Lookup) -> Grid:
    """How many quarters each was hot."""
    kinds = [
        _Kind("Quarters hot", lambda f: "" if f.value is None else f"{f.value:g} of {f.unit.rpartition(' ')[2]}"),
        P, Q, _Kind("What we call it", lambda f: str(f.parameters["kind"]), "words"),
    ]  # fmt: skip
    note = "p: how often chance would make a cell hot in so many quarters or more, each having as many as it had."
    return _of(lookup, "stability", kinds, note)


def concentration(lookup: Lookup) -> Grid:
    """Shares and Gini, beside what chance would make of it."""

    def value(figure: Figure) -> str:
        if figure.value is None:
            return ""
        return f"{figure.value:.2f}" if "index" in figure.unit else f"{figure.value:.1f}%"

    def by_chance(figure: Figure) -> str:
        low, high = (figure.parameters.get(name) for name in ("chance_low", "chance_high"))
        return "" if low is None or high is None else f"{low:.1f}% to {high:.1f}%"

    kinds = [
        _Kind("Of all areas", value),
        _Kind(
            "Areas", lambda f: f"{f.parameters['areas']:,} of {f.parameters['of']:,}" if "of" in f.parameters else ""
        ),
        _Kind("Spread evenly by chance", by_chance),
    ]
    note = (
        "Gini: 0 where all areas hold as much, towards 1 where one holds all; held against the most even spread that "
        "so few incidents can have."
    )
    return _of(lookup, "concentration", kinds, note)


def clusters(table: Table, lookup: Lookup) -> Grid:
    """The clusters of one model."""
    kinds = [WHEN, _Kind("Incidents", lambda f: "" if f.value is None else f"{f.value:,.0f}"), EXPECTED, TIMES, P]
    figures = [f for _, f in lookup.rows(table)]
    return _grid(table.id.replace("/", "-"), table.title, table.first_column, kinds, figures, table.note)


def near_repeats(lookup: Lookup) -> Grid:
    """Knox's table, a line a band."""
    kinds = [
        _Kind("Pairs", lambda f: "" if f.value is None else f"{f.value:,.0f}"),
        _Kind("By chance", lambda f: "" if f.baseline_value is None else f"{f.baseline_value:,.1f}"),
        _Kind("More", lambda f: "" if f.change_percent is None else signed_percent(f.change_percent)),
        P, Q,
    ]  # fmt: skip
    note = (
        "Bands are half-open: a pair exactly 100 m apart belongs to the band that starts at 100 m. Pairs on one "
        "spot, or on one day, lie in the first."
    )
    return _of(lookup, "near-repeat", kinds, note)


def _of(lookup: Lookup, id: str, kinds: Sequence[_Kind], note: str) -> Grid:
    table = lookup.figures.table(id)
    if table is None:
        return Grid(id, "", (), ())
    return _grid(id, table.title, table.first_column, kinds, [f for _, f in lookup.rows(table)], note)


def _grid(id: str, title: str, first: str, kinds: Sequence[_Kind], figures: Sequence[Figure], note: str) -> Grid:
    """Columns in which no row has anything are not printed."""
    filled = [k for k in kinds if any(k.cell(f) for f in figures)]
    columns = (Column(first, "label"), *(Column(k.head, k.kind) for k in filled))
    lines = tuple(Line((Cell(f.label), *(_cell(k, f) for k in filled)), note=". ".join(f.notes)) for f in figures)
    return Grid(id, title, columns, lines, note if lines else "")


def _cell(kind: _Kind, figure: Figure) -> Cell:
    if figure.suppressed:
        return HELD
    return Cell(kind.cell(figure), tone(figure) if kind.toned else "")
