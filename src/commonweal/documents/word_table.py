"""Tables in Word: head rows that repeat, rows that are not torn, thin rules, a text alternative."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from commonweal.documents.word_text import Words, clean, write_words

RULE, SHADE = "C9CDC6", "F0F1EE"
TREE_STARTS = 2  # the depth from which labels step to the right


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table's row: its cells, whether it is a heading of others, and how deep its label stands."""

    cells: tuple[Words, ...]
    group: bool = False
    depth: int = 0
    note: str = ""


def fill(
    table: Any, heads: Sequence[tuple[str, bool]], rows: Sequence[TableRow], title: str, widths: Sequence[float]
) -> None:
    """Fill an empty table: `heads` are words and whether the column is of numbers; `widths` in centimetres."""
    table.autofit = False
    describe(table, title)
    for cell, (words, number) in zip(table.rows[0].cells, heads, strict=True):
        _fill(cell, [Words(words, bold=True)], number)
    repeat(table.rows[0])
    numbers = [number for _, number in heads]
    for line, row in zip(list(table.rows)[1:], rows, strict=True):
        _fill_row(line, row, numbers)
    set_widths(table, widths)


def _fill_row(line: Any, row: TableRow, numbers: Sequence[bool]) -> None:
    for position, (cell, words) in enumerate(zip(line.cells, row.cells, strict=True)):
        shown = Words(words.text, words.bold or row.group, words.colour)
        _fill(cell, [shown], numbers[position])
        if row.group:
            shade(cell)
    label = line.cells[0].paragraphs[0]
    label.paragraph_format.left_indent = Cm(0.3 * max(row.depth - TREE_STARTS, 0))
    if row.note:
        write_words(line.cells[0].add_paragraph(), [Words(row.note, colour="5B6570")], Pt(7))
    keep_whole(line)


def _fill(cell: Any, runs: Iterable[Words], right: bool) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(0)
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    write_words(line, runs, Pt(8))


def describe(table: Any, title: str) -> None:
    """Its text alternative, and thin rules between rows: nothing else is drawn."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    layout = properties.find(qn("w:tblLayout"))
    if layout is not None:
        layout.addprevious(borders)
    else:
        properties.append(borders)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), clean(title))
    properties.append(caption)


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """On the grid and on each cell, as Word wants; row by row, for asking by column takes a square of time."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Cm(width)


def repeat(row: Any) -> None:
    """The row heads the table on every page that it reaches."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    keep_whole(row)
    row._tr.get_or_add_trPr().append(head)


def keep_whole(row: Any) -> None:
    """The row is not torn over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def shade(cell: Any) -> None:
    """The cell stands on a quiet ground."""
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        ground.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(ground)
