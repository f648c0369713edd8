"""A season's charts with what stands around them: the finding as title, the words, the table behind."""

from collections.abc import Sequence
from dataclasses import replace

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Grid, Line, Picture
from commonweal.rendering.paper import Column as Head
from commonweal.rendering.seasonal import said, tables
from commonweal.rendering.seasonal.charts import columns, heat
from commonweal.rendering.seasonal.looks import (
    AROUND,
    EARLIER,
    MONTHS,
    YEARS,
    DatedLook,
    MonthlyLook,
    dated_looks,
    monthly_looks,
)
from commonweal.rendering.words import listed, small, upper_first

FIRST = ((470.0, 230.0), (360.0, 230.0))
MOST_NAMED = 3
PART = 3  # hours to a column of the table behind the days and hours
BAND_EARLIER = "line: what earlier years led one to expect; shaded: its 95% range; coloured: outside what is chance"
LINE_AROUND = "line: what the weeks around led one to expect; coloured: more than chance"


def first_page(lookup: Lookup) -> tuple[Picture, ...]:
    """The days of the first two looks that are held; whole months where nothing tells days."""
    if not dated_looks(lookup):
        pairs = zip(monthly_looks(lookup), FIRST, strict=False)
        return tuple(picture for look, size in pairs if (picture := by_month(look, *size)))
    drawn = [look for look in dated_looks(lookup) if _days(look)][: len(FIRST)]
    found = (by_day(look, *size) for look, size in zip(drawn, FIRST, strict=False))
    return tuple(picture for picture in found if picture)


def of_look(look: DatedLook, lookup: Lookup) -> tuple[Picture, ...]:
    """What the first page does not draw already: its days, its hours, its years."""
    on_first = {picture.id for picture in first_page(lookup)}
    found = (by_day(look), by_hour(look), by_year(look))
    return tuple(picture for picture in found if picture and picture.id not in on_first)


def by_day(look: DatedLook, width: float = 470, height: float = 230) -> Picture | None:
    """The window day by day, with the band of earlier years where there are enough, else the weeks around."""
    rows = _days(look)
    if not rows:
        return None
    title, subtitle = _finding(look, rows, "day"), BAND_EARLIER if _banded(rows) else LINE_AROUND
    return _columns(f"columns-{look.key}-days", title, f"{look.name} a day; {subtitle}", rows, look, (width, height))


def by_hour(look: DatedLook, width: float = 470, height: float = 220) -> Picture | None:
    """The window's hours of the day beside those of the weeks around."""
    rows = [f for f in look.rows(f"hour/{AROUND}") if not f.suppressed]
    if len(rows) < 24:
        return None
    named = [replace(f, label=f.label[:5]) for f in rows]
    return _columns(
        f"columns-{look.key}-hours", _finding(look, rows, "hour"), f"{look.name} by hour; {LINE_AROUND}", named, look,
        (width, height),
    )  # fmt: skip


def by_year(look: DatedLook, width: float = 470, height: float = 220) -> Picture | None:
    """Each year's window beside what the weeks around it led one to expect."""
    rows = [f for f in look.rows(YEARS) if not f.suppressed]
    if len(rows) < 2:
        return None
    more = sum(f.verdict == "rise" for f in rows)
    title = (
        f"{look.name}: the season stood above the weeks around in {small(more)} of {small(len(rows))} years"
        if more
        else f"{look.name}: in no year did the season stand above the weeks around by more than chance"
    )
    subtitle = f"{look.name} in the window each year; {LINE_AROUND}"
    return _columns(f"columns-{look.key}-years", title, subtitle, rows, look, (width, height))


def by_month(look: MonthlyLook, width: float = 470, height: float = 230) -> Picture | None:
    """The partnership's whole months, each month of the year beside itself in earlier years."""
    rows = [f for f in look.rows(MONTHS) if "/all/" in f.id]
    if len(rows) < 2:
        return None
    order = sorted(rows, key=lambda f: (f.period.start.month < rows[0].period.start.month, f.period.start.month, f.id))
    named = [replace(f, label=f.period.start.short) for f in order]
    name = look.name.partition(" (")[0]
    change = look.whole("change")
    title = f"{name}: {tables.in_months(change)}" if change else name
    subtitle = f"{name} in whole months, each month beside itself in earlier years"
    drawn = [columns.Column(f.label, f.value, None, None, None, "quiet", f"{f.label}: {said.count(f)}") for f in named]
    alternative = f"Columns, {len(drawn)}. {title}. {'; '.join(c.say for c in drawn)}."
    lines = tuple(Line((Cell(f.period.words), Cell(said.count(f)))) for f in order)
    grid = Grid(
        f"behind-{look.key.replace('/', '-')}", name, (Head("Month", "label"), Head("Count")), lines, folded=True
    )
    svg = columns.draw(drawn, alternative, width, height)
    return Picture(f"chart-{look.key.replace('/', '-')}-months", title, subtitle, svg, alternative, grid)


