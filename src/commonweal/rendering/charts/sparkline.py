"""A line of months small enough to stand in a table's row: the shape, no axis.

Plain SVG, not a specification: a table has some 20 of them, each a single line, and Vega would take a second and
80 kB to say the same.
"""

from itertools import groupby

from commonweal.documents.drawing import title_element
from commonweal.figures import Period, Series
from commonweal.rendering.charts.months import months_shown
from commonweal.rendering.charts.theme import LINE
from commonweal.rendering.findings import spark_words

WIDTH, HEIGHT, EDGE = 96, 20, 2.5


def draw(series: Series, period: Period, against: Period) -> str:
    """The sparkline as SVG, from zero to its own highest month; gaps are gaps."""
    points = months_shown(series, period, against)
    across = (WIDTH - 2 * EDGE) / max(len(points) - 1, 1)
    up = (HEIGHT - 2 * EDGE) / (max((p.value or 0 for p in points), default=0) or 1)
    places = [
        None if p.value is None else (EDGE + n * across, HEIGHT - EDGE - p.value * up) for n, p in enumerate(points)
    ]
    runs = [[place for place in run if place] for given, run in groupby(places, key=bool) if given]
    data = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in runs)
    parts = [f'<path d="{data}" fill="none" stroke="{LINE}" stroke-width="1.2" stroke-linecap="round"/>']
    ends = [run[0] for run in runs if len(run) == 1] + [p for p in places[-1:] if p]
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.8" fill="{LINE}"/>' for x, y in ends]
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg {frame} role="img">{title_element(spark_words(series, points))}{"".join(parts)}</svg>'
