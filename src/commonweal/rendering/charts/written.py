"""Words on a drawing: names over a white edge, and a legend of named classes, as plain SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from commonweal.rendering.charts.theme import FONT, INK, QUIET, WHITE

LETTER = 6.6  # pixels of a letter of the legend's size
LEGEND = 30.0  # height of a legend


@dataclass(frozen=True, slots=True)
class Class:
    """One class of a legend: its colour, its sign, its words and how many areas it holds."""

    fill: str
    sign: str
    words: str
    many: int


def haloed(x: float, y: float, words: str, side: str = "middle", size: float = 12) -> str:
    """Bold words with a white edge, drawn first: not every program knows how to paint an edge below its letters."""
    place = f'x="{x:g}" y="{y:g}" dy="0.35em" text-anchor="{side}" font-size="{size:g}" font-weight="bold"'
    edge = f'stroke="{WHITE}" stroke-width="3.5" stroke-linejoin="round" fill="{WHITE}"'
    return f'<text {place} {edge}>{escape(words)}</text><text {place} fill="{INK}">{escape(words)}</text>'


def legend(classes: Sequence[Class], top: float) -> str:
    """The classes that hold any area, side by side."""
    drawn, x = [], 4.0
    for one in (c for c in classes if c.many):
        words = f"{one.sign} {one.words} ({one.many:,})".strip()
        look = f'fill="{one.fill}" stroke="{QUIET}" stroke-width="0.5"'
        drawn.append(f'<rect x="{x:g}" y="{top + 12:.1f}" width="12" height="12" {look}/>')
        drawn.append(f'<text x="{x + 17:g}" y="{top + 22:.1f}" font-size="12" fill="{INK}">{escape(words)}</text>')
        x += 30 + LETTER * len(words)
    return "".join(drawn)


def drawing(width: float, height: float, inside: str, role: str = "img") -> str:
    """The whole drawing; `inside` starts with its title. Two pixels of edge all round."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 {width + 4:g} {height + 4:.1f}" '
        f'width="{width + 4:g}" height="{height + 4:.1f}" role="{role}" font-family="{escape(FONT)}">{inside}</svg>'
    )
