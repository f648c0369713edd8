"""Charts and maps with what stands around them: the finding as title, the unit, the table behind, the caveats."""

from dataclasses import replace

from commonweal.figures import AreaMap, Figure, Series
from commonweal.rendering import grids, month_tables
from commonweal.rendering.charts import months, ward_map
from commonweal.rendering.findings import alternative, change_of_average, finding
from commonweal.rendering.headline import sure_changes
from commonweal.rendering.lookup import ALL_CRIME, ASB, Lookup
from commonweal.rendering.paper import Grid, Picture
from commonweal.rendering.verdicts import is_sure
from commonweal.rendering.words import upper_first

FIRST_PAGE = {"width": 470.0, "height": 270.0}
LARGE_CHANGE = 100
WARD_COLUMNS = ("Change", "%", "What we can say")


def of_months(series: Series, lookup: Lookup, **size: float) -> Picture:
    """The chart of one series."""
    period, against = lookup.figures.period, lookup.figures.against
    series = _told(series, lookup)
    points = months.months_shown(series, period, against)
    banded = any(p.upper is not None for p in points)
    subtitle = f"{upper_first(series.unit)} a month"
    if banded:
        subtitle += "; shaded: the usual range; dots: outside it"
    elif points:
        subtitle += "; dashed: the average of each period"
    return Picture(
        id=f"chart-{series.offence}",
        title=finding(series, period),
        subtitle=subtitle,
        svg=months.draw(series, period, against, **size),
        alt=alternative(series, period, points) if points else series.label,
        grid=replace(month_tables.one(series, lookup), folded=True),
        note="" if banded else "Too little history is held to say what range is usual.",
    )


def _told(series: Series, lookup: Lookup) -> Series:
    """With the change itself for its finding, where that is sure and no single month stands out."""
    sure = any(f.offence == series.offence and is_sure(f) for _, f in lookup.offences())
    if series.finding or not sure or any(p.alarm and p.month in lookup.figures.period for p in series.points):
        return series
    return replace(series, finding=change_of_average(series, lookup.figures.period, lookup.figures.against))


def of_map(area_map: AreaMap, lookup: Lookup, **size: float) -> Picture:
    """The map, with each area in its table."""
    caveats = [f"* {s.area.name}: {s.caveat.rstrip('.')}." for s in area_map.shapes if s.caveat]
    return Picture(
        id=f"map-{area_map.id}",
        title=ward_map.finding(area_map, lookup),
        subtitle=area_map.subtitle,
        svg=ward_map.draw(area_map, lookup, **size),
        alt=ward_map.alternative(area_map, lookup),
        grid=_areas(area_map, lookup),
        note=" ".join(caveats),
    )


def first_page(lookup: Lookup) -> tuple[Picture, ...]:
    """The most unusual offence's months (all crime's in a quiet period), and the map."""
    series = first_series(lookup)
    area_map = lookup.figures.map("wards")
    charts = (of_months(series, lookup, **FIRST_PAGE),) if series else ()
    maps = (of_map(area_map, lookup, width=390, height=360),) if area_map and area_map.shapes else ()
    return charts + maps


def first_series(lookup: Lookup) -> Series | None:
    """The largest sure change that is charted; else the most months outside the usual range; else all crime."""
    changed = [f for f in sure_changes(lookup) if lookup.months(f.offence)]
    if changed:
        return lookup.months(max(changed, key=_how_changed).offence)
    unusual = [s for s in map(lookup.months, lookup.exceptions()) if s]
    if unusual:
        return max(
            unusual, key=lambda series: sum(bool(p.alarm) and p.month in lookup.figures.period for p in series.points)
        )
    return lookup.months(ALL_CRIME) or lookup.months(ASB)


def _how_changed(figure: Figure) -> tuple[bool, float]:
    """By percent, but changes of a hundred or more first: few are soon a large percentage."""
    return abs(figure.change or 0) >= LARGE_CHANGE, abs(figure.change_percent or 0)


def _areas(area_map: AreaMap, lookup: Lookup) -> Grid:
    """Every area of the map with its change, cut down to the columns that stand beside a map."""
    table = lookup.figures.table(area_map.id)
    if table is None:
        return Grid(f"table-{area_map.id}", area_map.title, (), (), folded=True)
    whole = grids.grid(table, lookup)
    kept = [n for n, column in enumerate(whole.columns) if n == 0 or column.head in WARD_COLUMNS]
    lines = tuple(replace(line, cells=tuple(line.cells[n] for n in kept), note="") for line in whole.lines)
    columns = tuple(whole.columns[n] for n in kept)
    return Grid(f"table-{area_map.id}", area_map.title, columns, lines, folded=True)
