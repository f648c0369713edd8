"""The questions asked of rows, written in Ibis alone, so that they run unchanged on another engine."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    import ibis.expr.types as ir


def of_months(rows: "ir.Table", months: Collection[Any]) -> "ir.Table":
    """Only the rows of those months (dates of their first days)."""
    return rows.filter(rows["month"].isin(list(months)))


def belonging(rows: "ir.Table", column: str, within: Mapping[str, str]) -> "ir.Table":
    """The same rows, each value of a column replaced by what it belongs to; null where it belongs to nothing."""
    import ibis

    pairs = {"part": pa.array(within.keys(), pa.string()), "whole": pa.array(within.values(), pa.string())}
    known = ibis.memtable(pa.table(pairs)).rename(_part="part", _whole="whole")
    kept = [name for name in rows.columns if name != column]
    return rows.left_join(known, rows[column] == known["_part"]).select(*kept, **{column: known["_whole"]})


def counted(
    rows: "ir.Table", by: Sequence[str], where: Mapping[str, Collection[Any]], of: str | None = None
) -> "ir.Table":
    """How many rows stand behind each combination of `by`, in that order; `where` names the values to keep.

    With `of`, that column's sum instead.
    """
    for column, values in where.items():
        rows = rows.filter(_one_of(rows[column], values))
    count = rows.count() if of is None else _sum(rows[of])
    if not by:
        return rows.aggregate(count=count)
    return rows.group_by(list(by)).aggregate(count=count).order_by(list(by))


def _sum(column: "ir.Column") -> "ir.Value":
    """Null where any part of it is null: a part must not be taken for the whole."""
    return column.isnull().any().ifelse(None, column.sum().cast("int64"))


def _one_of(column: "ir.Column", values: Collection[Any]) -> "ir.BooleanValue":
    known = [v for v in values if v is not None]
    found = column.isin(known)
    return found | column.isnull() if len(known) < len(values) else found
