"""A paper written in the portal: plain text with headings, points and paragraphs, as blocks.

``## `` begins a heading, ``### `` one below it, ``- `` a point, ``1. `` a numbered point, ``|`` a table's row; an empty
line ends a paragraph.
"""

import re
from itertools import groupby

from commonweal.documents.blocks import Block, Heading, ListBlock, ListItem, Paragraph, words
from commonweal.documents.safe_copy import SafeCopy
from commonweal.portal.library import tabled

HEADING = re.compile(r"(#{2,4}) +(.+)")
POINT = re.compile(r"[-*•] +(.+)")
NUMBERED = re.compile(r"\d{1,3}[.)] +(.+)")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text; a line that starts like nothing else goes on with its paragraph."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in part.split("\n")]
        for of_table, run in groupby(lines, tabled.is_of_table):
            if of_table:
                found.extend(tabled.blocks_of(list(run), _heading_above(found)))
            else:
                _part(list(run), found)
    return tuple(found)


def safe_copy(title: str, text: str) -> SafeCopy:
    """The same as a copy like that of an upload."""
    return SafeCopy(f"{title[:80]}.txt", title, "text", "text/plain", blocks(text))


def _heading_above(found: list[Block]) -> str:
    return next((block.text for block in reversed(found) if isinstance(block, Heading)), "")


def _part(lines: list[str], found: list[Block]) -> None:
    """Lines between two empty ones: runs of headings, of points, of words."""
    said: list[str] = []
    points: list[ListItem] = []
    numbered = False

    def end_words() -> None:
        if said:
            found.append(Paragraph(words(" ".join(said))))
            said.clear()

    def end_points() -> None:
        if points:
            found.append(ListBlock(tuple(points), numbered=numbered))
            points.clear()

    for line in lines:
        heading, point, number = HEADING.fullmatch(line), POINT.fullmatch(line), NUMBERED.fullmatch(line)
        if heading:
            end_words()
            end_points()
            found.append(Heading(heading[2].strip(), level=len(heading[1])))
        elif point or number:
            end_words()
            if points and numbered is not bool(number):
                end_points()
            numbered = bool(number)
            points.append(ListItem(words((point or number)[1])))  # type: ignore[index]
        elif points and line:
            last = points.pop()
            points.append(ListItem((*last.runs, *words(f" {line}"))))
        elif line:
            said.append(line)
    end_words()
    end_points()
