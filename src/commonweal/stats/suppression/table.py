"""Suppression of a table of counts, rows by categories, with or without published margins."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.suppression.attainable import Ranges, attainable
from commonweal.stats.suppression.cells import Floats, checked_threshold, counted, is_primary
from commonweal.stats.suppression.protect import Pattern, protect
from commonweal.stats.suppression.relations import Relations, sums


@dataclass(frozen=True, slots=True)
class SuppressedTable:
    """The table as it may be published: NaN where hidden.

    `values` (rows, categories); `row_totals` (rows,), `column_totals` (categories,) and `grand_total` are None where
    margins are not published. `low` and `high`, (rows + 1, categories + 1) with margins in the last row and column
    (NaN without margins), are the ranges that any reader can work out. `primary` (rows, categories): hidden because
    small; it is for the publisher alone. `relaxed`: cells, as (row, category) with margins last, that one who knows
    which cells are the small ones could still narrow further.
    """

    values: Floats
    row_totals: Floats | None
    column_totals: Floats | None
    grand_total: float | None
    low: Floats
    high: Floats
    primary: npt.NDArray[np.bool_]
    relaxed: tuple[tuple[int, int], ...] = ()


def suppress_table(counts: Floats, *, threshold: int = 5, totals: bool = False) -> SuppressedTable:
    """Hide counts of 1 to `threshold` - 1, and what would give them away.

    `counts` (rows, categories), whole numbers from zero. With `totals`, row, column and grand totals are published
    too: a small total is hidden itself, and cells that a total would give away go with it, the cheapest that suffice
    (small tables: proven cheapest, see `protect`). Without totals no cell tells of another. Raises MethodRefused for
    a threshold below 3 or values that are no counts.

    >>> suppress_table(np.array([[2.0, 10, 20], [30, 8, 40], [50, 60, 70]]), totals=True).values.tolist()
    [[nan, nan, 20.0], [nan, nan, 40.0], [50.0, 60.0, 70.0]]
    """
    counts = np.asarray(counts, dtype=np.float64)
    checked_threshold(threshold)
    if counts.ndim != 2 or not np.all(np.isfinite(counts)) or np.any(counts < 0) or np.any(counts % 1):
        raise MethodRefused("A table to suppress must hold counts only.", "Give whole numbers from zero in every cell.")
    primary = is_primary(counts, threshold)
    whole_table = _with_margins(counts)
    if not totals:
        ranges = np.full(whole_table.shape, np.nan)
        low, high = ranges.copy(), ranges.copy()
        low[:-1, :-1], high[:-1, :-1] = np.where(primary, 1.0, counts), np.where(primary, np.inf, counts)
        return SuppressedTable(np.where(primary, np.nan, counts), None, None, None, low, high, primary)
    relations = margins(*counts.shape)
    pattern = protect(counted(whole_table.ravel(), relations, threshold=threshold))
    return _as_table(whole_table, relations, pattern, primary)


def margins(rows: int, categories: int) -> Relations:
    """What adds up in a table whose last row and last column, (rows + 1, categories + 1) raveled, are its totals."""
    at = np.arange((rows + 1) * (categories + 1)).reshape(rows + 1, categories + 1)
    along = [(int(line[-1]), [int(i) for i in line[:-1]]) for line in at]
    down = [(int(line[-1]), [int(i) for i in line[:-1]]) for line in at.T]
    return sums(at.size, along + down)


def _with_margins(counts: Floats) -> Floats:
    wide = np.column_stack([counts, counts.sum(axis=1)])
    return np.vstack([wide, wide.sum(axis=0)])


def _as_table(
    whole_table: Floats, relations: Relations, pattern: Pattern, primary: npt.NDArray[np.bool_]
) -> SuppressedTable:
    published = np.where(pattern.hidden.reshape(whole_table.shape), np.nan, whole_table)
    ranges: Ranges = attainable(relations, published.ravel(), lower=1.0)
    width = whole_table.shape[1]
    return SuppressedTable(
        published[:-1, :-1],
        published[:-1, -1],
        published[-1, :-1],
        float(published[-1, -1]),
        ranges.low.reshape(whole_table.shape),
        ranges.high.reshape(whole_table.shape),
        primary,
        tuple((cell // width, cell % width) for cell in pattern.relaxed),
    )
