"""Word documents with real headings, tables whose head row repeats, and pictures with a text alternative.

A council's own template can stand in: its styles, headers and footers are kept, its text is left out.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from commonweal.documents.word_table import TableRow, fill
from commonweal.documents.word_template import check_template, opened, set_styles, without_text
from commonweal.documents.word_text import Words, clean, field, write_words

__all__ = ["Document", "TableRow", "Words", "check_template"]


class Document:
    """A document being written from the top down."""

    def __init__(self, template: Path | None = None) -> None:
        self._doc: Any = opened(template)
        self._own = template is None
        self._pictures = 0
        if self._own:
            set_styles(self._doc)
        else:
            without_text(self._doc)

    def properties(self, title: str, author: str, subject: str) -> None:
        """What the file says of itself, British English among it."""
        core = self._doc.core_properties
        core.title, core.author, core.subject = clean(title), clean(author), clean(subject)
        core.language = "en-GB"
        core.comments = ""

    def running(self, head: str, audience: str) -> None:
        """Running head and page numbers; a council's own template keeps its own."""
        section = self._doc.sections[0]
        if self._own or not _has_text(section.header):
            line = section.header.paragraphs[0]
            write_words(line, [Words(f"{head}  ·  "), Words(audience, bold=True)], Pt(8))
        if self._own:
            foot = section.footer.paragraphs[0]
            foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            write_words(foot, [Words("Page ")], Pt(8))
            field(foot, "PAGE")

    def title(self, runs: Iterable[Words]) -> None:
        """The paper's headline, as the first heading."""
        write_words(self._doc.add_heading(level=1), runs)

    def heading(self, text: str, level: int) -> None:
        """A heading that Word's navigation shows."""
        self._doc.add_heading(clean(text), level=level).paragraph_format.keep_with_next = True

    def paragraph(self, runs: Iterable[Words], quiet: bool = False, keep_with_next: bool = False) -> None:
        """Prose."""
        line = self._doc.add_paragraph()
        write_words(line, runs, Pt(8.5) if quiet else None)
        line.paragraph_format.keep_with_next = keep_with_next

    def points(self, items: Iterable[str]) -> None:
        """A bulleted list."""
        style = "List Bullet" if "List Bullet" in [s.name for s in self._doc.styles] else None
        for item in items:
            self._doc.add_paragraph(clean(item), style=style)

    def picture(self, png: bytes, alternative: str, width_cm: float) -> None:
        """A picture in the line, with its text alternative."""
        self._pictures += 1
        line = self._doc.add_paragraph()
        shape = line.add_run().add_picture(BytesIO(png), width=Cm(width_cm))
        described = shape._inline.docPr
        described.set("descr", clean(alternative))
        described.set("name", f"Picture {self._pictures}")

    def table(
        self, heads: Sequence[tuple[str, bool]], rows: Sequence[TableRow], title: str, widths: Sequence[float]
    ) -> None:
        """A table: `heads` are words and whether the column is of numbers; `widths` in centimetres."""
        fill(self._doc.add_table(rows=1 + len(rows), cols=len(heads)), heads, rows, title, widths)
        self._doc.add_paragraph().paragraph_format.space_after = Pt(2)

    def page_break(self) -> None:
        """The next block starts a page."""
        self._doc.add_page_break()

    def save(self, path: Path) -> None:
        """Write the file."""
        self._doc.save(str(path))


def _has_text(part: Any) -> bool:
    return any(p.text.strip() for p in part.paragraphs) or bool(part.tables)
