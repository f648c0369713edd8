"""A table of blocks in Word: cells over several columns, widths by what stands in them."""

from collections.abc import Callable, Iterable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from commonweal.documents.blocks import Row, Run, Runs, TableBlock, plain, words
from commonweal.documents.word import Document
from commonweal.documents.word_table import describe, keep_whole, repeat, set_widths, shade
from commonweal.documents.word_text import Words, write_words

TEXT_WIDTH = 17.4  # centimetres, on A4
LEAST, MOST = 3, 60  # letters that a column is given, whatever stands in it
SIZE, MANY, SMALL = 9.0, 6, 8.0  # points; those of tables of more columns than this
DIGIT, LETTER, MARGINS = 0.0195, 0.0175, 0.5  # centimetres: of a digit and a letter of one point, and of two margins

Writer = Callable[[Iterable[Run]], list[Words]]


def write_table(document: Document, table: TableBlock, runs: Writer) -> None:
    """Write the table at the document's end."""
    width = table.width  # it looks through every row: asked once, not once a row
    if not width:
        return
    size = Pt(SIZE if width <= MANY else SMALL)
    rows = [Row.of(*table.heads)] if table.heads else []
    placed = document.empty_table(len(rows) + len(table.rows), width)
    placed.autofit = False
    describe(placed, table.title)
    for line, row in zip(list(placed.rows), [*rows, *table.rows], strict=True):
        _row(line, row, table, runs, size, head=bool(rows) and row is rows[0])
    if rows:
        repeat(placed.rows[0])
    set_widths(placed, _widths(table, width, size.pt))
    for line, row in zip(list(placed.rows), [*rows, *table.rows], strict=True):
        _join(line, row, width)
    document.space_after_table()


def _row(line: Any, row: Row, table: TableBlock, runs: Writer, size: Pt, head: bool) -> None:
    cells, column = line.cells, 0
    for position, cell in enumerate(row.cells):
        shown = [Words(w.text, w.bold or head or row.group, w.colour, w.italic) for w in runs(cell.runs)]
        _fill(cells[column], shown, table.is_number(column), size)
        if position == 0:
            cells[0].paragraphs[0].paragraph_format.left_indent = Cm(0.3 * row.depth)
            if row.note:
                write_words(cells[0].add_paragraph(), [Words(row.note, colour="5B6570")], Pt(7))
        column += cell.across
    if row.group:
        for cell in cells:
            shade(cell)
    keep_whole(line)


def _fill(cell: Any, shown: list[Words], right: bool, size: Pt) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(0)
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    write_words(line, shown, size)


def _join(line: Any, row: Row, width: int) -> None:
    """Cells over several columns, from the right, so that what is joined moves nothing still to come."""
    starts, column = [], 0
    for position, cell in enumerate(row.cells):
        across = width - column if position == len(row.cells) - 1 else cell.across
        starts.append((column, across))
        column += across
    cells = line.cells
    for start, across in reversed(starts):
        if across > 1:
            cells[start].merge(cells[start + across - 1])


def _widths(table: TableBlock, columns: int, size: float) -> list[float]:
    """Centimetres by what stands in each column: what may not be broken has its room first, words share the rest."""
    letters = [max(LEAST, _longest_word("".join(table.heads[n : n + 1]))) for n in range(columns)]
    for row in table.rows:
        column = 0
        for cell in row.cells:
            if cell.across == 1:
                letters[column] = max(letters[column], min(_longest(cell.runs), MOST))
            column += cell.across
    one = [size * (DIGIT if table.is_number(n) else LETTER) for n in range(columns)]
    whole = [count * letter + MARGINS for count, letter in zip(letters, one, strict=True)]
    if sum(whole) > TEXT_WIDTH:
        brief = table.verdicts()
        kept = [width if table.is_number(n) or n in brief else 0.0 for n, width in enumerate(whole)]
        words = sum(letters[n] for n, width in enumerate(kept) if not width)
        left = TEXT_WIDTH - sum(kept)
        if words and left > TEXT_WIDTH / 4:
            return [width or left * letters[n] / words for n, width in enumerate(kept)]
    return [TEXT_WIDTH * width / sum(whole) for width in whole]


def _longest(runs: Runs) -> int:
    return max((len(line) for line in plain(runs or words(" ")).split("\n")), default=0)


def _longest_word(said: str) -> int:
    """A head may be broken at its plain spaces and nowhere else. It is in bold letters."""
    return max((len(word) for word in said.split(" ")), default=0) + 1
