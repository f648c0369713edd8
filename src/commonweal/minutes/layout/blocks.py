"""A file's lines as blocks: one a paragraph, list line or table row, each knowing its lines.

Some files break a paragraph over several lines, others print a paragraph a line. A line is joined to the next only
where the next one's first word would not have fitted on it: that is how word processors break lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from commonweal.minutes.sentences import folded

NARROW, WIDE = 45, 140  # characters: a file whose lines end between these may be one that breaks its paragraphs
FULL_LINES = 0.04  # of the lines stand at the width, at least, where it is one
_BULLET = re.compile(r"^\s*(?:[-–—*•·▪◦‣●○]|\(?[a-z]\)|\(?[ivx]{1,5}\)|[a-z]\.|\(?\d{1,2}\))\s+\S")
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Za-z]{2,6}\s?/\s?\d+\s?/\s?\d+)(?:\s|$)")
_FURNITURE = re.compile(r"^\W*(?:page\s+\d+(?:\s*(?:of|/)\s*\d+)?|\d+\s+of\s+\d+)\W*$", re.IGNORECASE)
_LABEL = re.compile(r"^\s*[A-Z][A-Za-z /-]{2,40}\s?:")


@dataclass(frozen=True, slots=True)
class Start:
    """Where an item begins. `rest` is body text that stands on the title's line."""

    number: str | None
    title: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's text, folded, with its first and last line (1-based), and how it stands on the page."""

    text: str
    first: int
    last: int
    indented: bool = False
    gap_before: bool = True
    gap_after: bool = True
    cells: tuple[str, ...] = ()
    start: Start | None = None
    columns: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether it begins as a list line does: a bullet, a letter, an indent."""
        return self.indented or bool(_BULLET.match(self.text))


def blocks_of(lines: Sequence[str]) -> tuple[tuple[Block, ...], tuple[int, ...]]:
    """The blocks, and the numbers of the lines that were a page's furniture (`Page 2 of 5`) and were left out."""
    furniture = tuple(n for n, line in enumerate(lines, 1) if _FURNITURE.match(line))
    left_out = set(furniture)
    width = _width([line for line in lines if line.strip()])
    found: list[Block] = []
    gap, previous = True, ""
    for number, line in enumerate(lines, 1):
        if number in left_out:
            continue
        if not line.strip():
            gap, previous = True, ""
            continue
        if previous and _goes_on(previous, line, width):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {folded(line)}", last=number)
        else:
            found.append(_block(line, number, gap))
        gap, previous = False, line
    followed = [replace(a, gap_after=b.gap_before) for a, b in pairwise(found)]
    return (*followed, *found[-1:]), furniture


def _block(line: str, number: int, gap: bool) -> Block:
    text = folded(line)
    columns = tuple(c for c in (folded(p) for p in re.split(r"\t+| {3,}", line.strip())) if c)
    cells = tuple(folded(c) for c in text.strip("|").split("|")) if _is_row(text) else ()
    return Block(text, number, number, line.startswith(("\t", "    ")), gap, True, cells, None, columns)


def _is_row(text: str) -> bool:
    return text.count("|") >= 2 and text.startswith("|") and text.endswith("|")


def _width(lines: Sequence[str]) -> int:
    """Where the file breaks its lines; 0 where it prints a paragraph a line."""
    lengths = sorted(len(line.rstrip()) for line in lines)
    if not lengths:
        return 0
    widest = lengths[-1]
    near = sum(1 for n in lengths if n > widest - 12)
    return widest if NARROW <= widest <= WIDE and near >= max(3, FULL_LINES * len(lengths)) else 0


def _goes_on(line: str, after: str, width: int) -> bool:
    if not width or _is_row(folded(line)) or _is_row(folded(after)):
        return False
    if _BULLET.match(after) or _LABEL.match(after) or (_NUMBERED.match(after) and _ends(line)):
        return False
    first_word = len(after.split(maxsplit=1)[0])
    return len(line.rstrip()) + 1 + first_word > width


def _ends(line: str) -> bool:
    return line.rstrip().endswith((".", ":", ";", "?", "!"))
