"""The concentration curve: the share of all incidents that the fullest cells hold, beside an even spread."""

from collections.abc import Callable, Sequence
from html import escape

import numpy as np
import numpy.typing as npt

from commonweal.documents.drawing import title_element
from commonweal.rendering.charts.theme import INK, LINE, QUIET, RULE
from commonweal.rendering.charts.written import drawing, haloed

Floats = npt.NDArray[np.float64]
At = Callable[[float, float], tuple[float, float]]
LEFT, RIGHT, TOP, BOTTOM = 44.0, 14.0, 26.0, 36.0
TICKS = (0, 25, 50, 75, 100)
SHOWN = 200  # points of the curve: more are not seen


def reached(counts: Sequence[float]) -> tuple[Floats, Floats]:
    """Percent of cells, the fullest first, and percent of incidents in them: both from 0 to 100."""
    falling = np.sort(np.asarray(counts, dtype=np.float64))[::-1]
    many = np.concatenate([[0.0], np.cumsum(falling)])
    return np.linspace(0, 100, many.size), 100 * many / max(many[-1], 1)


def draw(counts: Sequence[float], half: float, thing: str, alt: str, width: float = 380, height: float = 330) -> str:
    """The curve as SVG. `half`: the percent of cells that hold half; `thing` what cells are called."""
    across, up = reached(counts)
    wide, high = width - LEFT - RIGHT, height - TOP - BOTTOM

    def at(x: float, y: float) -> tuple[float, float]:
        return round(LEFT + wide * x / 100, 1), round(TOP + high * (1 - y / 100), 1)

    kept = np.unique(np.round(np.linspace(0, across.size - 1, min(SHOWN, across.size))).astype(int))
    line = " ".join(f"{x:g},{y:g}" for x, y in (at(across[i], up[i]) for i in kept.tolist()))
    even = f"M{at(0, 0)[0]},{at(0, 0)[1]}L{at(100, 100)[0]},{at(100, 100)[1]}"
    x, y = at(half, 50)
    parts = [
        title_element(alt),
        *_grid(at, wide),
        f'<path d="{even}" stroke="{QUIET}" stroke-dasharray="4 3" fill="none"/>',
        f'<polyline points="{line}" fill="none" stroke="{LINE}" stroke-width="2.5" stroke-linejoin="round"/>',
        f'<circle cx="{x:g}" cy="{y:g}" r="4.5" fill="{LINE}"/>',
        haloed(x + 10, y, f"half in {half:.1f}% of {thing}", "start"),
        _text(*at(64, 58), "evenly spread", "start", QUIET),
        _text(LEFT - 38, 12, "Share of incidents, %", "start", QUIET),
        _text(LEFT + wide, height - 6, f"Share of {thing}, the fullest first, %", "end", QUIET),
    ]
    return drawing(width, height, "".join(parts))


def _grid(at: At, wide: float) -> list[str]:
    drawn = []
    for tick in TICKS:
        x, y = at(tick, 0)[0], at(0, tick)[1]
        drawn.append(f'<path d="M{LEFT},{y}H{LEFT + wide}" stroke="{RULE}"/>')
        drawn += [_text(LEFT - 6, y, str(tick), "end", QUIET), _text(x, at(0, 0)[1] + 14, str(tick), "middle", QUIET)]
    return drawn


def _text(x: float, y: float, words: str, side: str, colour: str = INK) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" dy="0.35em" text-anchor="{side}" font-size="12" fill="{colour}">'
        f"{escape(words)}</text>"
    )
