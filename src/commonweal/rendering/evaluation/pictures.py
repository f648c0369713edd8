"""The evaluation's charts and maps with what stands around them: the finding as title, the words, the table behind."""

from collections.abc import Mapping

from commonweal.figures import Series
from commonweal.rendering.evaluation import done, tables
from commonweal.rendering.evaluation.charts import course, parts_map
from commonweal.rendering.evaluation.told import CONTROLS, NEARBY, NEARBY_CONTROLS, TARGET, Told
from commonweal.rendering.evaluation.wording import fell
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line, Picture
from commonweal.rendering.words import number

FIRST_WIDTHS, FIRST_HEIGHT = (470.0, 390.0), 280.0  # beside each other on the first page


def of_target(told: Told, lookup: Lookup, **size: float) -> Picture | None:
    """Target and controls by month; None where either is hidden, or had nothing before."""
    lines = {"target": told.months.get(TARGET), "controls": told.months.get(CONTROLS)}
    return _course(f"course-{told.code}", _title(told), lines, told, lookup, **size)


def of_nearby(told: Told, lookup: Lookup, **size: float) -> Picture | None:
    """The same of what is nearby and its own controls."""
    lines = {"nearby": told.months.get(NEARBY), "controls": told.months.get(NEARBY_CONTROLS)}
    words = {"rise": "more than its controls", "fall": "fewer than its controls"}
    near = told.moved.get("nearby")
    verdict = words.get((near.verdict if near else "") or "", "about its controls’ course")
    return _course(f"nearby-{told.code}", f"{told.label} nearby: {verdict}", lines, told, lookup, **size)


def _title(told: Told) -> str:
    if told.effect.verdict in ("fall", "rise"):
        verb = "fell" if fell(told) else "rose"
        return f"{told.label} {verb} in the target against its controls"
    return f"{told.label}: target and controls took about the same course"


def _course(
    id: str, title: str, lines: Mapping[str, Series | None], told: Told, lookup: Lookup, **size: float
) -> Picture | None:
    before, after = lookup.figures.against, lookup.figures.period
    drawn = {name: s for name, s in lines.items() if s is not None and course.indexed(s, before)}
    if len(drawn) != len(lines):
        return None
    words = _alternative(title, drawn, lookup)
    return Picture(
        id=id,
        title=title,
        subtitle="Each month as percent of the mean month before; shaded: the operation’s months; bars: what was done",
        svg=course.draw(drawn, before, after, done.for_chart(lookup), words, **size),
        alt=words,
        grid=_months(id, told, drawn),
    )


def _alternative(title: str, lines: Mapping[str, Series], lookup: Lookup) -> str:
    before, after = lookup.figures.against, lookup.figures.period
    parts = [f"Line chart by month. {title}."]
    for name, series in lines.items():
        found = course.indexed(series, before) or {}
        during = [v for m, v in found.items() if m in after]
        if during:
            mean = number(round(sum(during) / len(during)))
            parts.append(f"{name.capitalize()}: {mean} on average while it ran, where the months before are 100.")
    kinds = list(dict.fromkeys(d.kind for d in done.for_chart(lookup)))
    parts += [f"What was done: {', '.join(kinds)}."] if kinds else []
    return " ".join(parts)


def _months(id: str, told: Told, lines: Mapping[str, Series]) -> Grid:
    columns = (Column("Month", "label"), *(Column(name.capitalize()) for name in lines))
    months = [p.month for p in next(iter(lines.values())).points]
    values = [{p.month: p.value for p in s.points} for s in lines.values()]
    rows = tuple(Line((Cell(m.words), *(_count(v.get(m)) for v in values))) for m in months)
    return Grid(f"{id}-months", f"{told.label} by month", columns, rows, folded=True)


def _count(value: float | None) -> Cell:
    return tables.MISSING if value is None else Cell(number(value))


def of_places(lookup: Lookup, **size: float) -> Picture | None:
    """The map of parts."""
    area_map = lookup.figures.map("places")
    if area_map is None or not area_map.shapes:
        return None
    return Picture(
        id="map-places",
        title=parts_map.finding(area_map, lookup),
        subtitle=area_map.subtitle,
        svg=parts_map.draw(area_map, lookup, **size),
        alt=parts_map.alternative(area_map, lookup),
        grid=tables.places(lookup),
        note=area_map.attribution,
    )
