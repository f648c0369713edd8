"""Risk over time as steps: each assessment stands until the next. Plain SVG, with the same as a table beside it."""

from collections.abc import Sequence
from html import escape

from commonweal.portal.cases.queries.pages import RiskLine
from commonweal.rendering.charts.theme import FONT, INK, LINE, QUIET, RULE

WIDTH, HEIGHT = 480.0, 190.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 96.0, 14.0, 30.0


def draw(risks: Sequence[RiskLine]) -> str:
    """The assessments (the newest first) as steps from the oldest to the newest."""
    found = list(reversed(risks))
    highest = max(1, *(one.highest for one in found))
    first, last = found[0].assessed_on, found[-1].assessed_on
    days = (last - first).days
    places = [
        (
            LEFT
            + ((one.assessed_on - first).days / days if days else n / max(len(found) - 1, 1)) * (WIDTH - LEFT - RIGHT),
            TOP + (1 - one.score / highest) * (HEIGHT - TOP - BOTTOM),
        )
        for n, one in enumerate(found)
    ]
    path = f"M{places[0][0]:.1f} {places[0][1]:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in places[1:])
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{LINE}"/>' for x, y in places)
    x, y = places[-1]
    said = f"Score of {len(found)} assessments, from {found[0].score} to {found[-1].score} of {highest}."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" width="100%" role="img" '
        f'font-family="{escape(FONT)}"><title>{escape(said)}</title>{_axis(highest)}'
        f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="2"/>{dots}'
        f'<text x="{x + 8:.1f}" y="{y:.1f}" dy="0.35em" font-size="13" font-weight="bold" fill="{INK}">'
        f"{escape(found[-1].band_name)}, {found[-1].score}</text>"
        f"{_day(LEFT, f'{first:%-d %b %Y}', 'start')}"
        f"{_day(WIDTH - RIGHT, f'{last:%-d %b %Y}', 'end') if days else ''}</svg>"
    )


def _axis(highest: int) -> str:
    drawn = ""
    for value in (0, highest):
        y = TOP + (1 - value / highest) * (HEIGHT - TOP - BOTTOM)
        drawn += f'<line x1="{LEFT:g}" x2="{WIDTH - RIGHT:g}" y1="{y:.1f}" y2="{y:.1f}" stroke="{RULE}"/>'
        look = f'dy="0.35em" text-anchor="end" font-size="12" fill="{QUIET}"'
        drawn += f'<text x="{LEFT - 8:g}" y="{y:.1f}" {look}>{value}</text>'
    return drawn


def _day(x: float, words: str, side: str) -> str:
    look = f'text-anchor="{side}" font-size="12" fill="{QUIET}"'
    return f'<text x="{x:.1f}" y="{HEIGHT - 8:g}" {look}>{escape(words)}</text>'