def by_day_and_hour(look: DatedLook) -> Picture | None:
    """Days down, hours across."""
    figure = look.heat
    if figure is None or figure.suppressed or not figure.parameters.get("counts"):
        return None
    days, counts = figure.parameters["days"], figure.parameters["counts"]
    highest = max((n, d, h) for d, row in enumerate(counts) for h, n in enumerate(row))
    title = f"{look.name}: most on {days[highest[1]]} from {highest[2]:02d}:00, {highest[0]} in the hour"
    alternative = f"Table of counts by day and hour, darker for more. {title}."
    heads = (Head("Day", "label"), *(Head(f"{h:02d}–{h + PART - 1:02d}") for h in range(0, 24, PART)))
    lines = tuple(
        Line((Cell(day), *(Cell(str(sum(row[h : h + PART]))) for h in range(0, 24, PART))))
        for day, row in zip(days, counts, strict=True)
    )
    grid = Grid(f"behind-{look.key}-heat", f"{look.name} by day and hours", heads, lines, folded=True)
    subtitle = "Days down, hours of the day across; the darker, the more"
    return Picture(f"cells-{look.key}", title, subtitle, heat.draw(days, counts, alternative), alternative, grid)


def _days(look: DatedLook) -> list[Figure]:
    """By earlier years where these are told, else by the weeks around; none where any is hidden or not held."""
    earlier, around = look.rows(f"day/{EARLIER}"), look.rows(f"day/{AROUND}")
    rows = earlier if _banded(earlier) or not around else around
    return [] if any(f.suppressed or f.value is None for f in rows) else list(rows)


def _banded(rows: Sequence[Figure]) -> bool:
    return any("expected_high" in f.parameters for f in rows)


def _finding(look: DatedLook, rows: Sequence[Figure], what: str) -> str:
    more, fewer = ([f.label for f in rows if f.verdict == word] for word in ("rise", "fall"))
    if not more and not fewer:
        return f"{look.name}: no {what} stood out by more than chance"
    told = [
        f"{word} than expected {_at(labels, what)}" for word, labels in (("more", more), ("fewer", fewer)) if labels
    ]
    return f"{look.name}: {listed(told)}"


def _at(labels: Sequence[str], what: str) -> str:
    if len(labels) > MOST_NAMED:
        return f"on {small(len(labels))} days" if what == "day" else f"in {small(len(labels))} hours"
    return f"on {listed(labels)}" if what == "day" else f"from {listed([label[:5] for label in labels])}"


def _columns(
    id: str, title: str, subtitle: str, rows: Sequence[Figure], look: DatedLook, size: tuple[float, float]
) -> Picture:
    drawn = [_column(f) for f in rows]
    top = max(drawn, key=lambda c: c.value or 0)
    alternative = f"Columns, {len(drawn)}. {title}. The highest: {top.say}."
    grid = tables.of_rows(f"behind-{id}", look.name, rows)
    return Picture(
        id, upper_first(title), subtitle, columns.draw(drawn, alternative, *size), alternative,
        replace(grid, folded=True),
    )  # fmt: skip


def _short(label: str) -> str:
    """`5 Nov` for a day: what stands under a column has little room."""
    number, blank, word = label.partition(" ")
    return f"{number} {word[:3]}" if blank and number.isdigit() else label


def _column(figure: Figure) -> columns.Column:
    told = figure.parameters
    low, high = told.get("expected_low"), told.get("expected_high")
    beside = f", expected {said.expected(figure)}" if figure.baseline_value is not None else ""
    words = f", {said.say(figure)}" if figure.verdict in ("rise", "fall") else ""
    kind = said.tone(figure) or "quiet"
    return columns.Column(
        _short(figure.label), figure.value, figure.baseline_value, low, high, kind,
        f"{figure.label}: {said.count(figure)}{beside}{words}",
    )  # fmt: skip
