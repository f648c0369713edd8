"""A plain document, such as minutes, an agenda or a letter: one list of blocks, written as HTML, PDF, Word and text."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from commonweal.documents import block_text, block_word, pdf
from commonweal.documents.block_html import fragment
from commonweal.documents.block_levels import in_order
from commonweal.documents.blocks import Block
from commonweal.documents.inline_html import clean
from commonweal.documents.paper_html import full_title, page


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """What stands in it and what its running head says. `publisher` is an organisation, never a person."""

    title: str
    blocks: tuple[Block, ...]
    body: str = ""
    date: str = ""
    audience: str = ""
    publisher: str = ""
    language: str = "en-GB"
    show_title: bool = True

    def html(self) -> str:
        """One file for a browser, which needs nothing else and runs nothing."""
        return self._page(on_paper=False)

    def fragment(self) -> str:
        """Bare HTML to paste into a committee system: no style, no class needed to make sense of it."""
        title = Markup("<h1>{}</h1>\n").format(clean(self.title)) if self.show_title else Markup("")
        return str(title + fragment(self._ordered()))

    def pdf(self) -> bytes:
        """PDF/UA-1 with running head and page numbers; the same document gives the same bytes."""
        return pdf.as_bytes(self._page(on_paper=True))

    def docx(self, template: Path | None = None) -> bytes:
        """Word, in the council's own template where one is given; the same document gives the same bytes."""
        head = " · ".join(part for part in (self.body, self.date) if part)
        document = block_word.started(self._full_title(), head, self.audience, self.publisher, self.language, template)
        if self.show_title:
            document.heading(self.title, 1)
        block_word.write(document, self._ordered())
        return document.as_bytes()

    def text(self, width: int = 79) -> str:
        """Plain text, no line longer than `width`."""
        title = f"{block_text.wrapped(self.title.upper(), width)}\n\n" if self.show_title else ""
        return title + block_text.text(self.blocks, width)

    def _page(self, on_paper: bool) -> str:
        return page(
            "written.html.jinja",
            title=self.title,
            full_title=self._full_title(),
            body=self.body,
            date=self.date,
            audience=self.audience,
            publisher=self.publisher,
            language=self.language,
            show_title=self.show_title,
            content=fragment(self._ordered(), on_paper=on_paper),
        )

    def _ordered(self) -> tuple[Block, ...]:
        return tuple(in_order(self.blocks, 2 if self.show_title else 1))

    def _full_title(self) -> str:
        return full_title(self.title, self.body, self.date)
