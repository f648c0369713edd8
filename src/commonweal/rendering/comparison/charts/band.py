"""Our months within the group's: a line for us, a shade for its middle eight in ten, dashes for its middle."""

from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.figures import Period, Point, Series
from commonweal.rendering.charts import month_rows
from commonweal.rendering.charts.months import BROKEN, FOOT, MIDDLE, START, month_axis, months_shown
from commonweal.rendering.charts.theme import BAND, INK, LINE, QUIET, frame
from commonweal.rendering.comparison import findings
from commonweal.rendering.comparison.rates import said_rate

HEAD, BOTTOM, LEFT, RIGHT = 24, 26, 38, 42
NARROW = 6  # months from one named month to the next, in a chart of half a page
VALUE, UPPER, LOWER = alt.Y("value:Q"), alt.Y("upper:Q"), alt.Y2("lower:Q")


def draw(series: Series, period: Period, against: Period, width: float = 330, height: float = 210) -> str:
    """The chart as SVG, its text alternative inside it."""
    points = months_shown(series, period, against)
    shown = Period(points[0].month, points[-1].month) if points else period
    both = [p for p in dict.fromkeys((against, period)) if p.overlaps(shown)]
    rows = {**month_rows.of_points(points, series.unit), **month_rows.of_periods(points, both, shown)}
    rows["months"] = [
        {**row, "middle-rate": p.expected, "say": findings.of_month(p)}
        for row, p in zip(rows["months"], points, strict=True)
    ]
    rows["newest"] = [{**row, "words": said_rate(row["value"])} for row in rows["newest"]]
    highest = max((v for p in points for v in (p.value, p.upper) if v is not None), default=0) or 1
    x, y = month_axis(shown, (width - LEFT - RIGHT) / len(shown), every=NARROW), _values(highest)
    chart = alt.layer(*_layers(x, y), **frame(width, height, LEFT, RIGHT, HEAD, BOTTOM))
    return svg(chart, rows, findings.of_trend(series, period, points))


def _layers(x: alt.X, y: alt.Y) -> tuple[alt.Chart, ...]:
    """Back to front."""
    end = alt.X2("end:T")
    middle = _of("months").mark_line(aria=False, color=QUIET, strokeDash=[4, 3], strokeWidth=1.25, invalid=BROKEN)
    ours = _of("months").mark_line(aria=False, color=LINE, strokeWidth=2, strokeJoin="round", invalid=BROKEN)
    return (
        _of("months").mark_area(aria=False, color=BAND, invalid=BROKEN).encode(MIDDLE, UPPER, LOWER),
        _of("band-alone").mark_rect(aria=False, color=BAND).encode(START, end, UPPER, LOWER),
        middle.encode(MIDDLE, alt.Y("middle-rate:Q")),
        _of("later").mark_rule(aria=False, color=QUIET, strokeWidth=0.75).encode(START, alt.YValue(-4), FOOT),
        _text("periods", align=alt.expr("datum.side"), dx=alt.expr("datum.gap"), baseline="top", color=INK).encode(
            START, alt.YValue(-HEAD + 4), alt.Text("name:N")
        ),
        _of("gaps").mark_text(text="not available", dy=-8, fontSize=11).encode(MIDDLE, alt.YDatum(0)),
        ours.encode(x, y),
        _of("alone").mark_circle(aria=False, color=LINE, size=16, opacity=1).encode(MIDDLE, VALUE),
        _text("newest", align="left", dx=6, fontWeight="bold", color=LINE).encode(MIDDLE, VALUE, alt.Text("words:N")),
        # an unseen column a month, carrying its words for the page's script (hover, touch, arrow keys)
        _of("months").mark_rect(opacity=0, color=LINE).encode(START, end, alt.Description("say:N")),
    )


def _values(highest: float) -> alt.Y:
    """From zero, in few round steps."""
    axis = alt.Axis(format=",~f", tickCount=4, domain=False, ticks=False, labelPadding=6)
    return alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=[0, highest], nice=4))


def banded(points: tuple[Point, ...]) -> int:
    """In how many months the group's band is known beside ours."""
    return sum(p.upper is not None and p.value is not None for p in points)


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))


def _text(rows: str, **look: Any) -> alt.Chart:
    return _of(rows).mark_text(fontSize=11.5, **look)
