"""The chart of two sources' difference over time: a line, the limits behind it, the usual offset, breaks marked."""

from itertools import groupby
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.figures import Month, Period, Point, Series
from commonweal.rendering.charts.months import BROKEN, FOOT, MIDDLE, START, month_axis
from commonweal.rendering.charts.theme import BAND, FILLS, INK, LINE, QUIET, frame
from commonweal.rendering.reconciliation import numbers
from commonweal.rendering.reconciliation.beside import time_of
from commonweal.rendering.words import signed_percent

TOP, BOTTOM, LEFT, RIGHT = 14, 26, 46, 46
VALUE, UPPER, LOWER = alt.Y("value:Q"), alt.Y("upper:Q"), alt.Y2("lower:Q")
LEAST_REACH = 1.0  # percent above and below nought that are always in sight
ROOM = 0.1  # of the values' reach, above and below them, for numbers
LABELLED = 4  # breaks whose number is printed


def draw(series: Series, alternative: str, width: float = 470, height: float = 230) -> str:
    """The chart as SVG, its text alternative inside it."""
    months = int(series.parameters["months"])
    points = series.points
    shown = Period(points[0].month, points[-1].month + (months - 1))
    alarms = [p for p in points if p.alarm]
    rows = {
        "times": [_row(p, months) for p in points],
        "breaks": [_row(p, months) for p in alarms],
        "numbers": [_row(p, months) for p in alarms if len(alarms) <= LABELLED],
        "gaps": [_row(run[len(run) // 2], months) for run in _missing(points)],
        "newest": [_row(p, months) for p in points[-1:] if p.value is not None and not p.alarm],
        "rules": [{"start": f"{m.month}-01"} for m in series.marks if m.month in shown],
        "nought": [{}],
    }
    x = month_axis(shown, (width - LEFT - RIGHT) / len(shown), every=6 if len(shown) > 18 else 3)
    chart = alt.layer(*_layers(x, _values(points)), **frame(width, height, LEFT, RIGHT, TOP, BOTTOM))
    return svg(chart, rows, alternative)


def _layers(x: alt.X, y: alt.Y) -> tuple[alt.Chart, ...]:
    """Back to front."""
    sides = alt.Scale(domain=["above", "below"], range=[FILLS["more"], FILLS["fewer"]])
    dots = _of("breaks").mark_circle(aria=False, size=85, opacity=1, stroke="white", strokeWidth=1.5)
    numbers_above = alt.expr("datum.alarm == 'above' ? -12 : 14")
    usual = _of("times").mark_line(aria=False, color=QUIET, strokeDash=[4, 3], strokeWidth=1.25, invalid=BROKEN)
    line = _of("times").mark_line(aria=False, color=LINE, strokeWidth=2, strokeJoin="round", invalid=BROKEN)
    return (
        _of("times").mark_area(aria=False, color=BAND, invalid=BROKEN).encode(MIDDLE, UPPER, LOWER),
        _of("nought").mark_rule(aria=False, color=INK, strokeWidth=0.75).encode(alt.YDatum(0)),
        _of("rules").mark_rule(aria=False, color=QUIET, strokeDash=[2, 3]).encode(START, alt.YValue(0), FOOT),
        usual.encode(MIDDLE, alt.Y("usual:Q")),
        _of("gaps").mark_text(text="not available", dy=-8, fontSize=11).encode(MIDDLE, alt.YDatum(0)),
        line.encode(x, y),
        _of("times").mark_circle(aria=False, color=LINE, size=14, opacity=1).encode(MIDDLE, VALUE),
        dots.encode(MIDDLE, VALUE, alt.Color("alarm:N", scale=sides, legend=None)),
        _text("numbers", dy=numbers_above, color=INK),
        _text("newest", align="left", dx=6, color=LINE),
        # an unseen column a time, carrying its words for the page's script (hover, touch, arrow keys)
        _of("times").mark_rect(opacity=0, color=LINE).encode(START, alt.X2("end:T"), alt.Description("say:N")),
    )


def _values(points: tuple[Point, ...]) -> alt.Y:
    """Nought in sight, and all that is drawn."""
    drawn = [v for p in points for v in (p.value, p.lower, p.upper) if v is not None]
    low, high = min([-LEAST_REACH, *drawn]), max([LEAST_REACH, *drawn])
    room = ROOM * (high - low)
    domain = [low - room, high + room]
    words = "format(datum.value, '+,~g') + '%'"
    axis = alt.Axis(labelExpr=f"datum.value == 0 ? '0%' : replace({words}, '-', '−')", tickCount=5, domain=False,
                    ticks=False, labelPadding=6)  # fmt: skip
    return alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=domain, nice=5))


def _row(point: Point, months: int) -> dict[str, Any]:
    first: Month = point.month
    middle = f"{first + 1}-15" if months > 1 else f"{first}-16"
    return {
        "start": f"{first}-01", "middle": middle, "end": f"{first + months}-01", "value": point.value,
        "usual": point.expected, "lower": point.lower, "upper": point.upper, "alarm": point.alarm,
        "words": "" if point.value is None else signed_percent(point.value), "say": said(point, months),
    }  # fmt: skip


def said(point: Point, months: int) -> str:
    """`May 2025: −5.1%, outside its limits of −0.6% to +0.1%`."""
    when = time_of(point.month, months).words
    if point.value is None:
        return f"{when}: not available"
    text = f"{when}: {signed_percent(point.value)}"
    if point.upper is None:
        return f"{text}, not judged"
    return f"{text}, {'outside' if point.alarm else 'within'} its limits of {numbers.between(point.lower, point.upper)}"


def _missing(points: tuple[Point, ...]) -> list[list[Point]]:
    runs = groupby(points, key=lambda p: p.value is None)
    return [list(run) for is_missing, run in runs if is_missing]


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))


def _text(rows: str, **look: Any) -> alt.Chart:
    return _of(rows).mark_text(fontSize=11.5, fontWeight="bold", **look).encode(MIDDLE, VALUE, alt.Text("words:N"))
