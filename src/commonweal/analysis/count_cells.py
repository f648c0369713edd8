"""The cells of a table of counts as one array, under the codes that the table has and under those of today."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.figures import Period
from commonweal.geography import Gazetteer
from commonweal.records import offences

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cells:
    """Counts (areas, offences, times) by codes; `rows` (areas, times): 0 none, 1 a part of the area, 2 whole."""

    codes: tuple[str, ...]
    nodes: tuple[str, ...]
    counts: Floats
    rows: npt.NDArray[np.int8]


def count_cells(rows: pa.Table, period: Period, months: int, zero_where_unlisted: bool) -> Cells:
    """A cell is whole where every category that its offence has at that time in any area has a row."""
    codes, area = _indexed(rows["area"])
    printed, category = _indexed(rows["category"])
    nodes = tuple(code for code in offences.by_code() if code in set(pc.unique(rows["offence"]).to_pylist()))
    node = pc.index_in(rows["offence"], value_set=pa.array(nodes, pa.string())).to_numpy()
    month = rows["month"].to_numpy().astype("datetime64[M]").astype(np.int64) + 1970 * 12
    time = (month - period.start.index) // months
    shape = (len(codes), len(nodes), len(period) // months)
    counts, listed = np.zeros(shape), np.zeros(shape, dtype=np.int32)
    np.add.at(counts, (area, node, time), rows["count"].cast(pa.float64()).to_numpy())
    np.add.at(listed, (area, node, time), 1)
    known = np.zeros((*shape[1:], len(printed)), dtype=bool)
    known[node, time, category] = True
    any_row = listed.any(axis=1)
    if not zero_where_unlisted:
        whole = (listed > 0) & (listed == known.sum(axis=2))
        counts = np.where(whole, counts, np.nan)
    return Cells(codes, nodes, counts, np.where(any_row, 2, 0).astype(np.int8))


def _indexed(column: pa.ChunkedArray) -> tuple[tuple[str, ...], npt.NDArray[np.int64]]:
    """The values, null as blank, in order; and each row's place among them."""
    filled = pc.fill_null(column.cast(pa.string()), "")
    values = tuple(sorted(pc.unique(filled).to_pylist()))
    places: npt.NDArray[np.int64] = pc.index_in(filled, value_set=pa.array(values, pa.string())).to_numpy()
    return values, places.astype(np.int64)


def merged(cells: Cells, places: Gazetteer | None) -> Cells:
    """Districts that were merged since, added up under the codes of today."""
    present = [places.active(code) if places else code for code in cells.codes]
    codes = tuple(sorted(set(present)))
    at = np.array([codes.index(code) for code in present])
    has = cells.rows > 0
    counts = np.zeros((len(codes), *cells.counts.shape[1:]))
    np.add.at(counts, at, np.where(has[:, None, :], cells.counts, 0.0))
    rows = np.zeros((len(codes), has.shape[1]), dtype=np.int8)
    for area, code in enumerate(codes):
        parts = np.flatnonzero(at == area)
        own = np.array([cells.codes[part] == code for part in parts])
        rows[area] = _wholeness(has[parts], own)
    return Cells(codes, cells.nodes, counts, rows)


def _wholeness(has: npt.NDArray[np.bool_], own: npt.NDArray[np.bool_]) -> npt.NDArray[np.int8]:
    """0 none, 1 a part, 2 whole at each time, from which of an area's codes `has` rows (codes, times).

    Whole where its code of today has rows, or where at no other time all these codes have rows and more besides: what
    an area was made of is told by the table itself, since codes may have been merged more than once.
    """
    seen = {tuple(column) for column in has.T.tolist()}
    answers = np.zeros(has.shape[1], dtype=np.int8)
    for time, column in enumerate(has.T):
        if column.any():
            more = any(
                all(o >= c for o, c in zip(other, column, strict=True)) and sum(other) > column.sum() for other in seen
            )
            answers[time] = 2 if bool(np.any(column & own)) or not more else 1
    return answers


def cut(cells: Cells, span: Period, period: Period, months: int) -> Cells:
    """The times of `period` out of those of `span`, which holds it."""
    first = (period.start.index - span.start.index) // months
    times = slice(first, first + len(period) // months)
    return Cells(cells.codes, cells.nodes, cells.counts[:, :, times], cells.rows[:, times])
