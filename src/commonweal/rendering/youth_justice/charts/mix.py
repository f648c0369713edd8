"""Categories as bars, the most first; what is hidden keeps its line and says so."""

from collections.abc import Sequence

from commonweal.rendering.charts.frame import drawing, target, text
from commonweal.rendering.charts.theme import LINE, QUIET

ROW, HEAD, LETTER, WIDTH = 19, 6, 6.3, 470
LETTERS = 34
Bar = tuple[str, float | None, float | None]
"""Name, count now, count a year before: None where not shown."""


def draw(bars: Sequence[Bar], alternative: str, width: float = WIDTH) -> str:
    """The chart as SVG, its text alternative inside it."""
    highest = max((v for bar in bars for v in bar[1:] if v is not None), default=1.0) or 1.0
    left = 12 + LETTER * min(max(len(name) for name, *_ in bars), LETTERS)
    height = 2 * HEAD + ROW * len(bars)
    drawn = "".join(_bar(n, bar, left, (width - left - 76) / highest) for n, bar in enumerate(bars))
    return drawing(width, height, drawn, alternative)


def _bar(n: int, bar: Bar, left: float, scale: float) -> str:
    name, now, before = bar
    top, middle = HEAD + ROW * n, HEAD + ROW * (n + 0.5)
    short = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
    said = "not shown" if now is None else f"{now:,.0f}" + ("" if before is None else f", a year before {before:,.0f}")
    drawn = [text(left - 6, middle, short, "end"), target(0, top, WIDTH, top + ROW, f"{name}: {said}")]
    if now is None:
        return "".join([*drawn, text(left + 4, middle, "not shown", "start", QUIET)])
    reach = now * scale
    drawn.append(f'<rect x="{left:.1f}" y="{top + 3}" width="{reach:.1f}" height="{ROW - 6}" fill="{LINE}"/>')
    if before is not None:
        x = left + before * scale
        drawn.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top + 1}" y2="{top + ROW - 1}" stroke="{QUIET}" stroke-width="2.5"/>'
        )
        reach = max(reach, before * scale)
    drawn.append(text(left + reach + 6, middle, f"{now:,.0f}", "start"))
    return "".join(drawn)
