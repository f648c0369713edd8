"""Monthly counts by area and offence: the one block of numbers that a report asks everything of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.figures import Month, Period
from commonweal.records import offences

UNPLACED = "unplaced"  # in the district, but in none of its areas: no point and no lookup


@dataclass(frozen=True, slots=True)
class Cube:
    """Counts as a whole-number array (areas, offences, months); a month that is not held is missing, never zero.

    `offences` are the nodes that the source itself records. `held` has one truth value a month of `horizon`.
    """

    areas: tuple[str, ...]
    offences: tuple[str, ...]
    horizon: Period
    counts: npt.NDArray[np.int64] = field(repr=False)
    held: npt.NDArray[np.bool_] = field(repr=False)

    def countable(self, node: str) -> bool:
        """Whether the source can count that node: none of its rows hides under a broader heading of the source."""
        recorded = set(self.offences)
        if recorded & set(_ancestors(node)):
            return False
        return bool(recorded & offences.descendants(_root(node)))

    def series(self, node: str, area: str | None = None) -> npt.NDArray[np.float64]:
        """Counts a month (T,) of a node with all below it; NaN where not held. Without an area: all areas."""
        nodes = [i for i, code in enumerate(self.offences) if code in offences.descendants(node)]
        block = self.counts if area is None else self.counts[[self.areas.index(area)]]
        return np.where(self.held, block[:, nodes].sum(axis=(0, 1)), np.nan)

    def window(self, values: npt.NDArray[np.float64], period: Period) -> npt.NDArray[np.float64]:
        """The part of a series (..., T) that lies in `period`; months outside the horizon are NaN."""
        out = np.full((*values.shape[:-1], len(period)), np.nan)
        offset = period.start.index - self.horizon.start.index
        first, last = max(offset, 0), min(offset + len(period), len(self.horizon))
        if first < last:
            out[..., first - offset : last - offset] = values[..., first:last]
        return out

    def held_in(self, period: Period) -> npt.NDArray[np.bool_]:
        """Which months of `period` are held (M,)."""
        return np.isfinite(self.window(np.where(self.held, 0.0, np.nan), period))


def build(
    rows: pa.Table,
    area_of_row: pa.Array | pa.ChunkedArray,
    areas: Sequence[str],
    recorded: Collection[str],
    months_held: Collection[Month],
    horizon: Period,
) -> Cube:
    """Add up `rows` (columns month, offence, count) by the area given for each row (strings, null where none).

    `areas` fixes the order; a row of no known area counts as `UNPLACED`, which is always the last area, so that the
    areas add up to the whole. Rows of months outside the horizon are left out.
    """
    all_areas = (*areas, UNPLACED)
    nodes = tuple(code for code in offences.by_code() if code in set(recorded))
    area_index = _index_of(area_of_row, areas, default=len(areas))
    node_index = _index_of(rows["offence"], nodes, default=-1)
    month_index = month_indices(rows["month"]) - horizon.start.index
    inside = (month_index >= 0) & (month_index < len(horizon)) & (node_index >= 0)
    counts = np.zeros((len(all_areas), len(nodes), len(horizon)), dtype=np.int64)
    where = (area_index[inside], node_index[inside], month_index[inside])
    np.add.at(counts, where, rows["count"].to_numpy()[inside].astype(np.int64))
    held = np.array([month in set(months_held) for month in horizon])
    return Cube(all_areas, nodes, horizon, counts, held)


def _index_of(values: pa.Array | pa.ChunkedArray, order: Sequence[str], default: int) -> npt.NDArray[np.int64]:
    found = pc.index_in(values.cast(pa.string()), value_set=pa.array(order, pa.string()))
    index: npt.NDArray[np.int64] = pc.fill_null(found, default).to_numpy().astype(np.int64)
    return index


def month_indices(column: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """Months as `Month.index` counts them."""
    months: npt.NDArray[np.int64] = column.to_numpy().astype("datetime64[M]").astype(np.int64)
    return months + 1970 * 12


def _ancestors(node: str) -> list[str]:
    parent = offences.by_code()[node].parent
    return [] if parent is None else [parent, *_ancestors(parent)]


def _root(node: str) -> str:
    return ([node, *_ancestors(node)])[-1]
