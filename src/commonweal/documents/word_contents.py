"""A Word document's contents: links to bookmarks, with page numbers that Word works out."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from commonweal.documents.word_text import field


def bookmark(line: Any, anchor: str, number: int) -> None:
    """Give a paragraph a name that contents and links refer to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), anchor)
    end.set(qn("w:id"), str(number))
    line._p.insert(1 if line._p.pPr is not None else 0, start)
    line._p.append(end)


def contents_entry(line: Any, text: str, anchor: str) -> None:
    """Words and a page number, both leading to the bookmark."""
    line.add_run(f"{text}\t")
    field(line, f" PAGEREF {anchor} \\h ")
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    for run in list(line._p.r_lst):
        link.append(run)
    line._p.append(link)
