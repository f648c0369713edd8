"""A line of months small enough to stand in a table's row: the shape, no axis."""

from itertools import groupby

from commonweal.documents.svg import drawing, element, path
from commonweal.figures import Period, Series
from commonweal.rendering.charts.months import months_shown
from commonweal.rendering.charts.palette import LINE
from commonweal.rendering.charts.scale import Scale
from commonweal.rendering.findings import spark_words

WIDTH, HEIGHT, EDGE = 96.0, 20.0, 2.5


def draw(series: Series, period: Period, against: Period) -> str:
    """The sparkline as SVG, from zero to its own highest month; gaps are gaps."""
    points = months_shown(series, period, against)
    highest = max((p.value for p in points if p.value is not None), default=1.0)
    x = Scale(0, max(len(points) - 1, 1), EDGE, WIDTH - EDGE)
    y = Scale(0, highest or 1.0, HEIGHT - EDGE, EDGE)
    parts = []
    for given, run in groupby(enumerate(points), key=lambda np: np[1].value is not None):
        places = [(x(n), y(p.value or 0)) for n, p in run]
        if given and len(places) > 1:
            parts.append(element("path", d=path(places), fill="none", stroke=LINE, stroke_width=1.2))
        elif given:
            parts.append(element("circle", cx=places[0][0], cy=places[0][1], r=1, fill=LINE))
    if points and points[-1].value is not None:
        parts.append(element("circle", cx=x(len(points) - 1), cy=y(points[-1].value), r=2, fill=LINE))
    return drawing(WIDTH, HEIGHT, spark_words(series, points), parts)
