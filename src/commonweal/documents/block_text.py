"""Blocks as plain text, for e-mail and for those who read with the simplest of tools."""

import textwrap
from collections.abc import Iterable

from commonweal.documents.block_numbers import labels
from commonweal.documents.blocks import (
    Block,
    Facts,
    Heading,
    ListBlock,
    PageBreak,
    PageImage,
    Paragraph,
    Picture,
    Row,
    TableBlock,
    plain,
)

STEP = 4  # blanks that a list's depth is worth


def text(blocks: Iterable[Block], width: int = 79) -> str:
    """The blocks, one blank line between them, no line longer than `width` unless a word is."""
    written = (_one(block, width) for block in blocks)
    return "\n\n".join(part for part in written if part) + "\n"


def _one(block: Block, width: int) -> str:
    match block:
        case Heading():
            return _heading(block, width)
        case Paragraph():
            return wrapped(plain(block.runs), width)
        case ListBlock():
            return _list(block, width)
        case TableBlock():
            return _table(block, width)
        case Facts():
            return "\n".join(wrapped(f"{label}: {plain(value)}", width, "", "  ") for label, value in block.pairs)
        case Picture():
            return wrapped(f"[Picture: {block.alt}]", width)
        case PageImage():
            return wrapped(f"[{block.alt}]", width) + ("\n\n" + block.text if block.lines else "")
        case PageBreak():
            return ""


def wrapped(words: str, width: int, first: str = "", rest: str = "") -> str:
    """Words over lines, their own line breaks kept."""
    wrapper = textwrap.TextWrapper(width, first, rest, break_long_words=False, break_on_hyphens=False)
    lines = []
    for line in words.split("\n"):
        lines.append(wrapper.fill(line) or wrapper.initial_indent.rstrip())
        wrapper.initial_indent = rest
    return "\n".join(lines)


def _heading(heading: Heading, width: int) -> str:
    said = f"{heading.number}  {heading.text}".strip()
    under = {1: "=", 2: "-"}.get(heading.level, "")
    lines = wrapped(said, width)
    return lines + ("\n" + under * max(len(line) for line in lines.split("\n")) if under else "")


def _list(block: ListBlock, width: int) -> str:
    lines = []
    for item, label in zip(block.items, labels(block), strict=True):
        indent = " " * (STEP * item.depth)
        mark = f"{label or '-'} "
        lines.append(wrapped(plain(item.runs), width, indent + mark, indent + " " * len(mark)))
    return "\n".join(lines)


def _table(table: TableBlock, width: int) -> str:
    """Columns side by side where they fit, else each row as its own lines with the heads before the values."""
    across = table.width  # it looks through every row: asked once, not once a row
    rows = [_spread(row, across) for row in table.rows]
    columns = zip(*[list(table.heads) or [""] * across, *rows], strict=True)
    sizes = [max(len(word) for word in column) for column in columns]
    title = [wrapped(table.title, width)] if table.title else []
    if sum(sizes) + 2 * (len(sizes) - 1) <= width:
        lines = [_columns(row, sizes, table) for row in ([list(table.heads)] if table.heads else []) + rows]
        if table.heads:
            lines.insert(1, "  ".join("-" * size for size in sizes))
        return "\n".join(title + lines)
    return "\n".join(title + ["\n".join(_told(row, table.heads, width)) for row in rows])


def _spread(row: Row, width: int) -> list[str]:
    """A row's words by column; a cell over several columns stands in its first."""
    said = [part for cell in row.cells for part in (plain(cell.runs).replace("\n", " "), *[""] * (cell.across - 1))]
    return [*said, *[""] * (width - len(said))]


def _columns(row: list[str], sizes: list[int], table: TableBlock) -> str:
    placed = (
        word.rjust(size) if table.is_number(n) else word.ljust(size)
        for n, (word, size) in enumerate(zip(row, sizes, strict=True))
    )
    return "  ".join(placed).rstrip()


def _told(row: list[str], heads: tuple[str, ...], width: int) -> list[str]:
    told = [f"{heads[n]}: {word}" if n < len(heads) and heads[n] else word for n, word in enumerate(row) if word]
    return [wrapped(words, width, "" if n == 0 else "  ", "  ") for n, words in enumerate(told)]
