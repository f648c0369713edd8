"""Blocks as Word: real headings, head rows that repeat, pictures with their words."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from commonweal.documents.block_numbers import labels
from commonweal.documents.block_word_table import TEXT_WIDTH, write_table
from commonweal.documents.blocks import (
    Block,
    Facts,
    Heading,
    ListBlock,
    PageBreak,
    PageImage,
    Paragraph,
    Picture,
    Run,
    TableBlock,
)
from commonweal.documents.drawing import png
from commonweal.documents.word import Document
from commonweal.documents.word_text import Words

COLOURS = {"more": "A63D26", "fewer": "1F5F85", "quiet": "5B6570"}
PAGE_HEIGHT = 23.0  # centimetres that a page's picture may take
SVG = "image/svg+xml"


def started(title: str, head: str, audience: str, publisher: str, language: str, template: Path | None) -> Document:
    """A document with its properties, running head and page numbers."""
    document = Document(template)
    document.properties(title, publisher, "", language)
    document.running(head, audience)
    return document


def write(document: Document, blocks: Iterable[Block]) -> None:
    """Write the blocks at the document's end."""
    for block in blocks:
        _one(document, block)


def runs(some: Iterable[Run]) -> list[Words]:
    """Runs as Word has them."""
    return [Words(run.text, run.bold, COLOURS.get(run.tone, ""), run.italic) for run in some]


def _one(document: Document, block: Block) -> None:
    writers: dict[type, Callable[[Document, Any], None]] = {
        Heading: lambda d, b: d.heading(f"{b.number}\t{b.text}" if b.number else b.text, b.level),
        Paragraph: _paragraph,
        ListBlock: _list,
        TableBlock: lambda d, b: write_table(d, b, runs),
        Facts: _facts,
        Picture: _picture,
        PageImage: _page,
        PageBreak: lambda d, _: d.page_break(),
    }
    writers[type(block)](document, block)


def _paragraph(document: Document, block: Paragraph) -> None:
    document.paragraph(runs(block.runs), quiet=block.kind == "quiet", boxed=block.kind == "boxed")


def _list(document: Document, block: ListBlock) -> None:
    for item, label in zip(block.items, labels(block), strict=True):
        document.point(runs(item.runs), label, item.depth)


def _facts(document: Document, block: Facts) -> None:
    for label, value in block.pairs:
        document.paragraph([Words(f"{label}: ", bold=True), *runs(value)])


def _picture(document: Document, block: Picture) -> None:
    content = png(block.content.decode("utf-8")) if block.media_type == SVG else block.content
    document.picture(content, block.alt, min(block.width_cm, TEXT_WIDTH))
    if block.caption:
        document.paragraph([Words(block.caption, colour=COLOURS["quiet"])], quiet=True)


def _page(document: Document, page: PageImage) -> None:
    """As wide as the text, or as high as the page; its text is in the picture's alternative."""
    width = min(TEXT_WIDTH, PAGE_HEIGHT * page.width / page.height)
    document.picture(page.content, f"{page.alt} {page.text}".strip(), width)
