"""Years side by side: the whole year behind, the same months before it; a gap says so, a projection has its range."""

from collections.abc import Sequence
from dataclasses import dataclass

from commonweal.rendering.charts.frame import Frame, round_top, target, text
from commonweal.rendering.charts.theme import GREY, INK, LINE, QUIET


@dataclass(frozen=True, slots=True)
class Year:
    """One year: `whole`, `to_date` None where not shown; `low`, `middle`, `high` of this year's projection.

    `words` stands in place of columns that are not there: not held, not shown.
    """

    name: str
    to_date: float | None
    whole: float | None
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    words: str = ""


def draw(years: Sequence[Year], alternative: str, width: float = 470, height: float = 240) -> str:
    """The chart as SVG, its text alternative inside it."""
    highest = max((v for y in years for v in (y.to_date, y.whole, y.high) if v is not None), default=1.0)
    frame = Frame(width, height, 0, len(years), round_top(highest))
    return frame.drawn("".join(_year(frame, n, year) for n, year in enumerate(years)), alternative)


def _year(frame: Frame, n: int, year: Year) -> str:
    drawn = [text(frame.x(n + 0.5), frame.height - 14, year.name, fill=QUIET)]
    if year.whole is not None:
        drawn.append(_column(frame, n + 0.14, n + 0.86, year.whole, GREY))
        drawn.append(text(frame.x(n + 0.5), frame.y(year.whole) - 8, f"{year.whole:,.0f}"))
    if year.to_date is not None:
        drawn.append(_column(frame, n + 0.26, n + 0.74, year.to_date, LINE))
        if year.whole is None:
            drawn.append(text(frame.x(n + 0.5), frame.y(year.to_date) - 8, f"{year.to_date:,.0f}", bold=True))
    if year.to_date is None and year.whole is None:
        drawn.append(text(frame.x(n + 0.5), frame.y(0) - 10, year.words, fill=QUIET))
    if year.low is not None and year.high is not None:
        drawn.append(_range(frame, n, year.low, year.middle, year.high))
    drawn.append(target(frame.x(n), frame.head, frame.x(n + 1), frame.y(0), _said(year)))
    return "".join(drawn)


def _said(year: Year) -> str:
    """`2024/25: 85 to date, 298 in the whole year`."""
    told = [f"{year.to_date:,.0f} to date"] if year.to_date is not None else []
    told += [f"{year.whole:,.0f} in the whole year"] if year.whole is not None else []
    if year.low is not None and year.high is not None:
        told.append(f"the whole year from {year.low:,.0f} to {year.high:,.0f}")
    return f"{year.name}: {', '.join(told) or year.words}"


def _column(frame: Frame, left: float, right: float, value: float, fill: str) -> str:
    x, y = frame.x(left), frame.y(value)
    return f'<rect x="{x}" y="{y}" width="{frame.x(right) - x:.1f}" height="{frame.y(0) - y:.1f}" fill="{fill}"/>'


def _range(frame: Frame, n: int, low: float, middle: float | None, high: float) -> str:
    x, wide = frame.x(n + 0.5), (frame.x(n + 0.7) - frame.x(n + 0.3)) / 2
    ends = "".join(
        f'<line x1="{x - wide:.1f}" x2="{x + wide:.1f}" y1="{frame.y(v)}" y2="{frame.y(v)}" stroke="{INK}"/>'
        for v in (low, high)
    )
    stem = f'<line x1="{x}" x2="{x}" y1="{frame.y(low)}" y2="{frame.y(high)}" stroke="{INK}" stroke-width="1.5"/>'
    dot = f'<circle cx="{x}" cy="{frame.y(middle)}" r="3.5" fill="{INK}"/>' if middle is not None else ""
    return stem + ends + dot
