"""Lines at places on pages as paragraphs.

A line goes on in the next where the next one stands as close below it as lines of a paragraph do, and its first word
would not have fitted on the line. Over the end of a page it goes on where it is as full and ends without a stop.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_APART = 4.0  # points, more than the closest lines of the page have between them
_EDGE = 0.12  # of a page's height: where running heads and page numbers stand
_SAME_PLACE = 4.0  # points
_INDENT = 18.0  # points
_SHORT = 0.6  # of the text's width
_STARTS = re.compile(
    r"^(?:[-–—•*·▪]\s|\(?\w{1,3}[.)]\s|\d{1,3}\s*$|[A-Z]{2,6}/\d+/\d+|(?:AGREED|RESOLVED|ACTION"
    r"|DECISION)\b|[A-Z][A-Za-z ]{2,28}:)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line's words and the box of its letters, in points from the page's lower left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's height and its lines in reading order."""

    height: float
    lines: tuple[Line, ...]


def paragraphs(pages: Sequence[Page]) -> Iterator[str]:
    """The text's lines: a paragraph each, '' between two that stand apart."""
    kept = _without_edges(pages)
    everything = [line for page in kept for line in page]
    if not everything:
        return
    left, right = min(line.left for line in everything), max(line.right for line in everything)
    waiting, previous = "", None
    for page in kept:
        closest = _closest(page)
        for n, line in enumerate(page):
            apart = previous is None or n == 0 or _between(previous, line) > closest + _APART
            if previous is not None and _goes_on(previous, line, right, apart=apart, new_page=n == 0):
                waiting += line.text if re.search(r"\w-$", waiting) else f" {line.text}"
            else:
                yield from [waiting] if waiting else []
                yield from [""] if apart else []
                waiting = f"\t{line.text}" if _indented(line, left, right) else line.text
            previous = line
    yield waiting


def _without_edges(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines without what stands at the same place of an edge on half of the pages, but for its numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_key(line) for line in page.lines if _at_edge(line, page)})
    often = {key for key, count in seen.items() if count > 1 and count * 2 >= len(pages)}
    return [[line for line in page.lines if not (_at_edge(line, page) and _key(line) in often)] for page in pages]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.bottom / _SAME_PLACE)


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _between(above: Line, below: Line) -> float:
    return above.bottom - below.top


def _closest(page: Sequence[Line]) -> float:
    """How close the lines of a paragraph stand: a low quantile, as most pages hold a paragraph of several lines."""
    gaps = sorted(_between(a, b) for a, b in pairwise(page) if a.bottom > b.bottom)
    return gaps[len(gaps) // 5] if gaps else 0.0


def _goes_on(above: Line, below: Line, right: float, *, apart: bool, new_page: bool) -> bool:
    if (apart and not new_page) or _STARTS.match(below.text):
        return False
    if new_page and (above.text.endswith((".", ":", ";", "?", "!")) or not below.text[0].isalnum()):
        return False
    if not new_page and above.bottom <= below.bottom:
        return False
    if (new_page or not apart) and below.text[0].islower() and not above.text.endswith((".", ":", ";", "?", "!")):
        return True
    letter = (below.right - below.left) / len(below.text)
    return above.right + letter * (1 + len(below.text.split()[0])) > right


def _indented(line: Line, left: float, right: float) -> bool:
    short = line.right - line.left < _SHORT * (right - left)
    return short and line.left > left + _INDENT and not line.text.endswith(".")
