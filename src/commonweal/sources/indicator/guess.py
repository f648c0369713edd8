"""How a file of one indicator is probably laid out, for whoever confirms it: its headings and first rows tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from commonweal.sources.indicator.periods import read_period
from commonweal.sources.indicator.values import read_cell

LOOKED_AT = 50  # rows
HINTS = {
    "numerator": ("numerator", "count", "number of"),
    "denominator": ("denominator", "population", "base", "total", "pupils"),
    "area": ("area", "geography", "authority", "district", "place", "region"),
    "mark": ("note", "flag", "symbol"),
}


@dataclass(frozen=True, slots=True)
class Guess:
    """Headings, first rows, and what each column may be. `wide`: periods head columns."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: bool
    columns: dict[str, str]  # field -> heading


def guess(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Guess:
    """The column whose cells are periods, the first whose cells are figures, and what the headings hint at."""
    shown = tuple(tuple(row) for row in rows[:LOOKED_AT])
    if sum(read_period(h) is not None for h in headings) >= 2:
        area = _first(headings, HINTS["area"])
        return Guess(tuple(headings), shown, True, {"area": area} if area else {})
    cells = {h: [row[n] for row in shown if n < len(row) and row[n].strip()] for n, h in enumerate(headings)}
    columns: dict[str, str] = {}
    if (period := _whose_cells(cells, read_period)) is not None:
        columns["period"] = period
    for name, words in HINTS.items():
        free = [h for h in headings if h not in columns.values()]
        if (found := _first(free, words)) is not None:
            columns[name] = found
    free_cells = {h: of for h, of in cells.items() if h not in columns.values()}
    if (value := _whose_cells(free_cells, read_cell)) is not None:
        columns["value"] = value
    return Guess(tuple(headings), shown, False, columns)


def _first(headings: Sequence[str], words: Sequence[str]) -> str | None:
    return next((h for h in headings if any(word in h.casefold() for word in words)), None)


def _whose_cells(cells: Mapping[str, Sequence[str]], read: Callable[[str], object]) -> str | None:
    """The first heading whose cells can all be read so."""
    return next((h for h, of in cells.items() if of and all(read(c) is not None for c in of)), None)
