"""A Word document's body from top to bottom, as blocks."""

from typing import Any

from commonweal.documents.blocks import (
    Block,
    Heading,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    plain,
)
from commonweal.documents.safe_copy import office
from commonweal.documents.safe_copy.notes import Notes
from commonweal.documents.safe_copy.package import Package, damaged
from commonweal.documents.safe_copy.seen import one_line
from commonweal.documents.safe_copy.word.drawings import DRAWN_OTHERWISE, Drawings
from commonweal.documents.safe_copy.word.marks import STRICT_W, W, name_of, value
from commonweal.documents.safe_copy.word.numbering import Numbering
from commonweal.documents.safe_copy.word.runs import PageEnd, Words
from commonweal.documents.safe_copy.word.styles import Styles, list_of
from commonweal.documents.safe_copy.word.tables import Tables, elements, joined
from commonweal.errors import UploadRefused

PAPER = "FFFFFF"


def read(package: Package, notes: Notes) -> tuple[Block, ...]:
    """What is seen in the document; raises UploadRefused."""
    office.check(package, notes)
    part = _main_part(package)
    document = package.xml(part)
    if document.tag.startswith(STRICT_W):
        raise UploadRefused(
            "The document is saved as 'Strict Open XML'.", "Save it as 'Word document (.docx)' and upload that."
        )
    body = document.find(f"{W}body")
    if body is None:
        raise damaged()
    reader = _Reader(package, part, notes)
    reader.body(body, PAPER)
    return tuple(reader.finished())


def _main_part(package: Package) -> str:
    if package.has("_rels/.rels"):
        for relation in package.xml("_rels/.rels"):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and package.has(target):
                return str(target)
    raise damaged()


class _Reader:
    """Gathers blocks; points of a list are gathered until something else comes."""

    def __init__(self, package: Package, part: str, notes: Notes) -> None:
        self._package, self._notes = package, notes
        self._room = part.rsplit("/", 1)[0]
        self._styles = Styles(self._part("styles.xml"))
        self._numbering = Numbering(self._part("numbering.xml"))
        self._words = Words(self._styles, notes)
        self._drawings = Drawings(package, office.relations(package, part), notes)
        self._tables = Tables(self._styles, notes, self._cell)
        self._blocks: list[Block] = []
        self._points: list[ListItem] = []

    def body(self, parent: Any, ground: str) -> None:
        """Everything below a body, a text box or a content control."""
        for child in parent:
            name = name_of(child)
            if name == "p":
                self._paragraph(child, ground)
            elif name == "tbl":
                self._end_list()
                self._blocks.append(self._tables.read(child, ground))
            elif name == "sdt":
                for content in child.findall(f"{W}sdtContent"):
                    self.body(content, ground)
            elif name in ("customXml", "ins", "moveTo"):
                self.body(child, ground)

    def finished(self) -> list[Block]:
        """All blocks, then what stood in notes at the foot."""
        self._footnotes()
        self._end_list()
        if any(self._says_something(name) for name in self._package.names):
            self._notes.add("Headers and footers are left out: the pack has its own.")
        return self._blocks

    def _paragraph(self, paragraph: Any, ground: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        runs, after, ends_page = self._gathered(paragraph, ground)
        style = value(properties, "pStyle")
        listed = list_of(properties) or self._styles.numbering(style)
        label = self._numbering.label(*listed) if listed and listed[0] != "0" else ""
        if plain(runs).strip():
            level = self._styles.heading(style)
            if level:
                self._add(Heading(one_line(plain(runs)), level, label))
            elif listed and listed[0] != "0":
                self._point(ListItem(runs, min(listed[1], 5), label))
            else:
                self._add(Paragraph(runs))
        for block in after:
            self._add(block)
        if ends_page or (properties is not None and properties.find(f"{W}sectPr") is not None):
            self._add(PageBreak())

    def _gathered(self, paragraph: Any, ground: str) -> tuple[Runs, list[Block], bool]:
        runs: list[Run] = []
        after: list[Block] = []
        ends_page = False
        for piece in self._words.pieces(paragraph, ground):
            if isinstance(piece, Run):
                runs.append(piece)
            elif isinstance(piece, PageEnd):
                ends_page = True
            else:
                after += self._drawing(piece)
        return _trimmed(runs), after, ends_page

    def _drawing(self, element: Any) -> list[Block]:
        if name_of(element) == "object":
            self._notes.add(DRAWN_OTHERWISE)
            return []
        is_old = name_of(element) == "pict"
        shown = self._drawings.old(element) if is_old else self._drawings.pictures(element)
        blocks, points = self._blocks, self._points
        self._blocks, self._points = list(shown), []
        for box in self._drawings.text_boxes(element):
            self.body(box, PAPER)
        self._end_list()
        found, self._blocks, self._points = self._blocks, blocks, points
        return found

    def _cell(self, cell: Any, ground: str) -> Runs:
        """A cell's paragraphs, a line each; a table within it gives its words."""
        lines: list[Runs] = []
        for child in cell:
            if name_of(child) == "p":
                runs, after, _ = self._gathered(child, ground)
                listed = list_of(child.find(f"{W}pPr"))
                label = self._numbering.label(*listed) if listed and listed[0] != "0" else ""
                lines.append(((Run(f"{label} "),) if label and runs else ()) + runs)
                if after:
                    self._notes.add("A picture within a table is left out: move it out of the table, or save as PDF.")
            elif name_of(child) == "tbl":
                block = self._tables.read(child, ground)
                lines += [tuple(run for c in row.cells for run in (*c.runs, Run(" "))) for row in block.rows]
        for control in (c for c in cell if name_of(c) == "sdt"):
            lines += [self._gathered(p, ground)[0] for p in elements(control, "p")]
        return joined(lines)

    def _footnotes(self) -> None:
        texts = [self._footnote(*reference.split(" ", 1)) for reference in self._words.footnotes]
        if texts:
            self._add(Heading("Notes", 2))
            items = tuple(ListItem(runs, 0, f"[{n}]") for n, runs in enumerate(texts, 1))
            self._add(ListBlock(items, numbered=True))

    def _footnote(self, kind: str, number: str) -> Runs:
        tree = self._part(f"{kind}s.xml")
        for note in tree if tree is not None else ():
            if note.get(f"{W}id") == number:
                return joined([self._gathered(p, PAPER)[0] for p in note.iter(f"{W}p")])
        return ()

    def _says_something(self, name: str) -> bool:
        place = name.lower().rsplit("/", 1)[-1]
        if not place.startswith(("header", "footer")) or not place.endswith(".xml"):
            return False
        return any((t.text or "").strip() for t in self._package.xml(name).iter(f"{W}t"))

    def _part(self, name: str) -> Any:
        path = f"{self._room}/{name}"
        return self._package.xml(path) if self._package.has(path) else None

    def _point(self, item: ListItem) -> None:
        if self._points and bool(self._points[-1].label) != bool(item.label) and item.depth == 0:
            self._end_list()
        self._points.append(item)

    def _add(self, block: Block) -> None:
        self._end_list()
        self._blocks.append(block)

    def _end_list(self) -> None:
        if self._points:
            points, self._points = tuple(self._points), []
            self._blocks.append(ListBlock(points, numbered=bool(points[0].label)))


def _trimmed(runs: list[Run]) -> Runs:
    """Neighbours of one look as one run, without empty lines at the ends."""
    merged: list[Run] = []
    for run in runs:
        if merged and (merged[-1].bold, merged[-1].italic) == (run.bold, run.italic):
            merged[-1] = Run(merged[-1].text + run.text, run.bold, run.italic)
        else:
            merged.append(run)
    return tuple(merged)
