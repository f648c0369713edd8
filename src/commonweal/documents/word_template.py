"""What a Word document starts from: a council's own template, or plain styles on A4."""

from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from commonweal.errors import FileRefused

FACE = "Arial"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(1.8)


def check_template(template: Path) -> None:
    """Raise FileRefused where a file cannot serve as a template."""
    opened(template)


def opened(template: Path | None) -> Any:
    """The council's template, else an empty document; raises FileRefused."""
    if template is None:
        return docx.Document()
    try:
        return docx.Document(str(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as refused:
        raise FileRefused(
            f"'{template.name}' is not a Word document that can serve as a template.",
            "Save the council's template as .docx (not .doc, .dotx or .pdf) and name that file.",
        ) from refused


def set_styles(doc: Any) -> None:
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


def without_text(doc: Any) -> None:
    """Leave a template's styles, headers, footers and page, and none of its text."""
    body = doc.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
