"""What was done in an operation as CSV, with no cell that a spreadsheet would take for a formula."""

from collections.abc import Sequence

from commonweal.documents.csv_cells import csv_file
from commonweal.portal.operations.queries.activities import ActivityLine

HEADS = (
    "First day", "Last day", "Kind", "Agency", "Place", "Wards", "Quantity", "Unit", "Cost (£)", "Volunteers", "Result",
    "Taken out because",
)  # fmt: skip


def csv_of(lines: Sequence[ActivityLine]) -> bytes:
    """UTF-8 with a mark that Excel needs, comma-separated; empty where nothing was told."""
    return csv_file(HEADS, map(_values, lines))


def _values(line: ActivityLine) -> tuple[str | float | int | None, ...]:
    return (
        line.first.isoformat(), line.last.isoformat(), line.kind, line.agency, line.place, "; ".join(line.wards),
        None if line.quantity is None else float(line.quantity), line.unit,
        None if line.cost is None else float(line.cost), line.volunteers, line.result, line.struck,
    )  # fmt: skip
