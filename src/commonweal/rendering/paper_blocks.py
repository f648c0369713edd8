"""A composed paper as plain blocks, so that it can stand in a meeting's pack beside papers of every other making.

The pack's PDF and its Word file both come of these blocks; the paper's own PDF keeps its first page's layout.
"""

from collections.abc import Iterator

from commonweal.documents import blocks
from commonweal.documents.drawing import still
from commonweal.rendering.paper import (
    Block,
    Cell,
    Explorer,
    Grid,
    Line,
    Panels,
    Paper,
    Picture,
    Points,
    Prose,
    Subheading,
)
from commonweal.rendering.sentences import Sentence

CHART_WIDTH, MAP_WIDTH, PANEL_WIDTH = 13.0, 11.0, 9.5
SVG = "image/svg+xml"


def paper_blocks(paper: Paper) -> tuple[blocks.Block, ...]:
    """All that the printed paper says, in its order: what stands on the page for a screen only is left out."""
    return tuple(_all(paper))


def _all(paper: Paper) -> Iterator[blocks.Block]:
    yield blocks.Heading("".join(run.text for run in paper.headline), 1)
    for text, kind in ((paper.standfirst, "lead"), (paper.headings, "quiet"), (paper.recommendation, "boxed")):
        if text:
            yield blocks.Paragraph.of(text, kind) if isinstance(text, str) else blocks.Paragraph(_runs(text), kind)
    yield from _grid(paper.first_table)
    for picture in paper.first_pictures:
        yield from _picture(picture)
    yield blocks.Paragraph.of(paper.foot, "quiet")
    for section in paper.sections:
        if section.where != "page":
            yield blocks.Heading(section.heading, 2)
            for block in section.blocks:
                yield from _block(block)


def _block(block: Block) -> Iterator[blocks.Block]:
    match block:
        case Prose():
            kind = {"ask": "boxed", "leading": "quiet"}.get(block.kind, block.kind)
            yield blocks.Paragraph(_runs(block.sentence), kind)
        case Points():
            yield blocks.ListBlock.of(*block.items)
        case Subheading():
            yield blocks.Heading(block.text, 3)
        case Grid():
            yield from () if block.folded else _grid(block)
        case Picture():
            yield from _picture(block)
        case Explorer():
            yield from _picture(block.picture)
        case Panels():
            for picture in block.pictures:
                yield from _picture(picture, PANEL_WIDTH)


def _picture(picture: Picture, width: float = CHART_WIDTH) -> Iterator[blocks.Block]:
    yield blocks.Heading(picture.title, 3)
    width = MAP_WIDTH if picture.id.startswith("map") else width
    yield blocks.Picture(still(picture.svg).encode(), SVG, picture.alt, width, picture.subtitle)
    if picture.note:
        yield blocks.Paragraph.of(picture.note, "quiet")


def _grid(grid: Grid) -> Iterator[blocks.Block]:
    """The table without its sparklines, which are drawings with no words of their own."""
    if not grid.lines:
        return
    kept = [n for n, column in enumerate(grid.columns) if column.kind != "spark"]
    heads = tuple(grid.columns[n].head for n in kept)
    numbers = tuple(grid.columns[n].kind == "number" for n in kept)
    yield blocks.TableBlock(heads, tuple(_row(line, kept) for line in grid.lines), grid.title, numbers)
    if grid.note:
        yield blocks.Paragraph.of(grid.note, "quiet")


def _row(line: Line, kept: list[int]) -> blocks.Row:
    depth = max(line.depth - 2, 0)  # the two upper levels of the tree stand at the margin
    return blocks.Row(tuple(_cell(line.cells[n]) for n in kept), line.group, depth, line.note)


def _cell(cell: Cell) -> blocks.Cell:
    return blocks.Cell(blocks.words(cell.text, bold=cell.tone in ("more", "fewer"), tone=cell.tone))


def _runs(sentence: Sentence) -> blocks.Runs:
    return tuple(blocks.Run(run.text, run.tone in ("more", "fewer"), tone=run.tone) for run in sentence)
