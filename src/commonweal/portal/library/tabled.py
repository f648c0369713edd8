"""Tables of a text that was written here, and the chart of each, which is drawn from the table and from nothing else.

A line between bars is a row, the first one the heads. `Table: words` before it is its title, and `Chart: bars of
Reports. Words under it` asks for a chart of a column: bars, shares, columns (of several, a period a row), or steps
(a day a row). What cannot be drawn stays as it was typed, so that its writer sees it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from commonweal.documents.blocks import Block, Paragraph, Picture, Row, TableBlock
from commonweal.rendering.table_charts.drawing import KINDS, drawn

ROW = re.compile(r"\|(.+)\|")
RULE = re.compile(r"[\s|:-]+")
TITLE = re.compile(r"Table: +(.+)")
CHART = re.compile(rf"Chart: +({'|'.join(KINDS)}) of ([^.]+)(?:\. *(.*))?")
AMOUNT = re.compile(r"[\d,.]+%?(?: of [\d,.]+| \([^)]*\))*(?:, .*)?")
SVG = "image/svg+xml"
WIDTH = 13.0  # centimetres
MOST_COLUMNS = 12
MISSING = {"not shown", "not counted", "too few to show"}  # in place of a number


def text_of(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, title: str, chart: str = "", under: str = ""
) -> str:
    """A table as it is written, with the chart that it asks for where that says anything."""
    said = f"Chart: {chart}. {under}".rstrip() if chart else ""
    lines = [f"Table: {title}", *(_line(cells) for cells in (heads, *rows))]
    return "\n".join([said, *lines] if said and _says_something(said, lines) else lines)


def is_of_table(line: str) -> bool:
    """Whether a line belongs to a table: a row, or what is said before it."""
    return bool(ROW.fullmatch(line) or TITLE.fullmatch(line) or CHART.fullmatch(line))


def blocks_of(lines: Sequence[str], heading: str) -> Iterator[Block]:
    """Charts and tables of such lines; `heading` is what stands above, which says what is seen."""
    said: list[str] = []
    rows: list[str] = []
    for line in lines:
        if ROW.fullmatch(line):
            rows.append(line)
        else:
            if rows:
                yield from _one(said, rows, heading)
                said, rows = [], []
            said.append(line)
    yield from _one(said, rows, heading)


def _one(said: Sequence[str], lines: Sequence[str], heading: str) -> Iterator[Block]:
    """What was said before a table, and the table; without one, or where it fits in none, as words."""
    cells = [_cells(line) for line in lines if not RULE.fullmatch(line)]
    if not cells or max(map(len, cells)) > MOST_COLUMNS:
        yield from (Paragraph.of(line) for line in (*said, *lines))
        return
    wide = max(map(len, cells))
    heads, *rows = [row + [""] * (wide - len(row)) for row in cells]
    title = next((found[1] for line in said if (found := TITLE.fullmatch(line))), "")
    for line in said:
        if asked := CHART.fullmatch(line):
            yield _chart(asked, heads, rows, heading or title)
    numbers = tuple(_is_amount([row[n] for row in rows]) for n in range(wide))
    yield TableBlock(tuple(heads), tuple(Row.of(*row) for row in rows), title, numbers)


def _chart(asked: re.Match[str], heads: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> Block:
    svg = drawn(asked[1], _names(asked[2]), heads, rows, title)
    if svg is None:
        return Paragraph.of(asked[0])
    return Picture(svg.encode(), SVG, f"{title.rstrip('.')}. The numbers are in the table.", WIDTH, asked[3] or "")


def _says_something(said: str, lines: Sequence[str]) -> bool:
    """Whether two numbers or more stand in what is to be drawn, and not noughts alone."""
    asked = CHART.fullmatch(said)
    heads, *rows = [_cells(line) for line in lines[1:]]
    at = [heads.index(name) for name in _names(asked[2]) if name in heads] if asked else []
    found = [re.match(r"[\d,]+", row[n]) for row in rows for n in at]
    counts = [one[0] for one in found if one]
    return len(counts) > 1 and any(count.strip("0,") for count in counts)


def _names(said: str) -> list[str]:
    return [name.strip() for name in said.split(";")]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells) + " |"


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip()[1:-1].split("|")]


def _is_amount(cells: Sequence[str]) -> bool:
    """A column of numbers, where some may say why they are not there; one with a day in it is none."""
    found = [bool(AMOUNT.fullmatch(cell)) for cell in cells]
    some = any(found) or bool(cells and set(cells) <= MISSING)
    return some and all(fits or not cell[:1].isdigit() for fits, cell in zip(found, cells, strict=True))
