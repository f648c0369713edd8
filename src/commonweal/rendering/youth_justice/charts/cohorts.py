"""Cohorts side by side: a dot with its likely range each."""

from collections.abc import Sequence
from dataclasses import dataclass

from commonweal.rendering.charts.frame import Frame, round_top, target, text
from commonweal.rendering.charts.theme import INK, LINE, QUIET


@dataclass(frozen=True, slots=True)
class Dot:
    """One cohort's measure; `value` None where it is not shown."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    words: str


def draw(dots: Sequence[Dot], alternative: str, width: float = 330, height: float = 220) -> str:
    """The chart as SVG, its text alternative inside it."""
    highest = max((v for d in dots for v in (d.value, d.high) if v is not None), default=1.0)
    frame = Frame(width, height, 0, len(dots), round_top(highest))
    return frame.drawn("".join(_dot(frame, n, dot) for n, dot in enumerate(dots)), alternative)


def _dot(frame: Frame, n: int, dot: Dot) -> str:
    x = frame.x(n + 0.5)
    drawn = [text(x, frame.height - 14, dot.name, fill=QUIET)]
    drawn.append(target(frame.x(n), frame.head, frame.x(n + 1), frame.y(0), f"{dot.name}: {dot.words}{_likely(dot)}"))
    if dot.value is None:
        return "".join([*drawn, text(x, frame.y(0) - 10, "not shown", fill=QUIET)])
    if dot.low is not None and dot.high is not None:
        drawn.append(f'<line x1="{x}" x2="{x}" y1="{frame.y(dot.low)}" y2="{frame.y(dot.high)}" stroke="{INK}"/>')
    drawn.append(f'<circle cx="{x}" cy="{frame.y(dot.value)}" r="5" fill="{LINE}"/>')
    drawn.append(text(x + 10, frame.y(dot.value), dot.words, "start", bold=True))
    return "".join(drawn)


def _likely(dot: Dot) -> str:
    return "" if dot.low is None or dot.high is None else f", likely {dot.low:,.1f} to {dot.high:,.1f}"
