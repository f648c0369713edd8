"""A bar a row, under its label: counts from nought, or shares of a hundred with the range of each.

A row without a number keeps its place and says why.
"""

from collections.abc import Sequence
from textwrap import shorten

from commonweal.rendering.charts.frame import drawing, text
from commonweal.rendering.charts.theme import INK, QUIET
from commonweal.rendering.table_charts.cells import MOST, Value

WIDTH, RIGHT, ROW, FOOT = 480.0, 100.0, 37.0, 4.0
BAR = "#9fb3c1"
LABEL, TOP, HIGH = 8.0, 16.0, 13.0  # within a row
LETTERS = 66


def draw(rows: Sequence[Value], alternative: str, *, shares: bool = False) -> str:
    """The chart as SVG, its text alternative inside it."""
    ends = [end for row in rows for end in (row.value, row.high) if end is not None]
    scale = (WIDTH - RIGHT) / (MOST if shares else max([*ends, 1.0]))
    drawn = "".join(_row(n * ROW, row, scale) for n, row in enumerate(rows))
    return drawing(WIDTH, ROW * len(rows) + FOOT, drawn, alternative)


def _row(top: float, row: Value, scale: float) -> str:
    middle = top + TOP + HIGH / 2
    label = text(0, top + LABEL, shorten(row.label, LETTERS, placeholder="…"), "start")
    if row.value is None:
        return label + _nought(top) + text(8, middle, row.words, "start", QUIET)
    wide, after = row.value * scale, max(row.value, row.high or 0) * scale
    bar = f'<rect x="0" y="{top + TOP:g}" width="{wide:.1f}" height="{HIGH:g}" fill="{BAR}"/>'
    words = text(round(after + 7, 1), middle, row.words, "start", bold=True)
    return label + bar + _nought(top) + _range(row, middle, scale) + words


def _nought(top: float) -> str:
    return f'<line x1="0.5" x2="0.5" y1="{top + TOP - 2:g}" y2="{top + TOP + HIGH + 2:g}" stroke="{QUIET}"/>'


def _range(row: Value, middle: float, scale: float) -> str:
    if row.low is None or row.high is None:
        return ""
    low, high = row.low * scale, row.high * scale
    ends = "".join(
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{middle - 4:g}" y2="{middle + 4:g}" stroke="{INK}"/>' for x in (low, high)
    )
    return f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{middle:g}" y2="{middle:g}" stroke="{INK}"/>{ends}'
