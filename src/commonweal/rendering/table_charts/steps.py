"""A count that stands from one day until the next: steps from the first row's day to the last row's, from nought."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from commonweal.rendering.charts.frame import Frame, round_top, text
from commonweal.rendering.charts.theme import LINE, QUIET
from commonweal.rendering.table_charts.cells import Value

WIDTH, HEIGHT, RIGHT = 480.0, 210.0, 40.0
DAY = "%d %B %Y"


def day_of(words: str) -> dt.date | None:
    """`1 March 2026` as a day."""
    try:
        return dt.datetime.strptime(words, DAY).date()
    except ValueError:
        return None


def draw(rows: Sequence[Value], alternative: str) -> str | None:
    """The chart as SVG; None where a row has no day or no number, or the days do not follow each other."""
    found = [(day_of(row.label), row.value) for row in rows]
    days = [(day.toordinal(), value) for day, value in found if day is not None and value is not None]
    if len(days) != len(rows) or len(days) < 2 or any(a >= b for (a, _), (b, _) in pairwise(days)):
        return None
    frame = Frame(WIDTH, HEIGHT, days[0][0], days[-1][0], round_top(max(value for _, value in days)), right=RIGHT)
    places = [(frame.x(day), frame.y(value)) for day, value in days]
    path = f"M{places[0][0]:g},{places[0][1]:g}" + "".join(f"H{x:g}V{y:g}" for x, y in places[1:])
    drawn = f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="2.5"/>'
    drawn += "".join(f'<circle cx="{x:g}" cy="{y:g}" r="3.5" fill="{LINE}"/>' for x, y in places)
    x, y = places[-1]
    drawn += text(x + 9, y, rows[-1].words, "start", bold=True)
    drawn += text(frame.left, HEIGHT - 12, rows[0].label, "start", QUIET)
    drawn += text(x, HEIGHT - 12, rows[-1].label, "end", QUIET)
    return frame.drawn(drawn, alternative)
