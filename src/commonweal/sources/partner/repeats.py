"""Rows that say again what an earlier row said."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc


def repeats(rows: pa.Table, key: Sequence[str], among: pa.Array | pa.ChunkedArray | None = None) -> pa.Array:
    """Where a row (of those `among`, else of all) has the key of an earlier one; blanks are alike."""
    wanted = pa.array([True] * rows.num_rows, pa.bool_()) if among is None else among
    order = rows.select(list(key)).append_column("row", pa.array(range(rows.num_rows), pa.int64()))
    first = order.filter(wanted).group_by(list(key), use_threads=False).aggregate([("row", "min")])["row_min"]
    is_first = pc.is_in(order["row"], value_set=first.combine_chunks())
    found = pc.and_(pc.invert(is_first), wanted)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
