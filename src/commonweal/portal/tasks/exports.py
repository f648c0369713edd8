"""Actions as CSV and Excel, with no cell that a spreadsheet would take for a formula."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from commonweal.documents.csv_cells import csv_file
from commonweal.documents.excel import Cell, Head, Workbook
from commonweal.portal.tasks.queries import ActionLine

HEADS = (
    Head("Raised", 12, right=False),
    Head("Action", 60, right=False),
    Head("Agency", 22, right=False),
    Head("Owner", 26, right=False),
    Head("Due", 22, right=False),
    Head("State", 16, right=False),
    Head("Closed", 12, right=False),
    Head("Days to close", 10),
    Head("Evidence, or why it was dropped", 50, right=False),
    Head("Where it was raised", 36, right=False),
    Head("Restricted", 10, right=False),
)
WRAPPED = (1, 8, 9)


def csv_of(lines: Sequence[ActionLine]) -> bytes:
    """UTF-8 with a mark that Excel needs, comma-separated."""
    return csv_file([head.words for head in HEADS], map(_values, lines))


def excel_of(lines: Sequence[ActionLine]) -> bytes:
    """A workbook with one real table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "actions.xlsx"
        with Workbook(path, "Actions") as book:
            sheet = book.sheet("Actions", landscape=True)
            sheet.table(HEADS, [[_cell(n, value) for n, value in enumerate(_values(line))] for line in lines])
        return path.read_bytes()


def _cell(column: int, value: str | int | None) -> Cell:
    return Cell(value, wrap=column in WRAPPED)


def _values(line: ActionLine) -> tuple[str | int | None, ...]:
    return (
        line.raised_on.isoformat(),
        line.text,
        line.agency,
        line.owner or line.owner_words,
        line.due_words,
        line.state_words,
        line.closed_on.isoformat() if line.closed_on else "",
        line.days_to_close,
        line.evidence,
        line.home_words,
        "restricted" if line.restricted else "",
    )
