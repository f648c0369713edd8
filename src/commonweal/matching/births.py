"""Dates of birth as they are compared: only as exact as they can be meant.

1 January is what systems and people write where only the year is known, and 1900 where nothing is: the one is taken
for its year, the other for nothing. Those truly born on 1 January lose a little evidence by it.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

OLDEST = 115  # years; an earlier birth is a slip of the hand


def compared(born: pa.Array, precision: pa.Array, this_year: int, today: int) -> dict[str, pa.Array]:
    """Columns `born` (days since 1970, only where the day is known), `born_year`, `born_month`, `born_day`.

    `today` in days since 1970 as well; what lies after it is no date of birth.
    """
    days = born.cast(pa.int32())
    year, month, day = pc.year(born), pc.month(born), pc.day(born)
    of_day = pc.equal(pc.coalesce(precision, pa.scalar("day")), "day")
    of_month = pc.or_(of_day, pc.equal(precision, "month"))
    first = pc.and_(pc.equal(month, 1), pc.equal(day, 1))
    exact = pc.and_(of_day, pc.invert(first))
    to_month = pc.and_(of_month, pc.invert(pc.and_(of_day, first)))
    meant = pc.and_(pc.less_equal(days, today), pc.greater(year, max(this_year - OLDEST, 1900)))
    return {
        "born": _where(pc.and_(meant, exact), days, pa.int32()),
        "born_year": _where(meant, year, pa.int16()),
        "born_month": _where(pc.and_(meant, to_month), month, pa.int16()),
        "born_day": _where(pc.and_(meant, exact), day, pa.int16()),
    }


def _where(mask: pa.Array, values: pa.Array, kind: pa.DataType) -> pa.Array:
    told = np.asarray(pc.fill_null(mask, False).to_numpy(zero_copy_only=False), dtype=bool)
    return pc.if_else(pa.array(told), values, pa.scalar(None, values.type)).cast(kind)
