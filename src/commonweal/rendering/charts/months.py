"""The chart of months: a line, the usual range behind it, unusual months marked, rule changes as thin lines.

A missing month is a gap: the line stops before it and starts again after it.
"""

from dataclasses import dataclass
from itertools import groupby

from commonweal.documents.svg import drawing, element, path, text
from commonweal.figures import Mark, Period, Point, Series
from commonweal.rendering.charts.palette import BAND, FILLS, INK, LINE, QUIET, RULE
from commonweal.rendering.charts.scale import Scale, ticks
from commonweal.rendering.findings import alternative, point_words
from commonweal.rendering.words import number

LEFT, RIGHT, TOP, BOTTOM = 44.0, 46.0, 16.0, 26.0
MARK_LINE = 13.0  # height of one line of a rule change's words
MARK_WIDTH = 34  # letters on such a line
LABELLED_ALARMS = 6  # beyond this many, numbers would run into each other
HALF_MONTH = 0.5


@dataclass(frozen=True, slots=True)
class _Frame:
    points: tuple[Point, ...]
    x: Scale
    y: Scale
    levels: list[float]
    width: float
    height: float

    def at(self, position: int, value: float) -> tuple[float, float]:
        return self.x(position), self.y(value)


def months_shown(series: Series, period: Period, against: Period) -> tuple[Point, ...]:
    """The points of both periods and what lies between."""
    start = min(against.start, period.start)
    return tuple(p for p in series.points if start <= p.month <= period.end)


def draw(series: Series, period: Period, against: Period, width: float = 640, height: float = 270) -> str:
    """The chart as SVG, its text alternative inside it."""
    points = months_shown(series, period, against)
    marks = [m for m in series.marks if points and points[0].month <= m.month <= points[-1].month]
    lines_of_marks = max((len(_wrapped(m.text)) for m in marks), default=0)
    frame = _frame(points, width, height, TOP + MARK_LINE * lines_of_marks)
    parts = [*_grid(frame), *_band(frame), *_marks(frame, marks), *_line(frame), *_unusual(frame)]
    parts += [*_last(frame), *_targets(frame, series.unit)]
    return drawing(width, height, alternative(series, period, points) if points else series.label, parts, font_size=12)


def _frame(points: tuple[Point, ...], width: float, height: float, top: float) -> _Frame:
    levels = ticks(max((v for p in points for v in (p.value, p.upper) if v is not None), default=1.0))
    x = Scale(0, max(len(points) - 1, 1), LEFT, width - RIGHT)
    return _Frame(points, x, Scale(0, levels[-1], height - BOTTOM, top), levels, width, height)


def _grid(frame: _Frame) -> list[str]:
    """Thin rules at round values; months named in January, April, July and October."""
    left, right = LEFT, frame.width - RIGHT
    parts = []
    for level in frame.levels:
        y = frame.y(level)
        parts.append(element("path", d=path([(left, y), (right, y)]), stroke=QUIET if level == 0 else RULE))
        parts.append(text(number(level), left - 8, y + 4, text_anchor="end", fill=QUIET))
    every = 3 if len(frame.points) <= 36 else 12
    for n, point in enumerate(frame.points):
        if len(frame.points) <= 6 or (point.month.month - 1) % every == 0:
            x, y = frame.x(n), frame.y(0)
            parts.append(element("path", d=path([(x, y), (x, y + 4)]), stroke=QUIET))
            parts.append(text(point.month.short, x, y + 18, text_anchor="middle", fill=QUIET))
    return parts


def _band(frame: _Frame) -> list[str]:
    """The usual range, where history gives one."""
    parts = []
    for has_band, run in groupby(enumerate(frame.points), key=lambda np: np[1].upper is not None):
        if not has_band:
            continue
        months = list(run)
        ends = [n for n, _ in months]
        top = [frame.at(n, p.upper or 0) for n, p in months]
        foot = [frame.at(n, p.lower or 0) for n, p in months]
        if len(ends) == 1:  # one month alone still has a width
            half = (frame.x(1) - frame.x(0)) * HALF_MONTH
            top, foot = ([(x - half, y), (x + half, y)] for ((x, y),) in (top, foot))
        parts.append(element("path", d=path(top + foot[::-1], close=True), fill=BAND))
        parts.append(_band_label([p for _, p in months[:5]], top[0], foot[0]))
    return parts


