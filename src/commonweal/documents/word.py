"""Word documents with real headings, tables whose head row repeats, and pictures with a text alternative.

A council's own template can stand in: its styles, headers and footers are kept, its text is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from commonweal.errors import FileRefused

FACE = "Arial"
XML_CANNOT_HOLD = {code: None for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)}
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(1.8)
RULE = "C9CDC6"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text with its look; `colour` as RRGGBB."""

    text: str
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table's row: its cells, whether it is a heading of others, and how deep its label stands."""

    cells: tuple[Words, ...]
    group: bool = False
    depth: int = 0
    note: str = ""


class Document:
    """A document being written from the top down."""

    def __init__(self, template: Path | None = None) -> None:
        self._doc: Any = _opened(template)
        self._own = template is None
        self._pictures = 0
        if self._own:
            _set_styles(self._doc)
        else:
            _empty(self._doc)

    def properties(self, title: str, author: str, subject: str) -> None:
        """What the file says of itself, British English among it."""
        core = self._doc.core_properties
        core.title, core.author, core.subject = _clean(title), _clean(author), _clean(subject)
        core.language = "en-GB"
        core.comments = ""

    def running(self, head: str, audience: str) -> None:
        """Running head and page numbers; a council's own template keeps its own."""
        section = self._doc.sections[0]
        if self._own or not _has_text(section.header):
            line = section.header.paragraphs[0]
            _write(line, [Words(f"{head}  ·  "), Words(audience, bold=True)], Pt(8))
        if self._own:
            foot = section.footer.paragraphs[0]
            foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _write(foot, [Words("Page ")], Pt(8))
            _field(foot, "PAGE")

    def title(self, runs: Iterable[Words]) -> None:
        """The paper's headline, as the first heading."""
        _write(self._doc.add_heading(level=1), runs)

    def heading(self, text: str, level: int) -> None:
        """A heading that Word's navigation shows."""
        self._doc.add_heading(_clean(text), level=level).paragraph_format.keep_with_next = True

    def paragraph(self, runs: Iterable[Words], quiet: bool = False, keep_with_next: bool = False) -> None:
        """Prose."""
        line = self._doc.add_paragraph()
        _write(line, runs, Pt(8.5) if quiet else None)
        line.paragraph_format.keep_with_next = keep_with_next

    def points(self, items: Iterable[str]) -> None:
        """A bulleted list."""
        style = "List Bullet" if "List Bullet" in [s.name for s in self._doc.styles] else None
        for item in items:
            self._doc.add_paragraph(_clean(item), style=style)

    def picture(self, png: bytes, alternative: str, width_cm: float) -> None:
        """A picture in the line, with its text alternative."""
        self._pictures += 1
        line = self._doc.add_paragraph()
        shape = line.add_run().add_picture(BytesIO(png), width=Cm(width_cm))
        described = shape._inline.docPr
        described.set("descr", _clean(alternative))
        described.set("name", f"Picture {self._pictures}")

    def table(self, heads: Sequence[tuple[str, bool]], rows: Sequence[TableRow], title: str, widths: Sequence[float]) -> None:
        """A table: `heads` are words and whether the column is of numbers; `widths` in centimetres."""
        table = self._doc.add_table(rows=1 + len(rows), cols=len(heads))
        table.autofit = False
        _describe(table, title)
        for cell, (words, number) in zip(table.rows[0].cells, heads, strict=True):
            _fill(cell, [Words(words, bold=True)], number)
        _repeat(table.rows[0])
        numbers = [number for _, number in heads]
        for line, row in zip(list(table.rows)[1:], rows, strict=True):
            _fill_row(line, row, numbers)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        self._doc.add_paragraph().paragraph_format.space_after = Pt(2)

    def page_break(self) -> None:
        """The next block starts a page."""
        self._doc.add_page_break()

    def save(self, path: Path) -> None:
        """Write the file."""
        self._doc.save(str(path))


def check_template(template: Path) -> None:
    """Raise FileRefused where a file cannot serve as a template."""
    _opened(template)


def _opened(template: Path | None) -> Any:
    if template is None:
        return docx.Document()
    try:
        return docx.Document(str(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as refused:
        raise FileRefused(
            f"'{template.name}' is not a Word document that can serve as a template.",
            "Save the council's template as .docx (not .doc, .dotx or .pdf) and name that file.",
        ) from refused


def _set_styles(doc: Any) -> None:
    """A4, a plain face, quiet headings: for papers without a council's template."""
    section = doc.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    for name, size, colour in (("Normal", 10, "1B1B1B"), ("Heading 1", 16, "1B1B1B"), ("Heading 2", 13, "1D3557"),
                               ("Heading 3", 11, "1B1B1B"), ("Heading 4", 10, "1B1B1B")):  # fmt: skip
        style = doc.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(size), RGBColor.from_string(colour)
        style.font.italic = False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), FACE)
    doc.styles["Normal"].paragraph_format.space_after = Pt(4)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    doc.styles["Normal"].element.get_or_add_rPr().append(language)


def _empty(doc: Any) -> None:
    """Leave a template's styles, headers, footers and page, and none of its text."""
    body = doc.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _has_text(part: Any) -> bool:
    return any(p.text.strip() for p in part.paragraphs) or bool(part.tables)


def _write(line: Any, runs: Iterable[Words], size: Any = None) -> None:
    for words in runs:
        run = line.add_run(_clean(words.text))
        run.bold = True if words.bold else None
        if size is not None:
            run.font.size = size
        if words.colour:
            run.font.color.rgb = RGBColor.from_string(words.colour)


def _fill_row(line: Any, row: TableRow, numbers: Sequence[bool]) -> None:
    for position, (cell, words) in enumerate(zip(line.cells, row.cells, strict=True)):
        shown = Words(words.text, words.bold or row.group, words.colour)
        _fill(cell, [shown], numbers[position])
        if row.group:
            _shade(cell)
    label = line.cells[0].paragraphs[0]
    label.paragraph_format.left_indent = Cm(0.3 * max(row.depth - 2, 0))
    if row.note:
        _write(line.cells[0].add_paragraph(), [Words(row.note, colour="5B6570")], Pt(7))
    _keep_whole(line)


def _fill(cell: Any, runs: Iterable[Words], right: bool) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(0)
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    _write(line, runs, Pt(8.5))


def _describe(table: Any, title: str) -> None:
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
    caption.set(qn("w:val"), _clean(title))
    properties.append(caption)


def _repeat(row: Any) -> None:
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    _keep_whole(row)
    row._tr.get_or_add_trPr().append(head)


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "F0F1EE")):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _field(line: Any, code: str) -> None:
    """A field that Word works out, such as the page's number."""
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = line.add_run()
        run.font.size = Pt(8)
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return text.translate(XML_CANNOT_HOLD)
