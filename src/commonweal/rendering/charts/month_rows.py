"""The rows that the chart of months is drawn from, by the name of each layer's data."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from commonweal.figures import Mark, Month, Period, Point
from commonweal.rendering.findings import average, point_words
from commonweal.rendering.words import number, short_words

LABELLED_ALARMS = 6  # beyond this many, numbers would run into each other
BAND_WORDS = 5  # months that the words "usual range" stand over
LATE = 0.65  # of the chart's months: words from here on stand to the left of their place
GAP = 5  # between a line and the words beside it

Rows = list[dict[str, Any]]


def of_points(points: Sequence[Point], unit: str) -> dict[str, Rows]:
    """Months with their words for a pointer; those alone between two gaps; unusual ones; gaps; the newest."""
    alarms = [p for p in points if p.alarm and p.value is not None]
    runs = [list(run) for given, run in groupby(points, key=lambda p: p.value is not None) if not given]
    return {
        "months": [{**_month(p), "say": point_words(p, unit)} for p in points],
        "alone": _months(_alone(points, [p.value is not None for p in points])),
        "band-alone": _months(_alone(points, [p.upper is not None for p in points])),
        "band-name": _roomiest(points),
        "alarms": _months(alarms),
        "alarm-numbers": _months(alarms if len(alarms) <= LABELLED_ALARMS else ()),
        "gaps": _months(run[len(run) // 2] for run in runs),
        "newest": _months(p for p in points[-1:] if p.value is not None and not p.alarm),
    }


def of_periods(points: Sequence[Point], both: Sequence[Period], shown: Period) -> dict[str, Rows]:
    """The periods' names, the line before the later, and their averages where no usual range is known."""
    banded = any(p.upper is not None for p in points)
    rows = [
        {
            **_beside(p.start, shown, GAP if n else 0),
            "end": _day(p.end + 1),
            "mean": average(points, p),
            "name": short_words(p),
        }
        for n, p in enumerate(both)
    ]
    means = [row for row in rows if row["mean"] is not None and not banded]
    return {
        "periods": rows,
        "later": rows[1:],
        "averages": [{**row, "words": f"{number(round(row['mean']))} a month"} for row in means],
    }


def of_marks(marks: Iterable[tuple[Mark, list[str]]], shown: Period) -> dict[str, Rows]:
    """Changes of rules with their words."""
    return {"rules": [{**_beside(mark.month, shown, GAP), "words": lines} for mark, lines in marks]}


def _day(month: Month) -> str:
    return f"{month}-01"


def _month(point: Point) -> dict[str, Any]:
    """Where the month starts, has its middle and ends, and its numbers."""
    days = {"start": _day(point.month), "middle": f"{point.month}-16", "end": _day(point.month + 1)}
    return {**days, "value": point.value, "lower": point.lower, "upper": point.upper, "alarm": point.alarm}


def _months(points: Iterable[Point]) -> Rows:
    return [_month(p) for p in points]


def _beside(month: Month, shown: Period, gap: float) -> dict[str, Any]:
    """Words stand to the right of their month's start; late in the chart to the left of it, where there is room."""
    late = month.index - shown.start.index > LATE * len(shown)
    return {"start": _day(month), "side": "right" if late else "left", "gap": -gap if late else gap}


def _alone(points: Sequence[Point], given: list[bool]) -> list[Point]:
    """Points that are given between two that are not."""
    around = zip([False, *given], given, [*given[1:], False], points, strict=False)
    return [point for before, here, after, point in around if here and not before and not after]


def _roomiest(points: Sequence[Point]) -> Rows:
    """Where in the usual range its name has most room: over which months, and the middle of the free height."""
    found = []
    for stretch in (points[n : n + BAND_WORDS] for n in range(len(points) - BAND_WORDS + 1)):
        ranges = [(p.lower or 0, p.value, p.upper) for p in stretch if p.upper is not None and p.value is not None]
        if len(ranges) == BAND_WORDS:
            lowers, values, uppers = zip(*ranges, strict=True)
            above, below = (max(values), min(uppers)), (max(lowers), min(values))
            found += [(high - low, (high + low) / 2, _day(stretch[0].month)) for low, high in (above, below)]
    return [{"middle": day, "at": at} for _, at, day in sorted(found)[-1:]]
