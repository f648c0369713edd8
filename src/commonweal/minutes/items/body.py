"""An item's blocks as paragraphs: running text, list lines, subheadings.

A list line begins with a bullet, a letter or an indent, or is short, ends without a stop, and stands directly above or
below another such line. A subheading is a short line in title case that stands alone before text, or that leads with a
colon on to a list.
"""

import re
from collections.abc import Sequence

from commonweal.minutes.layout.blocks import Block
from commonweal.minutes.model import Paragraph, ParagraphKind

_SHORT = 70  # characters
_HEADING_WORDS = 8
_STOPS = (".", "?", "!", ";", ",")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "with", "at", "by", "from", "a", "an", "or", "per"))


def paragraphs(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """The blocks as paragraphs, each with its kind."""
    return tuple(Paragraph(b.text, _kind(blocks, n), b.first) for n, b in enumerate(blocks))


def _kind(blocks: Sequence[Block], n: int) -> ParagraphKind:
    block = blocks[n]
    after = blocks[n + 1] if n + 1 < len(blocks) else None
    before = blocks[n - 1] if n else None
    if after is not None and _leads_list(block.text) and _listed(after, None, None):
        return "subheading"
    if _listed(block, before, after):
        return "list"
    if after is not None and _heads(block) and len(after.text) > len(block.text):
        return "subheading"
    return "text"


def _listed(block: Block, before: Block | None, after: Block | None) -> bool:
    if block.marked:
        return True
    beside = (before is not None and not block.gap_before and _short(before)) or (
        after is not None and not block.gap_after and _short(after)
    )
    return _short(block) and bool(beside)


def _short(block: Block) -> bool:
    return len(block.text) <= _SHORT and not block.text.endswith(_STOPS) and not block.text.endswith(":")


def _leads_list(text: str) -> bool:
    return bool(re.search(r":\s?[-–]?$", text)) and _titled(text)


def _heads(block: Block) -> bool:
    text = block.text
    return block.gap_before and block.gap_after and not text.endswith(_STOPS) and _titled(text)


def _titled(text: str) -> bool:
    words = re.findall(r"[A-Za-z0-9'’&/-]+", text)
    return 0 < len(words) <= _HEADING_WORDS and all(
        w[0].isupper() or w[0].isdigit() or w in _SMALL or not w[0].isalpha() for w in words
    )
