"""The pack put together: contents, then every part on a page of its own, numbered through from the first page.

The bytes depend on what is handed over and on nothing else, so that a public pack is the same, to its SHA-256, whether
or not anything restricted was ever held beside it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from commonweal.documents import pdf
from commonweal.documents.pack import page_html, word
from commonweal.documents.pack.pages import PackPage, page_texts
from commonweal.documents.pack.parts import PackPart


@dataclass(frozen=True)
class Pack:
    """A pack of which the PDF is made once, when first asked for."""

    title: str
    body: str
    date: str
    audience: str
    parts: tuple[PackPart, ...]
    publisher: str = ""
    language: str = "en-GB"
    _made: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    def pdf(self) -> bytes:
        """PDF/UA-1 with contents, bookmarks and running heads; page 1 is the first page of the file."""
        if "pdf" not in self._made:
            self._made["pdf"] = pdf.as_bytes(page_html.page_of(self))
        return self._made["pdf"]

    def docx(self, template: Path | None = None) -> bytes:
        """The same as Word, in the council's own template where one is given."""
        return word.document_of(self, template).as_bytes()

    @property
    def sha256(self) -> str:
        """What the PDF is known by: an approval names it."""
        return hashlib.sha256(self.pdf()).hexdigest()

    @property
    def pages(self) -> tuple[PackPage, ...]:
        """Every page with its text, to be approved one by one."""
        content = self.pdf()
        texts = page_texts(content)
        return tuple(PackPage(number, len(texts), text, content) for number, text in enumerate(texts, 1))


def compose_pack(
    *,
    title: str,
    body: str,
    date: str,
    audience: str,
    parts: Iterable[PackPart],
    publisher: str = "",
    language: str = "en-GB",
) -> Pack:
    """A pack of these parts. `audience` stands on every page; `publisher` is an organisation, never a person."""
    return Pack(title, body, date, audience, tuple(parts), publisher, language)
