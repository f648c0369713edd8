"""The year as it adds up: earlier years as thin lines, this one to date, and the fan of where it may end."""

from collections.abc import Sequence
from dataclasses import dataclass

from commonweal.rendering.charts.frame import Frame, apart, area, line, round_top, target, text
from commonweal.rendering.charts.theme import BAND, INK, LINE, QUIET

A_YEAR = 12
MONTHS = ("Mar", "Jun", "Sep", "Dec", "Mar")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier year: its count after the same months, and whole."""

    name: str
    to_date: float
    whole: float


@dataclass(frozen=True, slots=True)
class Fan:
    """This year: the count after so many months, and where the whole may lie."""

    months: int
    count: float
    low: float
    middle: float
    high: float


def draw(fan: Fan, earlier: Sequence[Earlier], alternative: str, width: float = 470, height: float = 240) -> str:
    """The chart as SVG, its text alternative inside it."""
    highest = max(fan.high, *(year.whole for year in earlier), fan.count)
    frame = Frame(width, height, 0, A_YEAR, round_top(highest), right=112)
    start, now = (frame.x(0), frame.y(0)), (frame.x(fan.months), frame.y(fan.count))
    end = frame.x(A_YEAR)
    drawn = [area([now, (end, frame.y(fan.low)), (end, frame.y(fan.high))], BAND)]
    drawn += [
        line([start, (frame.x(fan.months), frame.y(y.to_date)), (end, frame.y(y.whole))], QUIET, 1) for y in earlier
    ]
    drawn.append(line([now, (end, frame.y(fan.middle))], LINE, 2, "5 4"))
    drawn.append(line([start, now], LINE, 3))
    drawn += _targets(frame, fan, earlier)
    drawn.append(f'<circle cx="{now[0]}" cy="{now[1]}" r="4" fill="{LINE}"/>')
    labels = [(frame.y(y.whole), f"{y.name}: {y.whole:,.0f}") for y in earlier]
    ours = f"projected {fan.middle:,.0f}"
    placed = apart([*labels, (frame.y(fan.middle), ours)], high=height - frame.foot)
    drawn += [text(end + 6, y, words, "start", INK if words == ours else QUIET, words == ours) for y, words in placed]
    drawn += [text(frame.x(3 * n), height - 14, name, fill=QUIET) for n, name in enumerate(MONTHS)]
    return frame.drawn("".join(drawn), alternative)


def _targets(frame: Frame, fan: Fan, earlier: Sequence[Earlier]) -> list[str]:
    """What the year holds so far, and at its end."""
    before = "; ".join(f"{y.name} {y.to_date:,.0f}" for y in earlier)
    so_far = f"After {fan.months} months: {fan.count:,.0f}; {before}"
    end = f"Whole year: projected {fan.middle:,.0f}, likely {fan.low:,.0f} to {fan.high:,.0f}"
    middle, foot = frame.x((fan.months + A_YEAR) / 2), frame.y(0)
    return [
        target(frame.x(0), frame.head, middle, foot, so_far),
        target(middle, frame.head, frame.x(A_YEAR), foot, end),
    ]
