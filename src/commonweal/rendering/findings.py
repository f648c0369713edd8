"""What a series of months shows, in a sentence: a chart's title and the heart of its alternative text."""

from collections.abc import Sequence

from commonweal.figures import Period, Point, Series
from commonweal.rendering.words import listed, lower_first, of_unit, small, upper_first
from commonweal.rendering.words import number as printed


def finding(series: Series, period: Period) -> str:
    """`Vehicle crime was below its usual range in three of the 12 months`; the series' own words where it has some."""
    if series.finding:
        return series.finding
    name = upper_first(series.label.partition(" (")[0])
    tested = [p for p in series.points if p.month in period and p.upper is not None and p.value is not None]
    if not tested:
        return f"{name}, month by month"
    above, below = (sum(p.alarm == side for p in tested) for side in ("above", "below"))
    months = "the month tested" if len(tested) == 1 else f"the {small(len(tested))} months tested"
    if not above and not below and any(not (p.lower or 0) <= (p.value or 0) <= (p.upper or 0) for p in tested):
        return f"No month of {lower_first(name)} was surely outside its usual range"
    if not above and not below:
        return f"{name} stayed within its usual range in {'all of ' if len(tested) > 1 else ''}{months}"
    sides = [f"{side} its usual range in {small(n)}" for side, n in (("above", above), ("below", below)) if n]
    return f"{name} was {listed(sides)} of {months}" if len(tested) > 1 else f"{name} was {listed(sides)} month"


def point_words(point: Point, unit: str) -> str:
    """One month: `March 2025: 48 offences, below its usual range of 74 to 140`."""
    if point.value is None:
        return f"{point.month.words}: not available"
    text = f"{point.month.words}: {of_unit(point.value, unit)}"
    if point.upper is None:
        return text
    place = f"{point.alarm} its" if point.alarm else "within its"
    if point.alarm is None and not (point.lower or 0) <= point.value <= point.upper:
        place = "against its"
    return f"{text}, {place} usual range of {printed(round(point.lower or 0))} to {printed(round(point.upper))}"


def change_of_average(series: Series, period: Period, against: Period) -> str:
    """`Robbery rose from 21 to 34 a month`: only for a change that is sure."""
    before, now = (average(series.points, p) for p in (against, period))
    if before is None or now is None or round(before) == round(now):
        return ""
    moved = "rose" if now > before else "fell"
    name = upper_first(series.label.partition(" (")[0])
    return f"{name} {moved} from {printed(round(before))} to {printed(round(now))} a month"


def average(points: Sequence[Point], period: Period) -> float | None:
    """The mean of the period's months that are given, None where none is."""
    given = [p.value for p in points if p.value is not None and p.month in period]
    return sum(given) / len(given) if given else None


def alternative(series: Series, period: Period, shown: tuple[Point, ...]) -> str:
    """What a chart shows, for those who do not see it: finding, span, ends, unusual months, gaps, rule changes."""
    given = [p for p in shown if p.value is not None]
    parts = [f"Line chart. {finding(series, period)}."]
    if given:
        lowest, highest = (f(given, key=lambda p: p.value or 0) for f in (min, max))
        parts.append(
            f"{upper_first(series.unit)} a month from {shown[0].month.words} to {shown[-1].month.words}: "
            f"lowest {printed(lowest.value or 0)} in {lowest.month.words}, "
            f"highest {printed(highest.value or 0)} in {highest.month.words}."
        )
    parts += [f"{point_words(p, series.unit)}." for p in shown if p.alarm]
    gaps = [p.month.words for p in shown if p.value is None]
    parts += [f"Not available: {listed(gaps)}."] if gaps else []
    parts += [f"{m.month.words}: {m.text.rstrip('.')}." for m in series.marks if m.month >= shown[0].month]
    return " ".join(parts)


def spark_words(series: Series, shown: tuple[Point, ...]) -> str:
    """A sparkline's title: its span and its ends."""
    given = [p.value for p in shown if p.value is not None]
    if not given:
        return f"{series.label}: no months held"
    return (
        f"Months of {lower_first(series.label.partition(' (')[0])}, {shown[0].month.words} to {shown[-1].month.words}: "
        f"lowest {printed(min(given))}, highest {printed(max(given))}"
    )
