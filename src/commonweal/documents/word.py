"""Word documents with real headings, tables whose head row repeats, and pictures with a text alternative.

A council's own template can stand in: its styles, headers and footers are kept, its text is left out.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt

from commonweal.documents.word_contents import bookmark, contents_entry
from commonweal.documents.word_fixed import fixed_bytes
from commonweal.documents.word_table import TableRow, fill
from commonweal.documents.word_template import check_template, opened, set_styles, without_text
from commonweal.documents.word_text import Words, clean, field, write_words

CONTENTS_EDGE = Cm(17.2)
HANGING = 0.8  # centimetres between a point's mark and its words

__all__ = ["Document", "TableRow", "Words", "check_template"]


class Document:
    """A document being written from the top down."""

    def __init__(self, template: Path | None = None) -> None:
        self._doc: Any = opened(template)
        self._own = template is None
        self._pictures = self._anchors = 0
        self._looked_for_bullet, self._bullet_style = False, None
        if self._own:
            set_styles(self._doc)
        else:
            without_text(self._doc)

    def properties(self, title: str, author: str, subject: str, language: str = "en-GB") -> None:
        """What the file says of itself: British English unless another `language` is named."""
        core = self._doc.core_properties
        core.title, core.author, core.subject = clean(title), clean(author), clean(subject)
        core.language = language
        core.comments = ""

    def running(self, head: str, audience: str, *, on_every_page: bool = False) -> None:
        """Running head and page numbers; a council's own template keeps its own, and where `on_every_page`, the
        audience's words are added to it.
        """
        section = self._doc.sections[0]
        if self._own or not _has_text(section.header):
            line = section.header.paragraphs[0]
            write_words(line, [Words(f"{head}  ·  "), Words(audience, bold=True)], Pt(8))
        elif on_every_page:
            for header in (section.header, section.first_page_header, section.even_page_header):
                if not header.is_linked_to_previous:
                    write_words(header.add_paragraph(), [Words(audience, bold=True)], Pt(8))
        if self._own:
            foot = section.footer.paragraphs[0]
            foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            write_words(foot, [Words("Page ")], Pt(8))
            field(foot, "PAGE", Pt(8))
            write_words(foot, [Words(" of ")], Pt(8))
            field(foot, "NUMPAGES", Pt(8))

    def title(self, runs: Iterable[Words]) -> None:
        """The paper's headline, as the first heading."""
        write_words(self._doc.add_heading(level=1), runs)

    def heading(self, text: str, level: int, anchor: str = "") -> None:
        """A heading that Word's navigation shows; `anchor` is what contents refer to it by."""
        line = self._doc.add_heading(clean(text), level=level)
        line.paragraph_format.keep_with_next = True
        if anchor:
            self._anchors += 1
            bookmark(line, anchor, self._anchors)

    def contents(self, entries: Iterable[tuple[str, int, str]]) -> None:
        """A contents list of words, level and anchor; Word works out the page numbers."""
        self._doc.add_heading("Contents", level=2)
        for text, level, anchor in entries:
            line = self._doc.add_paragraph()
            line.paragraph_format.left_indent = Cm(HANGING * max(level - 2, 0))
            line.paragraph_format.tab_stops.add_tab_stop(CONTENTS_EDGE, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            contents_entry(line, clean(text), anchor)

    def paragraph(
        self, runs: Iterable[Words], quiet: bool = False, keep_with_next: bool = False, boxed: bool = False
    ) -> None:
        """Prose."""
        line = self._doc.add_paragraph()
        write_words(line, runs, Pt(8.5) if quiet else None)
        if boxed:
            line.paragraph_format.left_indent = Cm(0.6)
        line.paragraph_format.keep_with_next = keep_with_next

    def points(self, items: Iterable[str]) -> None:
        """A bulleted list."""
        style = self._bullet()
        for item in items:
            self._doc.add_paragraph(clean(item), style=style)

    def point(self, runs: Iterable[Words], label: str, depth: int) -> None:
        """A point of a list: with its number as printed where it has a `label`, else with a bullet."""
        bullet = self._bullet()
        if label or bullet is None:
            line = self._doc.add_paragraph()
            write_words(line, [Words(f"{label or '•'}\t"), *runs])
        else:
            line = self._doc.add_paragraph(style=bullet)
            write_words(line, runs)
        line.paragraph_format.left_indent = Cm(HANGING * (depth + 1))
        line.paragraph_format.first_line_indent = Cm(-HANGING)

    def _bullet(self) -> str | None:
        if not self._looked_for_bullet:
            self._looked_for_bullet = True
            self._bullet_style = next((s.name for s in self._doc.styles if s.name == "List Bullet"), None)
        return self._bullet_style

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
        self.space_after_table()

    def empty_table(self, rows: int, columns: int) -> Any:
        """A table to fill."""
        return self._doc.add_table(rows=rows, cols=columns)

    def space_after_table(self) -> None:
        """A little air, which also keeps two tables apart."""
        self._doc.add_paragraph().paragraph_format.space_after = Pt(2)

    def page_break(self) -> None:
        """The next block starts a page."""
        self._doc.add_page_break()

    def save(self, path: Path) -> None:
        """Write the file."""
        self._doc.save(str(path))

    def as_bytes(self) -> bytes:
        """The file; the same document gives the same bytes."""
        return fixed_bytes(self._doc)


def _has_text(part: Any) -> bool:
    return any(p.text.strip() for p in part.paragraphs) or bool(part.tables)
