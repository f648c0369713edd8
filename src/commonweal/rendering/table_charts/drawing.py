"""The chart that a table's writer asks for; none where the table has nothing to draw."""

from collections.abc import Sequence

from commonweal.rendering.table_charts import bars, columns, steps
from commonweal.rendering.table_charts.cells import Value, number, share

KINDS = ("bars", "shares", "columns", "steps")
MOST_ROWS, MOST_PERIODS, MOST_PANELS = 40, 12, 8


def drawn(kind: str, of: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> str | None:
    """SVG of the columns named `of`; the first column of the table holds the labels. None: it cannot be drawn."""
    if not rows or len(rows) > MOST_ROWS or not set(of) <= set(heads[1:]):
        return None
    read = share if kind == "shares" else number
    values = {name: [read(row[0], row[heads.index(name)]) for row in rows] for name in of}
    if not any(value.value is not None for found in values.values() for value in found):
        return None
    return _drawn(kind, values, f"{title.rstrip('.')}. The numbers are in the table.")


def _drawn(kind: str, values: dict[str, list[Value]], alternative: str) -> str | None:
    first = next(iter(values.values()))
    if kind == "columns":
        fits = len(values) <= MOST_PANELS and len(first) <= MOST_PERIODS
        return columns.draw(values, alternative) if fits else None
    if len(values) > 1:
        return None
    if kind == "steps":
        return steps.draw(first, alternative)
    return bars.draw(first, alternative, shares=kind == "shares")
