"""A finished PDF page by page: its text and its picture, so that a person can approve what they have seen."""

from dataclasses import dataclass, field
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]

POINTS = 72.0


@dataclass(frozen=True, slots=True)
class PackPage:
    """A page: its number as printed on it, of how many, and what can be read on it."""

    number: int
    of: int
    text: str
    _pdf: bytes = field(repr=False)

    def preview(self, width: int = 900) -> bytes:
        """The page as a PNG, so many pixels wide."""
        return preview(self._pdf, self.number, width)


def page_texts(content: bytes) -> tuple[str, ...]:
    """What can be read on each page of a PDF that this package wrote."""
    with pypdfium2.PdfDocument(content) as document:
        return tuple(_text(page) for page in document)


def preview(content: bytes, page_number: int, width: int = 900) -> bytes:
    """One page of a PDF, counted from 1, as a PNG so many pixels wide."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[page_number - 1]
        picture = page.render(scale=width / page.get_width()).to_pil()
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded()).replace("\r\n", "\n")
    finally:
        text.close()
