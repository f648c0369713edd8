"""Plain text and CSV as blocks."""

import csv
import re
from io import StringIO

from commonweal.documents.blocks import Block, Heading, ListBlock, ListItem, Paragraph, TableBlock, words
from commonweal.documents.safe_copy.notes import Notes
from commonweal.documents.safe_copy.seen import one_line, seen_text
from commonweal.documents.safe_copy.workbook.read import MOST_CELLS, table_of
from commonweal.errors import UploadRefused

HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
POINT = re.compile(r"([-*•]|(\d{1,3}[.)]))\s+(.+)$")
NUMBER = re.compile(r"[+-]?£?[\d,]+(\.\d+)?%?")
MOST_LETTERS = 2_000_000
WIDEST_FIELD = 32_000


def decoded(content: bytes) -> str:
    """Text in whichever of the usual encodings it is."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_text(content: bytes, notes: Notes) -> tuple[Block, ...]:
    """Paragraphs, and the headings and points that a Markdown text marks."""
    text = seen_text(decoded(content))
    if len(text) > MOST_LETTERS:
        raise UploadRefused("The text is longer than a paper.", "Keep what members are to read, and upload it again.")
    if len(text) < len(decoded(content).replace("\r\n", "\n")):
        notes.add("Unseen control letters are left out.")
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text):
        blocks += _part([line.rstrip() for line in part.split("\n") if line.strip()])
    return tuple(blocks)


def read_csv(content: bytes, notes: Notes) -> tuple[Block, ...]:
    """One table."""
    text = decoded(content).replace("\x00", "")
    csv.field_size_limit(WIDEST_FIELD)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:20_000], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = [[seen_text(cell).strip() for cell in row] for row in csv.reader(StringIO(text), dialect) if any(row)]
    except csv.Error as broken:
        raise UploadRefused("The table cannot be read as CSV.", "Save it anew as CSV or as .xlsx.") from broken
    if sum(len(row) for row in rows) > MOST_CELLS:
        raise UploadRefused(
            "The table has more cells than a paper can show.", "Keep the rows that members are to read."
        )
    if any(row[n][:1] in "=+@" for row in rows for n in range(len(row)) if row[n]):
        notes.add("Cells that a spreadsheet would take for formulas are kept as words.")
    width = max((len(row) for row in rows), default=0)
    even = [[(cell, bool(NUMBER.fullmatch(cell))) for cell in [*row, *[""] * (width - len(row))]] for row in rows]
    return (table_of(even),) if even else (TableBlock((), ()),)


def _part(lines: list[str]) -> list[Block]:
    """Lines without an empty one between them: a heading, points, or a paragraph whose line ends are kept."""
    if not lines:
        return []
    heading = HEADING.match(lines[0])
    if heading:
        return [Heading(one_line(heading.group(2)), len(heading.group(1))), *_part(lines[1:])]
    points = [POINT.match(line.strip()) for line in lines]
    if all(points):
        items = tuple(ListItem(words(p.group(3)), 0, p.group(2) or "") for p in points if p)
        return [ListBlock(items, numbered=bool(items[0].label))]
    return [Paragraph.of("\n".join(lines))]
