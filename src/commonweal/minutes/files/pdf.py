"""A PDF as lines: its paragraphs are put together again, and what pages repeat at their edges is left out.

A PDF holds letters at places. The reader is Chromium's (pypdfium2), run over the letters alone: no script, no form, no
attachment.
"""

import re
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from commonweal.errors import FileRefused
from commonweal.minutes.files.pdf_paragraphs import Line, Page, paragraphs

PAGES = 2_000
_ENDS = re.compile(r"(\r\n|\n|\r)")


def pdf_lines(name: str, content: bytes) -> tuple[str, ...]:
    """The document's paragraphs, a line each, a blank line between those that stand apart. Raises FileRefused."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise FileRefused(f"{name} is locked with a password.", "Open it and save it without one.") from error
        raise _broken(name) from error
    try:
        if len(document) > PAGES:
            raise FileRefused(f"{name} has more than {PAGES:,} pages.", "Give the minutes of one meeting a file.")
        pages = [_page(document, n) for n in range(len(document))]
    except pdfium.PdfiumError as error:
        raise _broken(name) from error
    finally:
        document.close()
    return tuple(paragraphs(pages))


def _broken(name: str) -> FileRefused:
    return FileRefused(f"{name} is a broken PDF.", "Open it, print it to PDF anew, and try again.")


def _page(document: Any, number: int) -> Page:
    page = document[number]
    text = page.get_textpage()
    try:
        return Page(page.get_height(), tuple(_lines(text)))
    finally:
        text.close()
        page.close()


def _lines(text: Any) -> list[Line]:
    """The letters in the reader's order, parted where it ends a line, each line with the box of its letters."""
    found, at = [], 0
    for raw in _ENDS.split(text.get_text_range()):
        if raw.strip():
            first, last = at + len(raw) - len(raw.lstrip()), at + len(raw.rstrip()) - 1
            left, _, _, top = text.get_charbox(first, loose=True)
            _, bottom, right, _ = text.get_charbox(last, loose=True)  # the reader itself may have joined two lines
            words = " ".join(raw.replace("\ufffe", "-").replace("\xa0", " ").split())
            found.append(Line(words, left, right, bottom, top))
        at += len(raw)
    return found
