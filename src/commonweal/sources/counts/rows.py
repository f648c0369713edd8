"""What a table's rows come to together: parts added up, and whether a printed total is the sum of its parts."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.sources.partner.checks import Findings

KEY = ("month", "area", "offence", "category")


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
