"""Entries as a table to take away; no cell of it can become a formula."""

import csv
import io

from commonweal.documents.csv_cells import harmless_cell
from commonweal.portal.access.trail.queries import EntryLine

COLUMNS = ("number", "time", "what was done", "by", "account", "thing", "title", "words", "hash")


def csv_of(lines: tuple[EntryLine, ...]) -> bytes:
    """The lines as CSV that a spreadsheet opens in UTF-8."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for line in lines:
        cells = (
            line.sequence, line.at.isoformat(timespec="seconds"), line.act, line.doer, line.doer_id, line.thing,
            line.title, "(erased)" if line.erased else line.words, line.hash,
        )  # fmt: skip
        table.writerow([harmless_cell(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")
