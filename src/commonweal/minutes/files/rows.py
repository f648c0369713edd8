"""A table's row as lines of text: `| cell | cell |`. A cell of several paragraphs goes on in rows below it."""

from collections.abc import Sequence
from itertools import zip_longest

_BAR = "¦"  # stands for a bar inside a cell, which would part it


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """The lines of one row; each cell is its paragraphs."""
    if len(cells) == 1:
        return list(cells[0])
    lines = (line for line in zip_longest(*cells, fillvalue="") if any(line))
    return ["| " + " | ".join(" ".join(t.split()).replace("|", _BAR) for t in line) + " |" for line in lines]