def _band_label(first: list[Point], top: tuple[float, float], foot: tuple[float, float]) -> str:
    """The band's name just inside its upper or lower edge, whichever is farther from the line."""
    given = [p for p in first if p.value is not None]
    above = min(((p.upper or 0) - (p.value or 0) for p in given), default=1.0)
    below = min(((p.value or 0) - (p.lower or 0) for p in given), default=0.0)
    y = top[1] + 13 if above >= below else foot[1] - 5
    return text("usual range", top[0] + 5, y, fill=QUIET, font_size=11)


def _marks(frame: _Frame, marks: list[Mark]) -> list[str]:
    """Changes of rules, each a thin vertical line with its words above it."""
    parts = []
    where = {p.month: n for n, p in enumerate(frame.points)}
    for mark in marks:
        x = frame.x(where[mark.month])
        lines = _wrapped(mark.text)
        parts.append(element("path", d=path([(x, 14.0), (x, frame.y(0))]), stroke=QUIET, stroke_dasharray="2 3"))
        anchor, shift = ("end", -5) if x > frame.width * 0.6 else ("start", 5)
        parts += [
            text(line, x + shift, 20 + n * MARK_LINE, text_anchor=anchor, fill=QUIET, font_size=11)
            for n, line in enumerate(lines)
        ]
    return parts


def _line(frame: _Frame) -> list[str]:
    """The months themselves; a month between two gaps is a dot."""
    parts = []
    for given, run in groupby(enumerate(frame.points), key=lambda np: np[1].value is not None):
        places = [frame.at(n, p.value or 0) for n, p in run]
        if not given:
            middle = sum(x for x, _ in places) / len(places)
            parts.append(text("not available", middle, frame.y(0) - 6, text_anchor="middle", fill=QUIET, font_size=10))
        elif len(places) == 1:
            parts.append(element("circle", cx=places[0][0], cy=places[0][1], r=2, fill=LINE))
        else:
            parts.append(
                element("path", d=path(places), fill="none", stroke=LINE, stroke_width=2, stroke_linejoin="round")
            )
    return parts


def _unusual(frame: _Frame) -> list[str]:
    """Months outside the usual range: a dot, and its number where there is room."""
    alarms = [(n, p) for n, p in enumerate(frame.points) if p.alarm and p.value is not None]
    parts = []
    for n, point in alarms:
        x, y = frame.at(n, point.value or 0)
        colour = FILLS["more" if point.alarm == "above" else "fewer"]
        parts.append(element("circle", cx=x, cy=y, r=4.5, fill=colour, stroke="#ffffff", stroke_width=1.5))
        if len(alarms) <= LABELLED_ALARMS:
            beside = -9 if point.alarm == "above" else 18
            parts.append(
                text(number(point.value or 0), x, y + beside, text_anchor="middle", fill=INK, font_weight="bold")
            )
    return parts


def _last(frame: _Frame) -> list[str]:
    """The newest month's number, at the line's end."""
    if not frame.points or frame.points[-1].value is None or frame.points[-1].alarm:
        return []
    x, y = frame.at(len(frame.points) - 1, frame.points[-1].value)
    return [text(number(frame.points[-1].value), x + 6, y + 4, fill=LINE, font_weight="bold")]


def _targets(frame: _Frame, unit: str) -> list[str]:
    """An unseen column a month, carrying its words for the page's script (hover, touch, arrow keys)."""
    wide = frame.x(1) - frame.x(0)
    top = frame.y(frame.levels[-1])
    return [
        element(
            "rect", x=frame.x(n) - wide / 2, y=top, width=wide, height=frame.y(0) - top, fill="#ffffff",
            fill_opacity=0, data_say=point_words(point, unit),
        )
        for n, point in enumerate(frame.points)
    ]  # fmt: skip


def _wrapped(words: str) -> list[str]:
    lines = [""]
    for word in words.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) > MARK_WIDTH and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines
