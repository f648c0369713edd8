"""Headings in an order that a reader's software can follow: no level is skipped on the way down."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from commonweal.documents.blocks import Block, Heading

DEEPEST = 6


def in_order(blocks: Iterable[Block], top: int) -> Iterator[Block]:
    """The blocks with their highest heading at level `top`, and each below at most one deeper than the one above."""
    open_levels: list[int] = []
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        while open_levels and open_levels[-1] >= block.level:
            open_levels.pop()
        open_levels.append(block.level)
        yield replace(block, level=min(top + len(open_levels) - 1, DEEPEST))
