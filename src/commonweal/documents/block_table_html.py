"""A table as HTML: true head cells with their scope, cells over several columns, rows that head others."""

from markupsafe import Markup

from commonweal.documents.blocks import Cell, Row, TableBlock
from commonweal.documents.inline_html import clean, inline

FOLDS = 4  # columns from which on a narrow screen sets them under their row's label


def table(block: TableBlock) -> Markup:
    """The table; wide ones scroll within themselves, or fold where a style sheet has their cells say their column."""
    caption = Markup("<caption>{}</caption>").format(clean(block.title)) if block.title else Markup("")
    width = block.width  # it looks through every row: asked once, not once a row
    brief = block.verdicts()
    folds = _folds(block)
    rows = Markup("").join(_row(block, row, width, brief, folds) for row in block.rows)
    return Markup('<div class="scroll"><table{}>{}{}<tbody>{}</tbody></table></div>').format(
        Markup(' class="folds"') if folds else "", caption, _head(block), rows
    )


def _folds(block: TableBlock) -> bool:
    """Whether each cell has a column of its own with a head, and there are many."""
    wide = len(block.heads)
    return wide >= FOLDS and all(len(r.cells) == wide and all(c.across == 1 for c in r.cells) for r in block.rows)


def _head(block: TableBlock) -> Markup:
    if not block.heads:
        return Markup("")
    heads = [*block.heads, *[""] * (block.width - len(block.heads))]
    cells = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(_side(block, n), clean(said)) for n, said in enumerate(heads)
    )
    return Markup("<thead><tr>{}</tr></thead>").format(cells)


def _row(block: TableBlock, row: Row, width: int, brief: frozenset[int], folds: bool) -> Markup:
    cells, column = [], 0
    for position, cell in enumerate(row.cells):
        last = position == len(row.cells) - 1
        across = max(width - column, 1) if last else cell.across
        if position == 0:
            cells.append(_label(block, row, cell, across))
        else:
            side = Markup(' class="brief"') if column in brief else _side(block, column)
            said = Markup(' data-label="{}"').format(clean(block.heads[column])) if folds else Markup("")
            cells.append(Markup("<td{}{}{}>{}</td>").format(side, _across(across), said, inline(cell.runs)))
        column += across
    return Markup("<tr{}>{}</tr>").format(Markup(' class="group"') if row.group else "", Markup("").join(cells))


def _label(block: TableBlock, row: Row, cell: Cell, across: int) -> Markup:
    """The row's first cell: it heads the row where the table has heads at all."""
    side = Markup(' class="depth-{}"').format(min(row.depth, 5)) if row.depth else _side(block, 0)
    note = Markup('<span class="note">{}</span>').format(clean(row.note)) if row.note else Markup("")
    tag, scope = ("th", Markup(' scope="row"')) if block.heads else ("td", Markup(""))
    return Markup("<{}{}{}{}>{}{}</{}>").format(tag, scope, side, _across(across), inline(cell.runs), note, tag)


def _across(columns: int) -> Markup:
    return Markup(' colspan="{}"').format(columns) if columns > 1 else Markup("")


def _side(block: TableBlock, column: int) -> Markup:
    return Markup(' class="amount"') if block.is_number(column) else Markup("")
