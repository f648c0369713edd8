"""Entries as a table to take away; no cell of it can become a formula."""

from commonweal.documents.csv_cells import csv_file
from commonweal.portal.access.trail.queries import EntryLine

COLUMNS = ("number", "time", "what was done", "by", "account", "thing", "title", "words", "hash")


def csv_of(lines: tuple[EntryLine, ...]) -> bytes:
    """The lines as CSV that a spreadsheet opens in UTF-8."""
    return csv_file(COLUMNS, map(_cells, lines))


def _cells(line: EntryLine) -> tuple[str | int, ...]:
    return (
        line.sequence, line.at.isoformat(timespec="seconds"), line.act, line.doer, line.doer_id, line.thing,
        line.title, "(erased)" if line.erased else line.words, line.hash,
    )  # fmt: skip
