"""A table of periods laid out by year: this year's so far, and the same periods of the years before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused, RowsRefused
from commonweal.methods.table import InputTable
from commonweal.methods.timeline import timeline_of

Floats = npt.NDArray[np.float64]

_QUARTER = re.compile(r"(\d{4})[ -]?[Qq]([1-4])")


@dataclass(frozen=True, slots=True)
class Years:
    """S series of P periods a year: `now` (S, P) this year's counts, `before` (S, Y, P) those before; NaN not known.

    `begins` is this year's first period as the table writes it, None where that period has no row.
    """

    names: tuple[str, ...]
    now: Floats
    before: Floats
    begins: str | None


def years_of(tables: Sequence[InputTable], periods: int) -> Years:
    """The tables' values by series, year and period; the last table's last year is this one.

    Columns `period`, `value` and, if there is one, `series`. A single table's first period begins its first year; of a
    history and a table, the table's first period begins this year. Raises RowsRefused for periods that cannot be read
    or come twice, MethodRefused for a table of more than a year beside a history.
    """
    cells = [cell for table in tables for cell in table.text("period")]
    at = ordinals(cells, periods)
    names = [name for table in tables for name in _series(table)]
    values = np.concatenate([table.counts("value") for table in tables])
    own = at[-len(tables[-1]) :]
    start = int(own.min())
    if len(tables) == 1:
        start += (int(own.max()) - start) // periods * periods
    elif int(own.max()) - start >= periods:
        raise MethodRefused(
            f"{tables[-1].name} covers more than one year of {periods} periods.",
            "Put this year's periods in the table and the years before into the history.",
        )
    _check_once(tables, cells, at, names)
    series = tuple(dict.fromkeys(_series(tables[-1])))
    place = {name: i for i, name in enumerate(series)}
    earlier = max(0, -(-(start - int(at.min())) // periods))
    grid = np.full((len(series), (earlier + 1) * periods), np.nan)
    for name, moment, value in zip(names, at.tolist(), values.tolist(), strict=True):
        if name in place and moment < start + periods:
            grid[place[name], moment - start + earlier * periods] = value
    years = grid.reshape(len(series), earlier + 1, periods)
    begins = next((cell for cell, moment in zip(cells, at.tolist(), strict=True) if moment == start), None)
    return Years(series, years[:, -1], years[:, :-1], begins)


def _series(table: InputTable) -> tuple[str, ...]:
    return table.text("series") if table.has("series") else ("",) * len(table)


def ordinals(cells: Sequence[str], periods: int) -> npt.NDArray[np.int64]:
    """Each period's place (rows,) on a grid of `periods` a year. Raises RowsRefused for one that cannot be read."""
    quarters = [_QUARTER.fullmatch(cell) for cell in cells]
    if periods == 4 and any(quarters):
        unread = next((cell for cell, match in zip(cells, quarters, strict=True) if not match), None)
        if unread is not None:
            raise RowsRefused(f"The period '{unread}' cannot be read.", "Write quarters as 2024-Q1, or number them.")
        return np.array([int(match[1]) * 4 + int(match[2]) for match in quarters if match], dtype=np.int64)
    if periods not in (12, 52) and not all(re.fullmatch(r"[+-]?\d{1,9}", cell) for cell in cells):
        raise RowsRefused(
            f"With {periods} periods a year the periods cannot be read as dates.",
            "Number them 1, 2, 3 on, through all years; quarters (4 a year) may be written 2024-Q1.",
        )
    timeline = timeline_of(cells, periods)
    return timeline.place + timeline.first


def _check_once(
    tables: Sequence[InputTable], cells: Sequence[str], at: npt.NDArray[np.int64], names: Sequence[str]
) -> None:
    where = [f"{table.name}, line {line}" for table in tables for line in table.line_numbers]
    seen: dict[tuple[str, int], str] = {}
    for row, key in enumerate(zip(names, at.tolist(), strict=True)):
        if key in seen:
            raise RowsRefused(
                f"{where[row]}: period '{cells[row]}' comes a second time (first in {seen[key]}).",
                "Give each period one row in each series; name the series in a column 'series'.",
            )
        seen[key] = where[row]
