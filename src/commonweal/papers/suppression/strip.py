"""Figures and series with every number taken out that is hidden, or that would tell one."""

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from commonweal.figures import AreaMap, Figure, Point, Row, Series, Table

# Numbers among a figure's parameters that say how it was worked out, never what was counted. Any other number goes.
SETTINGS = frozenset(
    "level alpha threshold frequency b w periods per residents population seed years months months_compared".split()
)

LEAST_MONTHS = 6  # months hidden together, below which even a rounded interval would say much of each


def settings_only(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Text, lists of text, true or false, and the numbers of `SETTINGS`: nothing that was counted."""
    return {name: value for name, value in parameters.items() if _is_setting(name, value)}


def _is_setting(name: str, value: object) -> bool:
    if value is None or isinstance(value, str | bool):
        return True
    if isinstance(value, list | tuple):
        return all(isinstance(inner, str) for inner in value)
    return name in SETTINGS and isinstance(value, int | float)


def hidden_figure(figure: Figure) -> Figure:
    """The figure without any number: only what it would have counted, where and when."""
    return replace(
        figure,
        value=None,
        baseline_value=None,
        change_percent=None,
        interval=None,
        level=None,
        p=None,
        q=None,
        verdict=None,
        standing=None,
        parameters={},
        audience="public",
        suppressed=True,
        notes=(),
    )


def shown_figure(figure: Figure, *, months_hidden: bool, family_hidden: bool) -> Figure:
    """A partners' figure that may be shown.

    Where a month of its series is hidden, the whole series is (`shown_series`), p goes, and the interval is widened to
    whole percents: it is worked out from the months, all of them hidden, and its last digits could tell on them. With
    fewer than LEAST_MONTHS months it goes too. Where another test of the table is hidden, its q goes: it may be the
    hidden test's own p, stepped up.
    """
    kept = replace(figure, parameters=settings_only(figure.parameters), audience="public")
    if months_hidden and len(figure.period) < LEAST_MONTHS:
        kept = replace(kept, interval=None, level=None, p=None, q=None)
    elif months_hidden:
        kept = replace(kept, interval=_widened(figure.interval), p=None, q=None)
    return replace(kept, q=None) if family_hidden else kept


def _widened(interval: tuple[float | None, float | None] | None) -> tuple[float | None, float | None] | None:
    """To whole percents, outwards: never narrower than what was worked out."""
    if interval is None:
        return None
    low, high = interval
    return None if low is None else float(math.floor(low)), None if high is None else float(math.ceil(high))


def shown_series(series: Series, hidden_months: Collection[int]) -> Series:
    """A partners' series; where a month of it must be hidden, none of its numbers is shown.

    One hidden month among shown ones would be told by the interval of the period that they make up; a whole hidden
    series would not, since many months share in it.
    """
    if not hidden_months:
        return replace(series, parameters=settings_only(series.parameters), audience="public")
    points = tuple(Point(point.month, None) for point in series.points)
    return replace(series, points=points, parameters={}, finding="", audience="public", suppressed=True)


def reordered(table: Table, hidden: Collection[str], area_of: Mapping[str, tuple[str, str]]) -> Table:
    """A table of places with its hidden rows last, by name: a place in an order by size would tell a size.

    `area_of` maps a figure's id to its offence and its area's name. Tables of one place keep the tree's order. Hidden
    rows lose their notes.
    """
    rows = tuple(replace(row, note="") if row.figure in hidden else row for row in table.rows)
    names = {area_of[row.figure][1] for row in rows if row.figure in area_of}
    if len(names) > 1 and not any(row.depth for row in rows):
        shown = [row for row in rows if row.figure not in hidden]
        rows = (*shown, *sorted((r for r in rows if r.figure in hidden), key=lambda r: _name(r, area_of)))
    return replace(table, rows=rows)


def _name(row: Row, area_of: Mapping[str, tuple[str, str]]) -> str:
    return area_of.get(row.figure, ("", row.figure))[1]


def without_caveats(drawn: AreaMap, hidden: Collection[str]) -> AreaMap:
    """A map that says nothing further of an area whose figure is hidden ("one in five crimes of the district")."""
    shapes = tuple(
        replace(shape, caveat="") if figure in hidden else shape
        for shape, figure in zip(drawn.shapes, drawn.figures, strict=True)
    )
    return replace(drawn, shapes=shapes)
