"""What was chosen of the guide, as a drawing: a bar a row, its part that came after another choice set off."""

from html import escape

from commonweal.documents.drawing import title_element
from commonweal.portal.intelligence.queries.guides import Confusion
from commonweal.rendering.charts.theme import FONT, INK, QUIET

WIDTH, LEFT, RIGHT, ROW = 720, 380, 40, 40
LONGEST = 58  # letters of a row's words
FIRST, AFTER = "#1d3557", "#a63d26"


def chosen(counts: Confusion) -> str:
    """The bars; nothing where nothing was chosen."""
    if not counts.total:
        return ""
    most = max(row.total for row in counts.rows)
    parts = []
    for n, row in enumerate(counts.rows):
        top = ROW * n + 8
        first = (WIDTH - LEFT - RIGHT) * row.first / most
        after = (WIDTH - LEFT - RIGHT) * (row.total - row.first) / most
        parts += [
            f'<text x="0" y="{top + 17}" font-size="13" fill="{INK}">{escape(_short(row.matter))}</text>',
            f'<rect x="{LEFT}" y="{top}" width="{first:.1f}" height="24" fill="{FIRST}"/>',
            f'<rect x="{LEFT + first:.1f}" y="{top}" width="{after:.1f}" height="24" fill="{AFTER}"/>',
            f'<text x="{LEFT + first + after + 6:.1f}" y="{top + 17}" font-size="13" fill="{INK}">{row.total}</text>',
        ]
    foot = ROW * len(counts.rows) + 22
    parts.append(_key(foot))
    said = f"What was chosen of the guide: {counts.total} choices, {counts.changed} of them in place of another."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {foot + 14}" role="img" font-family="{FONT}">'
        f"{title_element(said)}{''.join(parts)}</svg>"
    )


def _key(y: float) -> str:
    return (
        f'<rect x="{LEFT}" y="{y - 11}" width="12" height="12" fill="{FIRST}"/>'
        f'<text x="{LEFT + 18}" y="{y}" font-size="12" fill="{QUIET}">chosen first</text>'
        f'<rect x="{LEFT + 120}" y="{y - 11}" width="12" height="12" fill="{AFTER}"/>'
        f'<text x="{LEFT + 138}" y="{y}" font-size="12" fill="{QUIET}">after going back from another</text>'
    )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
