"""Themes over time as a drawing: one row of bars a theme, each with its number. Plain SVG, its words inside."""

from html import escape

from commonweal.documents.drawing import title_element
from commonweal.portal.engagement.queries.themes import RaisedSums
from commonweal.rendering.charts.theme import FONT, INK, QUIET, RULE

WIDTH, LEFT, RIGHT, ROW, TOP = 720, 190, 10, 46, 24
TALLEST, MOST, LONGEST = 26, 8, 26  # points; themes drawn; letters of a name
BAR = "#1d3557"


def themes_over_time(sums: RaisedSums) -> str:
    """The most raised themes month by month; nothing where none was raised."""
    themes = sums.themes[:MOST]
    if not themes:
        return ""
    most = max(sums.by_month[month][theme] for month in sums.months for theme in themes) or 1
    step = (WIDTH - LEFT - RIGHT) / len(sums.months)
    parts = [
        f'<text x="{LEFT + step * (n + 0.5):.1f}" y="14" text-anchor="middle" font-size="11" fill="{QUIET}">'
        f"{escape(month.short)}</text>"
        for n, month in enumerate(sums.months)
        if len(sums.months) <= 12 or n % 3 == 0
    ]
    for row, theme in enumerate(themes):
        foot = TOP + ROW * (row + 1) - 6
        parts.append(f'<text x="0" y="{foot - 4}" font-size="13" fill="{INK}">{escape(_short(theme))}</text>')
        parts.append(f'<path d="M{LEFT} {foot}H{WIDTH - RIGHT}" stroke="{RULE}" stroke-width="1"/>')
        for n, month in enumerate(sums.months):
            parts += _bar(sums.by_month[month][theme], LEFT + step * n, step, foot, most)
    height = TOP + ROW * len(themes) + 6
    said = f"Themes raised month by month. Most often: {themes[0]}, {sums.total[themes[0]]} in all."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" font-family="{FONT}">'
        f"{title_element(said)}{''.join(parts)}</svg>"
    )


def _bar(count: int, x: float, step: float, foot: float, most: int) -> list[str]:
    if not count:
        return []
    height = max(TALLEST * count / most, 1.5)
    middle = x + step / 2
    return [
        f'<rect x="{x + step * 0.2:.1f}" y="{foot - height:.1f}" width="{step * 0.6:.1f}" height="{height:.1f}" '
        f'fill="{BAR}"/>',
        f'<text x="{middle:.1f}" y="{foot - height - 3:.1f}" text-anchor="middle" font-size="10" fill="{INK}">'
        f"{count}</text>",
    ]


def _short(theme: str) -> str:
    return theme if len(theme) <= LONGEST else f"{theme[: LONGEST - 1]}…"
