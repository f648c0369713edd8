"""Blocks as HTML: every word escaped, no script, no style attribute, so that it may stand under a strict policy.

For paper (the PDF) a page's picture carries its text in place, unseen, so that it can be searched, copied and read out.
"""

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from commonweal.documents.block_numbers import labels
from commonweal.documents.block_page_html import page_on_paper, page_on_screen
from commonweal.documents.block_table_html import table
from commonweal.documents.blocks import (
    Block,
    Facts,
    Heading,
    ListBlock,
    PageBreak,
    PageImage,
    Paragraph,
    Picture,
    TableBlock,
)
from commonweal.documents.inline_html import clean, data_uri, inline

PIXELS_IN_A_CM = 96 / 2.54
KINDS = {"lead", "quiet", "boxed"}


def fragment(blocks: Iterable[Block], heading_shift: int = 0, on_paper: bool = False) -> Markup:
    """The blocks as HTML to set into a page; headings stand `heading_shift` levels deeper than they say."""
    return Markup("\n").join(_one(block, heading_shift, on_paper) for block in blocks)


def _one(block: Block, shift: int, on_paper: bool) -> Markup:
    writers: dict[type, Callable[[Any], Markup]] = {
        Heading: lambda b: _heading(b, shift),
        Paragraph: _paragraph,
        ListBlock: _list,
        TableBlock: table,
        Facts: _facts_on_paper if on_paper else _facts,
        Picture: _picture,
        PageImage: page_on_paper if on_paper else page_on_screen,
        PageBreak: lambda _: Markup('<div class="page-break"></div>') if on_paper else Markup(""),
    }
    return writers[type(block)](block)


def _heading(heading: Heading, shift: int) -> Markup:
    level = min(heading.level + shift, 6)
    number = Markup('<span class="number">{}</span> ').format(clean(heading.number)) if heading.number else Markup("")
    return Markup("<h{0}>{1}{2}</h{0}>").format(level, number, clean(heading.text))


def _paragraph(paragraph: Paragraph) -> Markup:
    if paragraph.kind in KINDS:
        return Markup('<p class="{}">{}</p>').format(paragraph.kind, inline(paragraph.runs))
    return Markup("<p>{}</p>").format(inline(paragraph.runs))


def _list(block: ListBlock) -> Markup:
    """One list a depth would need nesting that uploads rarely keep: points of one list, their depth as a class."""
    said = labels(block) if block.numbered or any(item.label for item in block.items) else [""] * len(block.items)
    points = Markup("").join(
        Markup('<li{}>{}{}</li>').format(
            Markup(' class="depth-{}"').format(min(item.depth, 5)) if item.depth else "",
            Markup('<span class="label">{}</span> ').format(clean(label)) if label else "",
            inline(item.runs),
        )
        for item, label in zip(block.items, said, strict=True)
    )  # fmt: skip
    return Markup("<{0}{1}>{2}</{0}>").format(
        "ol" if block.numbered else "ul", Markup(' class="labelled"') if any(said) else "", points
    )


def _facts(facts: Facts) -> Markup:
    pairs = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(clean(label), inline(value)) for label, value in facts.pairs
    )
    return Markup('<dl class="facts">{}</dl>').format(pairs)


def _facts_on_paper(facts: Facts) -> Markup:
    """As paragraphs: a list of terms has no sound place among a PDF's tags."""
    return Markup("").join(
        Markup('<p class="fact"><strong>{}:</strong> {}</p>').format(clean(label), inline(value))
        for label, value in facts.pairs
    )


def _picture(picture: Picture) -> Markup:
    caption = Markup("<figcaption>{}</figcaption>").format(clean(picture.caption)) if picture.caption else Markup("")
    return Markup('<figure class="picture"><img src="{}" alt="{}" width="{}">{}</figure>').format(
        data_uri(picture.content, picture.media_type),
        clean(picture.alt),
        round(picture.width_cm * PIXELS_IN_A_CM),
        caption,
    )
