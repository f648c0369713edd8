"""The paper as a Word document, in the council's own template where one is given."""

from collections.abc import Callable
from pathlib import Path

from commonweal.documents.drawing import png, still
from commonweal.documents.word import Document, TableRow, Words
from commonweal.rendering.paper import (
    Block,
    Cell,
    Explorer,
    Grid,
    Panels,
    Paper,
    Picture,
    Points,
    Prose,
    Section,
    Subheading,
)
from commonweal.rendering.sentences import Sentence

COLOURS = {"more": "A63D26", "fewer": "1F5F85", "quiet": "5B6570"}
TEXT_WIDTH = 17.4  # centimetres, on A4
LETTER, PADDING = 0.158, 0.55  # centimetres: a letter of a table's type, and a cell's two edges
LEAST_LABEL = 3.6
CHART_WIDTH, MAP_WIDTH, PANEL_WIDTH = 13.0, 11.0, 9.5


def write(paper: Paper, path: Path, template: Path | None = None) -> None:
    """Write the document."""
    document = Document(template)
    about = ". ".join(filter(None, (paper.when, paper.marking)))
    document.properties(f"{paper.title}: {paper.body}", paper.author, about)
    meeting = f", for the meeting of {paper.meeting}" if paper.meeting else ""
    document.running(f"{paper.body}{meeting}", paper.audience, on_every_page=bool(paper.marking))
    _first_page(paper, document)
    for section in paper.sections:
        if section.where != "page":
            _section(section, document)
    _end(paper, document)
    document.save(path)


def _first_page(paper: Paper, document: Document) -> None:
    document.paragraph([Words(f"{paper.title} · {paper.when}", colour=COLOURS["quiet"])], keep_with_next=True)
    document.title(_runs(paper.headline))
    if paper.standfirst:
        document.paragraph(_runs(paper.standfirst))
    if paper.headings:
        document.paragraph([Words(paper.headings, colour=COLOURS["quiet"])])
    if paper.recommendation:
        document.paragraph([Words(paper.recommendation, bold=True)])
    _grid(paper.first_table, document)
    if paper.first_pictures:
        document.page_break()
    for picture in paper.first_pictures:
        _picture(picture, document, level=2)
    document.paragraph([Words(paper.foot, colour=COLOURS["quiet"])], quiet=True)


def _section(section: Section, document: Document) -> None:
    document.heading(section.heading, 2)
    over = section.heading
    for block in section.blocks:
        _block(block, document, over)
        over = block.text if isinstance(block, Subheading) else over


def _block(block: Block, document: Document, over: str) -> None:
    write_one: dict[type, Callable[[], None]] = {
        Prose: lambda: document.paragraph(_runs(block.sentence), quiet=block.kind == "quiet"),  # type: ignore[union-attr]
        Points: lambda: document.points(block.items),  # type: ignore[union-attr]
        Subheading: lambda: document.heading(block.text, 3),  # type: ignore[union-attr]
        Picture: lambda: _picture(block, document, level=4),  # type: ignore[arg-type]
        Explorer: lambda: _picture(block.picture, document, level=4),  # type: ignore[union-attr]
        Panels: lambda: _panels(block, document),  # type: ignore[arg-type]
        Grid: lambda: None if block.folded else _titled(block, document, over),  # type: ignore[arg-type, union-attr]
    }
    write_one[type(block)]()


def _panels(panels: Panels, document: Document) -> None:
    for picture in panels.pictures:
        _picture(picture, document, level=3, width=PANEL_WIDTH)


def _picture(picture: Picture, document: Document, level: int, width: float = CHART_WIDTH) -> None:
    document.heading(picture.title, level)
    document.paragraph([Words(picture.subtitle, colour=COLOURS["quiet"])], quiet=True, keep_with_next=True)
    width = MAP_WIDTH if picture.id.startswith("map") else width
    document.picture(png(still(picture.svg)), picture.alt, width)
    if picture.note:
        document.paragraph([Words(picture.note, colour=COLOURS["quiet"])], quiet=True)


def _titled(grid: Grid, document: Document, over: str) -> None:
    """Under its title, where the heading over it does not say the same: the one in the table is for screen readers."""
    if grid.lines and grid.title != over:
        document.paragraph([Words(grid.title, bold=True)], keep_with_next=True)
    _grid(grid, document)


def _grid(grid: Grid, document: Document) -> None:
    """The table, without its sparklines: Word shows them as pictures that no one can read."""
    kept = [n for n, column in enumerate(grid.columns) if column.kind != "spark"]
    if not grid.lines:
        return
    rows = [
        TableRow(tuple(_words(line.cells[n]) for n in kept), line.group, line.depth, line.note) for line in grid.lines
    ]
    heads = [(grid.columns[n].head, grid.columns[n].kind == "number") for n in kept]
    document.table(heads, rows, grid.title, _widths(heads, rows))
    if grid.note:
        document.paragraph([Words(grid.note, colour=COLOURS["quiet"])], quiet=True)


def _widths(heads: list[tuple[str, bool]], rows: list[TableRow]) -> list[float]:
    """Each column as wide as its longest words, a head over two lines; the label has what is left."""
    longest = [
        max(len(head) / 2, *(len(w) for w in head.split()), *(len(row.cells[n].text) for row in rows))
        for n, (head, _) in enumerate(heads)
    ]
    others = [LETTER * letters + PADDING for letters in longest[1:]]
    room = TEXT_WIDTH - LEAST_LABEL
    shrink = min(1.0, room / sum(others)) if others else 1.0
    return [TEXT_WIDTH - sum(others) * shrink, *(width * shrink for width in others)]


def _end(paper: Paper, document: Document) -> None:
    parts = [f"Purpose of this paper: {paper.purpose}"] if paper.purpose else []
    parts += [f"Author: {paper.author}."] if paper.author else []
    parts.append(f"Made with {paper.software}.")
    document.paragraph([Words(" ".join(parts), colour=COLOURS["quiet"])], quiet=True)


def _runs(sentence: Sentence) -> list[Words]:
    return [Words(run.text, run.tone in ("more", "fewer"), COLOURS.get(run.tone, "")) for run in sentence]


def _words(cell: Cell) -> Words:
    return Words(cell.text, cell.tone in ("more", "fewer"), COLOURS.get(cell.tone, ""))
