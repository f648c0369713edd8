"""PDF: every page drawn anew as a picture, with the text that is seen on it. Nothing else of the file is kept."""

from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from commonweal.documents.blocks import Block, PageImage
from commonweal.documents.safe_copy.names import stem
from commonweal.documents.safe_copy.notes import Notes
from commonweal.documents.safe_copy.pdf_page import drawn
from commonweal.errors import UploadRefused

MOST_PAGES = 300
UNSEEN = (
    "Text that is in the file but not seen on the page is left out ({}). If it was blacked out, the original still "
    "holds it: do not send that on."
)
UNREAD = (
    "Text that a screen reader can read is missing ({}): if the page is a scan, upload the document that it was "
    "printed from."
)
COMMENTS = (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_FILEATTACHMENT, pdfium.FPDF_ANNOT_SOUND,
            pdfium.FPDF_ANNOT_MOVIE)  # fmt: skip


def read(name: str, content: bytes, notes: Notes) -> tuple[Block, ...]:
    """The pages; raises UploadRefused."""
    document = _opened(content)
    try:
        _look_over(document, notes)
        return _pages(stem(name), document, notes)
    finally:
        document.close()


def _opened(content: bytes) -> Any:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as broken:
        if getattr(broken, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "assword" in str(broken):
            raise UploadRefused(
                "The PDF is locked with a password.", "Save it without a password and upload it again."
            ) from broken
        raise UploadRefused("The PDF is damaged.", "Print it to a new PDF and upload that.") from broken
    if pdfium.FPDF_GetSecurityHandlerRevision(document.raw) != -1:
        document.close()
        raise UploadRefused("The PDF is encrypted.", "Save it without protection and upload it again.")
    return document


def _look_over(document: Any, notes: Notes) -> None:
    if not 0 < len(document) <= MOST_PAGES:
        raise UploadRefused(
            f"The PDF has {len(document)} pages; at most {MOST_PAGES} can be taken.", "Upload it in parts."
        )
    if pdfium.FPDFDoc_GetAttachmentCount(document.raw) > 0:
        notes.add("Files attached to the PDF are left out.")
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        notes.add("Scripts in the PDF are left out.")
    if document.get_formtype():
        notes.add("A form is kept as it looks; it can no longer be filled in.")
        document.init_forms()


def _pages(name: str, document: Any, notes: Notes) -> tuple[Block, ...]:
    made, unread, unseen = [], [], []
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        _without_comments(page, number, notes)
        found, (width, height) = drawn(page), page.get_size()
        page.close()
        if found.unseen:
            unseen.append(number)
        if not found.lines:
            unread.append(number)
        picture = found.picture
        made.append(
            PageImage(picture.content, picture.media_type, width, height, number, len(document), name, found.lines)
        )
    if unseen:
        notes.add(UNSEEN.format(_listed(unseen)))
    if unread:
        notes.add(UNREAD.format(_listed(unread)))
    return tuple(made)


def _without_comments(page: Any, number: int, notes: Notes) -> None:
    """Take comments off; refuse a page on which something is marked to be blacked out and is not."""
    for position in reversed(range(pdfium.FPDFPage_GetAnnotCount(page.raw))):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, position)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind == pdfium.FPDF_ANNOT_REDACT:
            raise UploadRefused(
                f"Page {number} has words marked to be blacked out, but they still stand there.",
                "Apply the redaction in the program that marked it, save, and upload it again.",
            )
        if kind in COMMENTS:
            notes.add("Comments are left out.")
            pdfium.FPDFPage_RemoveAnnot(page.raw, position)


def _listed(pages: list[int]) -> str:
    several = len(pages) > 1
    return f"page{'s' if several else ''} {', '.join(map(str, pages[:12]))}{' and more' if len(pages) > 12 else ''}"
