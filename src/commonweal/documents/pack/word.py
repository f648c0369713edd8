"""The pack as a Word document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commonweal.documents import block_word
from commonweal.documents.block_levels import in_order
from commonweal.documents.pack.parts import places
from commonweal.documents.paper_html import full_title
from commonweal.documents.word import Document

if TYPE_CHECKING:
    from commonweal.documents.pack.compose import Pack

UNDER = 3  # the heading of what stands under an item


def document_of(pack: Pack, template: Path | None) -> Document:
    """Contents that Word can bring up to date, then each part on a page of its own."""
    head = " · ".join(part for part in (pack.body, pack.date) if part)
    title = full_title(pack.title, pack.body, pack.date)
    document = block_word.started(title, head, pack.audience, pack.publisher, pack.language, template)
    document.heading(pack.title, 1)
    levels = [UNDER if place == "under" else 2 for place in places(pack.parts)]
    placed = [(part, level, f"_Toc{n:08d}") for n, (part, level) in enumerate(zip(pack.parts, levels, strict=True))]
    document.contents([(part.label, level, anchor) for part, level, anchor in placed])
    bare = False
    for part, level, anchor in placed:
        if not (bare and (level == UNDER or not part.content)):
            document.page_break()
        bare = not part.content
        document.heading(part.label, level, anchor)
        block_word.write(document, in_order(part.content, level + 1))
    return document
