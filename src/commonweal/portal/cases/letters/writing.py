"""A letter's words from its template and what was said; its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commonweal.documents.blocks import Block, Paragraph, words
from commonweal.documents.plain import PlainDocument
from commonweal.portal.cases.letters.templates_file import SLOT, Template
from commonweal.portal.library import written


@dataclass(frozen=True, slots=True, repr=False)
class Made:
    """A letter's two files."""

    pdf: bytes
    word: bytes


def filled(template: Template, said: Mapping[str, str]) -> str:
    """The letter's text. A slot that was left empty takes its line with it; what was said is no template itself."""
    text = SLOT.sub(lambda found: str(said.get(found[1], "")).strip(), template.words)
    lines = [line.rstrip() for line in text.split("\n")]
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def made(title: str, *, to: str, dated: date, text: str, agency: str, reference: str) -> Made:
    """PDF and Word. To whom it goes stands above, line by line; its reference in the running head."""
    document = PlainDocument(
        title=title, blocks=(*_head(to, dated), *written.blocks(text)), body=agency,
        date=f"{dated:%-d %B %Y}", audience=f"Our reference: {reference}", publisher=agency,
    )  # fmt: skip
    return Made(document.pdf(), document.docx())


def _head(to: str, dated: date) -> tuple[Block, ...]:
    address = "\n".join(line.strip() for line in to.splitlines() if line.strip())
    return (Paragraph(words(address)), Paragraph(words(f"{dated:%-d %B %Y}")))
