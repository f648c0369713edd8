"""Periods side by side: a panel a column of the table, all on one scale; no line joins them, so none crosses a gap."""

from collections.abc import Mapping, Sequence

from commonweal.rendering.charts.frame import drawing, text
from commonweal.rendering.charts.theme import QUIET
from commonweal.rendering.table_charts.bars import BAR
from commonweal.rendering.table_charts.cells import Value

WIDTH, PANEL, FOOT = 480.0, 96.0, 40.0
NAME, HEAD = 12.0, 38.0  # where a panel's name stands, and where its columns end at the most
SHARE = 0.62  # of its place that a column takes
WIDEST = 70.0


def draw(panels: Mapping[str, Sequence[Value]], alternative: str) -> str:
    """The chart as SVG: a panel for each name, its values in the order of the periods."""
    highest = max((row.value or 0.0 for rows in panels.values() for row in rows), default=0.0) or 1.0
    drawn = "".join(_panel(n * PANEL, name, rows, highest) for n, (name, rows) in enumerate(panels.items()))
    labels = [row.label for row in next(iter(panels.values()))]
    foot = "".join(_period(_middle(n, len(labels)), PANEL * len(panels), label) for n, label in enumerate(labels))
    return drawing(WIDTH, PANEL * len(panels) + FOOT, drawn + foot, alternative)


def _panel(top: float, name: str, rows: Sequence[Value], highest: float) -> str:
    foot = top + PANEL - 4
    base = f'<line x1="0" x2="{WIDTH:g}" y1="{foot:g}" y2="{foot:g}" stroke="{QUIET}"/>'
    columns = "".join(_column(_middle(n, len(rows)), foot, row, highest, len(rows)) for n, row in enumerate(rows))
    return text(0, top + NAME, name, "start", bold=True) + base + columns


def _column(x: float, foot: float, row: Value, highest: float, of: int) -> str:
    if row.value is None:
        return text(x, foot - 6, row.words, "start", QUIET, upright=True)
    wide = min(SHARE * WIDTH / of, WIDEST)
    high = (PANEL - 4 - HEAD) * row.value / highest
    bar = f'<rect x="{x - wide / 2:.1f}" y="{foot - high:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{BAR}"/>'
    return bar + text(x, round(foot - high - 9, 1), row.words)


def _period(x: float, top: float, label: str) -> str:
    """A period's name, on two lines where it has several words: `Jan to`, `Mar 2026`."""
    gaps = [n for n, letter in enumerate(label) if letter == " "]
    at = min(gaps, key=lambda n: abs(n - len(label) / 2), default=len(label))
    lines = [label[:at], label[at + 1 :]]
    return "".join(text(x, top + 10 + 15 * n, words, fill=QUIET) for n, words in enumerate(lines))


def _middle(n: int, of: int) -> float:
    return round((n + 0.5) * WIDTH / of, 1)
