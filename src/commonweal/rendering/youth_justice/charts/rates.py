"""A rate over time with its likely range, and published rates of others as thin lines named at their ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commonweal.figures import Month
from commonweal.rendering.charts.frame import Frame, apart, line, round_top, target, text
from commonweal.rendering.charts.theme import BAND, INK, LINE, QUIET

HALF = 5  # pixels either side of a point that its words are told at
LABELS = 3  # beside the last
DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 2")


@dataclass(frozen=True, slots=True)
class Point:
    """A rate at the end of its months. `gap`: nothing joins it to the point before."""

    month: Month
    value: float
    low: float | None = None
    high: float | None = None
    gap: bool = False


def draw(
    ours: Sequence[Point], others: Mapping[str, Sequence[Point]], name: str, alternative: str, *, width: float = 470,
    height: float = 240,
) -> str:  # fmt: skip
    """The chart as SVG, its text alternative inside it."""
    points = [*ours, *(p for found in others.values() for p in found)]
    highest = max(p.high if p.high is not None else p.value for p in points)
    first, last = (f(p.month.index for p in points) for f in (min, max))
    frame = Frame(width, height, first, max(last, first + 1), round_top(highest), right=132)
    drawn = [_bands(frame, ours), *_others(frame, others)]
    drawn += [line([_at(frame, p) for p in run], LINE, 2.5) for run in _runs(ours) if len(run) > 1]
    drawn += [f'<circle cx="{_at(frame, p)[0]}" cy="{_at(frame, p)[1]}" r="3" fill="{LINE}"/>' for p in ours]
    ends = [(frame.y(found[-1].value), who) for who, found in others.items() if found]
    if ours:
        ends.append((frame.y(ours[-1].value), name))
    drawn += [_target(frame, p, name) for p in ours]
    placed = apart(ends, high=height - frame.foot)
    right = frame.width - frame.right + 6
    drawn += [text(right, y, who, "start", INK if who == name else QUIET, who == name) for y, who in placed]
    drawn += _months(frame, sorted({p.month for p in points}))
    return frame.drawn("".join(drawn), alternative)


def _bands(frame: Frame, ours: Sequence[Point]) -> str:
    drawn = []
    for p in ours:
        if p.low is not None and p.high is not None:
            x, ends = frame.x(p.month.index), f'y1="{frame.y(p.low)}" y2="{frame.y(p.high)}"'
            drawn.append(f'<line x1="{x}" x2="{x}" {ends} stroke="{BAND}" stroke-width="9"/>')
    return "".join(drawn)


def _target(frame: Frame, p: Point, name: str) -> str:
    x, likely = frame.x(p.month.index), ""
    if p.low is not None and p.high is not None:
        likely = f", likely {p.low:,.2f} to {p.high:,.2f}"
    said = f"{name}, twelve months to {p.month.words}: {p.value:,.2f}{likely}"
    return target(x - HALF, frame.head, x + HALF, frame.y(0), said)


def _others(frame: Frame, others: Mapping[str, Sequence[Point]]) -> list[str]:
    pairs = zip(others.values(), DASHES * 3, strict=False)
    return [line([_at(frame, p) for p in run], QUIET, 1.25, dash) for found, dash in pairs for run in _runs(found)]


def _runs(points: Sequence[Point]) -> list[list[Point]]:
    """Points joined as far as no gap parts them."""
    runs: list[list[Point]] = []
    for p in points:
        if p.gap or not runs:
            runs.append([])
        runs[-1].append(p)
    return runs


def _at(frame: Frame, point: Point) -> tuple[float, float]:
    return frame.x(point.month.index), frame.y(point.value)


def _months(frame: Frame, months: Sequence[Month]) -> list[str]:
    """About four, evenly from the last one back, those of a gap among them."""
    step = max(1, -(-(months[-1].index - months[0].index) // LABELS))
    found = [months[-1] - n * step for n in range(LABELS + 1)]
    return [text(frame.x(m.index), frame.height - 14, m.short, fill=QUIET) for m in found if m >= months[0]]
