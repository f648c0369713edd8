"""The questions asked of incident rows, written in Ibis alone, so that they run unchanged on another engine."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.types as ir


def of_months(rows: "ir.Table", months: Collection[Any]) -> "ir.Table":
    """Only the rows of those months (dates of their first days)."""
    return rows.filter(rows["month"].isin(list(months)))


def counted(rows: "ir.Table", by: Sequence[str], where: Mapping[str, Collection[Any]]) -> "ir.Table":
    """How many rows stand behind each combination of `by`, in that order; `where` names the values to keep."""
    for column, values in where.items():
        rows = rows.filter(_one_of(rows[column], values))
    if not by:
        return rows.aggregate(count=rows.count())
    return rows.group_by(list(by)).aggregate(count=rows.count()).order_by(list(by))


def _one_of(column: "ir.Column", values: Collection[Any]) -> "ir.BooleanValue":
    known = [v for v in values if v is not None]
    found = column.isin(known)
    return found | column.isnull() if len(known) < len(values) else found
