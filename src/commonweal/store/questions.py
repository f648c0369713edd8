"""The questions asked of rows, written in Ibis alone, so that they run unchanged on every engine."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from commonweal.store.engine import Engine, Paths

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True, slots=True)
class Question:
    """Count the rows of `whole` files, and of each file of `parts` those of its months; or add up a column `of`.

    `within` says of columns what their values belong to: these take the values' places. `where` names values to keep.
    """

    whole: Paths
    parts: Mapping[str, Collection[date]]
    by: Sequence[str]
    where: Mapping[str, Collection[Any]] = field(default_factory=dict)
    of: str | None = None
    within: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def asked(question: Question, engine: Engine) -> "ir.Table":
    """The question as one expression over an engine's tables."""
    import ibis

    tables = [engine.rows(question.whole)] if question.whole else []
    tables += [of_months(engine.rows((path,)), months) for path, months in question.parts.items()]
    of = [question.of] if question.of else []
    wanted = list(dict.fromkeys([*question.by, *question.where, *of])) or ["month"]
    rows = ibis.union(*(t.select(wanted) for t in tables)) if len(tables) > 1 else tables[0]
    for column, pairs in question.within.items():
        if column in wanted:
            rows = belonging(rows, column, _known(pairs, engine))
    return counted(rows, question.by, question.where, question.of)


def _known(pairs: Mapping[str, str], engine: Engine) -> "ir.Table":
    return engine.known(
        pa.table({"_part": pa.array(pairs.keys(), pa.string()), "_whole": pa.array(pairs.values(), pa.string())})
    )


def of_months(rows: "ir.Table", months: Collection[Any]) -> "ir.Table":
    """Only the rows of those months (dates of their first days)."""
    return rows.filter(rows["month"].isin(list(months)))


def belonging(rows: "ir.Table", column: str, known: "ir.Table") -> "ir.Table":
    """The same rows, each value of a column replaced by what it belongs to; null where it belongs to nothing."""
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
