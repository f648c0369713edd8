"""From an upload's bytes to its copy: recognise, read with every limit on, and say what was left out."""

from io import BytesIO

from commonweal.documents.block_text import text as text_of
from commonweal.documents.blocks import Block, Heading, Picture, TableBlock
from commonweal.documents.safe_copy import pdf, text, word, workbook
from commonweal.documents.safe_copy.accepted import CSV, EXCEL, JPEG, PDF, PNG, TEXT, WEBP, WORD
from commonweal.documents.safe_copy.copy import UNDESCRIBED, SafeCopy
from commonweal.documents.safe_copy.names import safe_name, stem
from commonweal.documents.safe_copy.notes import Notes
from commonweal.documents.safe_copy.package import Package
from commonweal.documents.safe_copy.picture import redraw
from commonweal.documents.safe_copy.recognise import media_type
from commonweal.documents.safe_copy.stream import check_size
from commonweal.errors import UploadRefused

KINDS = {WORD: "word", EXCEL: "workbook", CSV: "table", PDF: "pdf", PNG: "picture", JPEG: "picture", WEBP: "picture",
         TEXT: "text"}  # fmt: skip
MOST_CELLS = 5_000  # a dozen pages and more of one table; what is longer is data, not a paper
MOST_LETTERS = 600_000  # some two hundred pages: to lay out more would keep everyone waiting
POINTS_AN_INCH = 150
WIDEST, NARROWEST = 17.4, 4.0


def copy_of(name: str, content: bytes) -> SafeCopy:
    """The copy; raises UploadRefused. It reads in this very process: uploads go through `make_safe`."""
    check_size(len(content))
    found = media_type(name, content)
    notes = Notes()
    blocks = _blocks(found, name, content, notes)
    if not blocks:
        raise UploadRefused("Nothing can be seen in the file.", "Look whether it is the right one.")
    if sum(len(row.cells) for block in blocks if isinstance(block, TableBlock) for row in block.rows) > MOST_CELLS:
        raise UploadRefused(
            "The tables hold more cells than a paper can show.",
            "Keep the rows that members are to read, and upload it again.",
        )
    if len(text_of(blocks)) > MOST_LETTERS:
        raise UploadRefused("The text is longer than a paper.", "Keep what members are to read, and upload it again.")
    if any(isinstance(block, Picture) for block in blocks):
        notes.add("Pictures need a description for those who cannot see them.")
    return SafeCopy(safe_name(name), _title(blocks, name), KINDS[found], found, blocks, notes.all())


def _blocks(found: str, name: str, content: bytes, notes: Notes) -> tuple[Block, ...]:
    if found == WORD:
        return word.read(Package(BytesIO(content)), notes)
    if found == EXCEL:
        return workbook.read(Package(BytesIO(content)), content, notes)
    if found == PDF:
        return pdf.read(name, content, notes)
    if found == CSV:
        return text.read_csv(content, notes)
    if found == TEXT:
        return text.read_text(content, notes)
    return (_picture(content),)


def _picture(content: bytes) -> Picture:
    made = redraw(content)
    width = min(max(made.width / POINTS_AN_INCH * 2.54, NARROWEST), WIDEST)
    return Picture(made.content, made.media_type, UNDESCRIBED, round(width, 2))


def _title(blocks: tuple[Block, ...], name: str) -> str:
    first = next((block for block in blocks if isinstance(block, Heading)), None)
    return first.text if first is not None and first.level == 1 else stem(name)
