"""The chart of months: a line, the usual range behind it, unusual months marked, rule changes as thin lines.

A missing month is a gap: the line stops before it and starts again after it. The two periods stand side by side under
their names; where no usual range is known, each has its average.
"""

from textwrap import wrap
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.figures import Period, Point, Series
from commonweal.rendering.charts import month_rows
from commonweal.rendering.charts.theme import BAND, FILLS, INK, LINE, QUIET, frame
from commonweal.rendering.findings import alternative
from commonweal.rendering.words import number

LETTERS = 34  # on a line of a rule change's words
LEADING = 15  # height of a line of words above the plot
RIGHT, BOTTOM = 42, 26
START, MIDDLE, END = alt.X("start:T"), alt.X("middle:T"), alt.X2("end:T")
VALUE, UPPER, LOWER = alt.Y("value:Q"), alt.Y("upper:Q"), alt.Y2("lower:Q")
NUMBER = alt.Text("value:Q", format=",~f")
FOOT = alt.Y2Value("height")
BROKEN = "break-paths-show-domains"  # at a month that is not available


def months_shown(series: Series, period: Period, against: Period) -> tuple[Point, ...]:
    """The points of both periods and what lies between."""
    start = min(against.start, period.start)
    return tuple(p for p in series.points if start <= p.month <= period.end)


def draw(series: Series, period: Period, against: Period, width: float = 520, height: float = 250) -> str:
    """The chart as SVG, its text alternative inside it."""
    points = months_shown(series, period, against)
    shown = Period(points[0].month, points[-1].month) if points else period
    both = [p for p in dict.fromkeys((against, period)) if p.overlaps(shown)]
    marks = [(m, wrap(m.text, LETTERS)) for m in series.marks if m.month in shown]
    rows = {
        **month_rows.of_points(points, series.unit),
        **month_rows.of_periods(points, both, shown),
        **month_rows.of_marks(marks, shown),
    }
    highest = max((v for p in points for v in (p.value, p.upper) if v is not None), default=0) or 1
    words = LEADING * max((len(lines) for _, lines in marks), default=0)
    heads = LEADING * (2 if rows["averages"] else 1)
    left, top = 16 + 8 * len(number(round(highest))), heads + words + 14
    x, y = month_axis(shown, (width - left - RIGHT) / len(shown)), _values(highest)
    chart = alt.layer(*_layers(x, y, top, heads), **frame(width, height, left, RIGHT, top, BOTTOM))
    return svg(chart, rows, alternative(series, period, points) if points else series.label)


def _layers(x: alt.X, y: alt.Y, top: float, heads: float) -> tuple[alt.Chart, ...]:
    """The layers, back to front; the room above the plot is `top` high, of which the periods' names take `heads`."""
    return (
        _of("months").mark_area(aria=False, color=BAND, invalid=BROKEN).encode(MIDDLE, UPPER, LOWER),
        _of("band-alone").mark_rect(aria=False, color=BAND).encode(START, END, UPPER, LOWER),
        _of("band-name").mark_text(text="usual range", align="left").encode(MIDDLE, alt.Y("at:Q")),
        _rule("later", strokeWidth=0.75).encode(START, alt.YValue(-4), FOOT),
        _beside("periods", "name", -top, fontWeight="bold", color=INK),
        _rule("averages", strokeDash=[5, 3]).encode(START, END, alt.Y("mean:Q")),
        _beside("averages", "words", LEADING - top),
        _rule("rules", strokeDash=[2, 3]).encode(START, alt.YValue(heads - top), FOOT),
        _beside("rules", "words", heads - top),
        _of("gaps").mark_text(text="not available", dy=-8, fontSize=11).encode(MIDDLE, alt.YDatum(0)),
        _line().encode(x, y),
        _of("alone").mark_circle(aria=False, color=LINE, size=16, opacity=1).encode(MIDDLE, VALUE),
        *_unusual(),
        _text("newest", align="left", dx=6, color=LINE),
        # an unseen column a month, carrying its words for the page's script (hover, touch, arrow keys)
        _of("months").mark_rect(opacity=0, color=LINE).encode(START, END, alt.Description("say:N")),
    )


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))


def _line() -> alt.Chart:
    return _of("months").mark_line(aria=False, color=LINE, strokeWidth=2, strokeJoin="round", invalid=BROKEN)


def _rule(rows: str, **look: Any) -> alt.Chart:
    return _of(rows).mark_rule(aria=False, color=QUIET, **look)


def _text(rows: str, **look: Any) -> alt.Chart:
    return _of(rows).mark_text(fontWeight="bold", **look).encode(MIDDLE, VALUE, NUMBER)


def _beside(rows: str, field: str, y: float, **look: Any) -> alt.Chart:
    """Words above the plot, on the side of their place where there is room."""
    side, gap = alt.expr("datum.side"), alt.expr("datum.gap")
    words = _of(rows).mark_text(align=side, dx=gap, baseline="top", lineHeight=LEADING, **look)
    return words.encode(START, alt.YValue(y), alt.Text(f"{field}:N"))


def _unusual() -> tuple[alt.Chart, alt.Chart]:
    """Months outside the usual range: a dot, and its number where there is room."""
    sides = alt.Scale(domain=["above", "below"], range=[FILLS["more"], FILLS["fewer"]])
    dots = _of("alarms").mark_circle(aria=False, size=85, opacity=1, stroke="white", strokeWidth=1.5)
    numbers = _text("alarm-numbers", dy=alt.expr("datum.alarm == 'above' ? -12 : 14"), color=INK)
    return dots.encode(MIDDLE, VALUE, alt.Color("alarm:N", scale=sides, legend=None)), numbers


def month_axis(shown: Period, month: float, every: int = 3) -> alt.X:
    """Months in order, every third (or so) of them named under its middle."""
    step = alt.TimeIntervalStep(interval="month", step=1 if len(shown) <= 6 else every if len(shown) <= 36 else 12)
    axis = alt.Axis(format="%b %y", tickCount=step, grid=False, tickOffset=month / 2)
    days = ((shown.start, 1), (shown.end, shown.end.last_day.day))
    ends = [alt.DateTime(year=m.year, month=m.month, date=day, utc=True) for m, day in days]
    return alt.X("middle:T", axis=axis, scale=alt.Scale(type="utc", domain=ends, nice=False))


def _values(highest: float) -> alt.Y:
    """From zero, which counts always show, in few round steps."""
    steps = min(5, highest) if highest >= 1 else 5  # no half offences
    axis = alt.Axis(format=",~f", tickCount=steps, domain=False, ticks=False, labelPadding=8)
    return alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=[0, highest], nice=steps))
