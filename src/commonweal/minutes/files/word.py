"""A Word document as lines: a paragraph a line, a blank one between; list lines with the mark that Word shows."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from commonweal.errors import ArchiveRefused, FileRefused, NotRecognised
from commonweal.minutes.files.rows import row_lines
from commonweal.minutes.files.word_numbers import BULLET, Numbers

UNPACKED_LIMIT = 300_000_000  # bytes: a bomb unpacks to far more
_BODY = "word/document.xml"
_BODY_LIMIT = 60_000_000  # bytes of the text's own part
_ENTRIES = 5_000
_OWN_BLANKS = 0.2  # of the paragraphs: a document that sets paragraphs apart by empty ones has more
_BROKEN = (
    KeyError,
    ValueError,
    OSError,
    SyntaxError,
    TypeError,
    AttributeError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
)


def word_lines(name: str, content: bytes) -> tuple[str, ...]:
    """The document's lines, tables in their places. Tracked deletions are left out, insertions kept."""
    _check(name, content)
    try:
        document = docx.Document(io.BytesIO(content))
        return tuple(_lines(document, Numbers(document)))
    except _BROKEN as error:
        raise FileRefused(f"{name} is a broken Word document.", "Open it in Word, save it, and try again.") from error


def _check(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            entries = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ArchiveRefused(f"{name} is not a whole Word document.", "Ask for the file again.") from error
    sizes = {e.filename: e.file_size for e in entries}
    if len(entries) > _ENTRIES or sum(sizes.values()) > UNPACKED_LIMIT or sizes.get(_BODY, 0) > _BODY_LIMIT:
        raise ArchiveRefused(
            f"{name} would unpack to more than minutes can hold.", "Save it from Word anew, or as text."
        )
    if _BODY not in sizes:
        raise NotRecognised(f"{name} is not a Word document.", "Give text, Word (.docx), PDF or a web page.")


def _lines(document: Any, numbers: Numbers) -> Iterator[str]:
    """Blank lines stand between paragraphs, but in a document that sets them apart by empty ones of its own."""
    body = document.element.body
    paragraphs = [p for p in body.iterchildren() if p.tag == qn("w:p")]
    apart = sum(not _text(p).strip() for p in paragraphs) < _OWN_BLANKS * len(paragraphs)
    listed = False
    for element in body.iterchildren():
        if element.tag == qn("w:tbl"):
            yield from ("", *_table(Table(element, document)), "")
        elif element.tag == qn("w:p"):
            mark, text = numbers.mark(Paragraph(element, document)), _text(element)
            if apart and not (listed and mark == BULLET):
                yield ""
            listed = mark == BULLET
            yield from _broken(f"{mark} {text}" if mark else text)
        elif element.tag == qn("w:sdt"):
            yield from ("", *(_text(p) for p in element.iter(qn("w:p"))))


def _broken(text: str) -> list[str]:
    """A line break inside a paragraph is a line's end."""
    return text.split("\n") if text.strip() else [""]


def _text(element: Any) -> str:
    """The paragraph's words as Word shows them: insertions in, deletions, field codes and comments out."""
    found = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if any(a.tag == qn("w:pPr") for a in node.iterancestors()):
            continue
        if node.tag == qn("w:t"):
            found.append(node.text or "")
        elif node.tag == qn("w:noBreakHyphen"):
            found.append("-")
        else:
            found.append("\t" if node.tag == qn("w:tab") else "\n")
    return "".join(found).replace("\xa0", " ")


def _table(table: Table) -> list[str]:
    lines: list[str] = []
    for row in table.rows:
        cells, seen = [], set()
        for cell in row.cells:
            if id(cell._tc) in seen:  # a merged cell comes once
                continue
            seen.add(id(cell._tc))
            cells.append([t for p in cell._tc.iter(qn("w:p")) for line in _text(p).split("\n") if (t := line.strip())])
        lines += row_lines(cells)
    return lines
