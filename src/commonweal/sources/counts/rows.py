"""What a table's rows must satisfy together: none stands twice, and a printed total is the sum of its parts."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.sources.partner.checks import Findings

KEY = ("month", "area", "offence", "category")


def repeats(rows: pa.Table, key: Sequence[str], among: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Where a row of those `among` has the key of an earlier one."""
    order = rows.select(list(key)).append_column("row", pa.array(range(rows.num_rows), pa.int64()))
    first = order.filter(among).group_by(list(key), use_threads=False).aggregate([("row", "min")])["row_min"]
    is_first = pc.is_in(order["row"], value_set=first.combine_chunks())
    found = pc.and_(pc.invert(is_first), among)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def add_repeated(rows: pa.Table) -> pa.Table:
    """One row for each month, area, offence and category: the sum, null where any part of it is null."""
    gap = rows.append_column("gap", pc.cast(rows["count"].is_null(), pa.int8()))
    added = gap.group_by(list(KEY), use_threads=False).aggregate([("count", "sum"), ("gap", "max")])
    whole = pc.if_else(pc.equal(added["gap_max"], 0), added["count_sum"], pa.scalar(None, pa.int64()))
    return added.select(list(KEY)).append_column("count", whole)


def check_totals(totals: pa.Array, cells: Sequence[pa.Array], findings: Findings) -> None:
    """Note the rows whose printed total is not the sum of their cells; a row with a cell or total missing is not held.

    Nothing is held to be right or wrong about a part that is not told.
    """
    summed = cells[0]
    for column in cells[1:]:
        summed = pc.add(summed, column)
    findings.at("does-not-add-up", "total", pc.fill_null(pc.not_equal(summed, totals), False), totals.cast(pa.string()))
