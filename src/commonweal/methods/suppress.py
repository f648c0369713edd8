"""`analyse suppress`: a wide table of counts with its small ones hidden, and proof of what can still be worked out."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.errors import ColumnsRefused, RowsRefused
from commonweal.methods.answer import Answer, whole
from commonweal.methods.table import InputTable
from commonweal.stats.suppression import SuppressedTable, suppress_table

TOTAL = frozenset({"total", "all", "sum"})  # a last row or column with this label is a margin, not a category
Floats = npt.NDArray[np.float64]


def suppress(table: InputTable, threshold: int = 5, totals: bool = False) -> Answer:
    """The table, wide (first column row labels, the rest categories), with counts of 1 to `threshold` - 1 hidden.

    With `totals` its margins are published, and whatever they would give away is hidden too. A last row or column
    called "Total" is a published margin of itself, with or without `totals`; it must add up. Rows hold numbers or
    null. `proof` gives each hidden cell's attainable range (`high` null: nothing bounds it), for a reader who knows
    what is published and that zeros are shown; it says no more than such a reader can work out, so that it may be
    published too. `margins_hidden` lists totals that had to go. Raises ColumnsRefused or RowsRefused.
    """
    labels, names, counts = _read(table)
    labels, names, counts, printed = _without_margins(table, labels, names, counts)
    found = suppress_table(counts, threshold=threshold, totals=totals or printed)
    label = next(iter(table.columns))
    rows = [
        {label: at, **{name: whole(value) for name, value in zip(names, line, strict=True)}}
        for at, line in zip(labels, found.values, strict=True)
    ]
    more: dict[str, Any] = {"proof": list(_proof(found, labels, names)), "margins_hidden": []}
    if found.row_totals is not None and found.column_totals is not None and found.grand_total is not None:
        more["margins"] = {
            "rows": {at: whole(value) for at, value in zip(labels, found.row_totals, strict=True)},
            "columns": {name: whole(value) for name, value in zip(names, found.column_totals, strict=True)},
            "total": whole(found.grand_total),
        }
        more["margins_hidden"] = list(_margins_hidden(found, labels, names))
    parameters = {"threshold": threshold, "totals": totals or printed}
    return Answer("suppress", parameters, tuple(rows), more)


def _read(table: InputTable) -> tuple[list[str], list[str], Floats]:
    names = list(table.columns)
    if len(names) < 2:
        raise ColumnsRefused(
            f"{table.name} has one column only.", "It needs a column of row labels, then a column for each category."
        )
    labels = list(table.text(names[0]))
    twice = next((label for place, label in enumerate(labels) if label in labels[:place]), None)
    if twice is not None:
        raise RowsRefused(f"{table.name} has two rows called '{twice}'.", "Give every row its own label.")
    counts = np.column_stack([table.counts(name) for name in names[1:]])
    if np.isnan(counts).any():
        row, column = (int(i) for i in np.argwhere(np.isnan(counts))[0])
        raise RowsRefused(
            f"{table.name}, line {table.line_numbers[row]}, column '{names[1 + column]}' is empty.",
            "Write 0 where nothing was counted: a cell that is not known cannot be protected.",
        )
    return labels, names[1:], counts


def _without_margins(
    table: InputTable, labels: list[str], names: list[str], counts: Floats
) -> tuple[list[str], list[str], Floats, bool]:
    """The cells without a total row or column that the table carries; whether it carries one."""
    column = len(names) > 1 and names[-1].casefold() in TOTAL
    row = len(labels) > 1 and labels[-1].casefold() in TOTAL
    if column and np.any(wrong := counts[:, :-1].sum(axis=1) != counts[:, -1]):
        at = labels[int(np.argmax(wrong))]
        raise RowsRefused(f"{table.name}: the total of row '{at}' is not the sum of its cells.", "Correct it.")
    if row and np.any(wrong := counts[:-1].sum(axis=0) != counts[-1]):
        at = names[int(np.argmax(wrong))]
        raise RowsRefused(f"{table.name}: the total of column '{at}' is not the sum of its cells.", "Correct it.")
    if column:
        names, counts = names[:-1], counts[:, :-1]
    if row:
        labels, counts = labels[:-1], counts[:-1]
    return labels, names, counts, column or row


def _proof(found: SuppressedTable, labels: list[str], names: list[str]) -> Iterator[dict[str, Any]]:
    for row, column in np.argwhere(np.isnan(found.values)):
        low, high = (whole(bound[row, column]) for bound in (found.low, found.high))
        yield {"row": labels[row], "column": names[column], "low": low, "high": high}


def _margins_hidden(found: SuppressedTable, labels: list[str], names: list[str]) -> Iterator[dict[str, Any]]:
    for kind, totals, called in (("row", found.row_totals, labels), ("column", found.column_totals, names)):
        for place in np.flatnonzero(np.isnan(totals)) if totals is not None else ():
            at = (place, -1) if kind == "row" else (-1, place)
            yield {"margin": kind, "label": called[place]} | _range(found, at)
    if found.grand_total is not None and np.isnan(found.grand_total):
        yield {"margin": "total", "label": None} | _range(found, (-1, -1))


def _range(found: SuppressedTable, at: tuple[Any, Any]) -> dict[str, Any]:
    return {"low": whole(found.low[at]), "high": whole(found.high[at])}
