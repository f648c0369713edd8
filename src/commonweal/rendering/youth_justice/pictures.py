"""The summary's charts with what stands around them: the finding as title, the words, the table behind."""

from collections.abc import Sequence

from commonweal.figures import Figure
from commonweal.rendering.grids import folded
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line, Picture
from commonweal.rendering.words import listed, upper_first
from commonweal.rendering.youth_justice import looks, said, so_far, tables
from commonweal.rendering.youth_justice.charts import cohorts, fan, mix, rates, years

MOST_BARS = 20
OFFENCES = "offences"


def first_page(lookup: Lookup) -> tuple[Picture, ...]:
    """The years, and where this one may end; entrants where nothing is projected."""
    beside = of_fan(lookup, 360) or of_rates(lookup, "entrants", "first-time-entrants", 360)
    found = (of_years(lookup), beside)
    return tuple(picture for picture in found if picture)


def of_years(lookup: Lookup) -> Picture | None:
    """Whole years behind the same months, this year with its range."""
    columns = _columns(lookup)
    if not any(c.whole is not None or c.to_date is not None for c in columns):
        return None
    title = _finding(columns)
    told = "; ".join(_year_words(c) for c in columns)
    projected = looks.ahead(lookup, OFFENCES)
    subtitle = "Offences: dark, the months of this year to date; pale, the whole year"
    if projected is not None and projected.value is not None:
        how = "projected with its likely range" if looks.is_projected(projected) else "what chance alone leaves open"
        subtitle += f"; bar: {how}"
    grid = folded(tables.of_years(lookup, looks.WHOLE, "behind-years"))
    alternative = f"Columns, {len(columns)} years. {told}."
    return Picture("chart-years", title, subtitle, years.draw(columns, alternative), alternative, grid)


def _finding(columns: Sequence[years.Year]) -> str:
    """`Whole years: 416 offences in 2020/21, 298 in 2024/25; 2021/22 is not held`."""
    whole = [c for c in columns if c.whole is not None]
    if not whole:
        return "No earlier whole year can be shown"
    told = [f"{c.whole:,.0f} offences in {c.name}" for c in dict.fromkeys((whole[0], whole[-1]))]
    gaps = [c.name for c in columns if c.whole is None and c.to_date is None and c.words == said.NOT_HELD]
    missing = f"; {listed(gaps)} {'is' if len(gaps) == 1 else 'are'} not held" if gaps else ""
    return f"Whole years: {', '.join(told)}{missing}"


def _columns(lookup: Lookup) -> list[years.Year]:
    same = {y.name: y for y in looks.years(lookup, looks.TO_DATE)}
    whole = {y.name: y for y in looks.years(lookup, looks.WHOLE)}
    names = sorted({*same, *whole})
    now, projected = looks.now(lookup).name, looks.ahead(lookup, OFFENCES)
    found = []
    for name in names:
        parts = [pair[name].offences for pair in (same, whole) if name in pair]
        hidden = any(f.suppressed for f in parts)
        low, middle, high = _range(projected) if name == now else (None, None, None)
        found.append(
            years.Year(
                name,
                same[name].offences.value if name in same else None,
                whole[name].offences.value if name in whole else None,
                low, middle, high, said.NOT_SHOWN if hidden else said.NOT_HELD,
            )
        )  # fmt: skip
    return found


def _range(figure: Figure | None) -> tuple[float | None, float | None, float | None]:
    """What chance leaves open has no middle: the multiple is no projection."""
    if figure is None or figure.interval is None:
        return None, None, None
    low, high = figure.interval
    return low, figure.value if looks.is_projected(figure) else None, high


def _year_words(year: years.Year) -> str:
    told = [f"{year.to_date:,.0f} to date"] if year.to_date is not None else []
    told += [f"{year.whole:,.0f} in the whole year"] if year.whole is not None else []
    return f"{year.name}: {', '.join(told) or year.words}"


def of_fan(lookup: Lookup, width: float = 470) -> Picture | None:
    """Where the year may end; None where no season is told or something of it is hidden."""
    figure = lookup.by_id.get("offences/projected")
    now = looks.now(lookup).offences
    if figure is None or figure.value is None or now.value is None or figure.interval is None:
        return None
    low, high = figure.interval
    if low is None or high is None:
        return None
    same = {y.name: y.offences.value for y in looks.years(lookup, looks.TO_DATE)}
    whole = {y.name: y.offences.value for y in looks.years(lookup, looks.WHOLE)}
    earlier = [
        fan.Earlier(name, first, total)
        for name, total in whole.items()
        if total is not None and (first := same.get(name)) is not None
    ]
    title = f"The whole year is projected at {figure.value:,.0f} offences, likely {said.interval(figure)}"
    known = "; ".join(f"{y.name}: {y.to_date:,.0f} of {y.whole:,.0f}" for y in earlier)
    alternative = (
        f"Lines of offences adding up over the year. {title}. {now.value:,.0f} so far. Earlier years: {known}."
    )
    shown = fan.Fan(len(lookup.figures.period), now.value, low, figure.value, high)
    subtitle = "Offences since April; shaded: where the year may end, 95 in 100; thin: earlier years"
    columns = (Column("Year", "label"), Column("Same months"), Column("Whole year"))
    lines = tuple(Line((Cell(y.name), Cell(f"{y.to_date:,.0f}"), Cell(f"{y.whole:,.0f}"))) for y in earlier)
    grid = Grid("behind-fan", "Offences of earlier years", columns, lines, folded=True)
    return Picture("chart-fan", title, subtitle, fan.draw(shown, earlier, alternative, width), alternative, grid)


def of_mix(lookup: Lookup) -> Picture | None:
    """Kinds of offence, the most first; none where every number is hidden."""
    rows = [f for f in looks.rows(lookup, "mix/offence") if f.value or f.suppressed][:MOST_BARS]
    if not any(f.value for f in rows):
        return None
    title = f"The most: {so_far.most(lookup, 'offence')}"
    bars = [(f.label, f.value, f.baseline_value) for f in rows]
    alternative = f"Bars. {title}. " + "; ".join(f"{f.label}: {said.value(f)}" for f in rows) + "."
    subtitle = "Offences this year to date; mark: the same months a year before"
    columns = (Column("Kind", "label"), Column("Offences"))
    lines = tuple(Line((Cell(f.label), Cell(said.value(f)))) for f in rows)
    grid = Grid("behind-mix", "Offences by kind", columns, lines, folded=True)
    return Picture("chart-mix", title, subtitle, mix.draw(bars, alternative), alternative, grid)


def of_rates(lookup: Lookup, name: str, measure: str, width: float = 470) -> Picture | None:
    """Rolling rates beside published ones; None where no rate can be shown."""
    every = looks.rows(lookup, f"{name}/rolling")
    rows = [f for f in every if f.value is not None]
    if len(rows) < 2 or rows[-1] is not every[-1] or " per " not in rows[-1].unit:
        return None
    place = lookup.figures.partnership.name
    start, end = rows[0].period.end, rows[-1].period.end
    others = {
        who: [_point(f, None) for f in found if start <= f.period.end <= end]
        for who, found in looks.benchmarks(lookup, measure).items()
        if who != place
    }
    ours = [_point(f, before) for before, f in zip([None, *rows], rows, strict=False)]
    newest = rows[-1]
    title = f"{upper_first(_what(newest))}: {said.value(newest)} {said.unit(newest)} in the year to {newest.label}"
    alternative = f"Line. {title}. " + "; ".join(f"{f.label}: {said.value(f)}" for f in rows) + "."
    subtitle = "Rolling years; pale bars: our likely range; thin lines: published rates of others"
    grid = tables.plain(f"behind-{name}", f"{upper_first(_what(newest))}", "Twelve months to", rows, "Rate")
    known = {who: found for who, found in others.items() if found}
    svg = rates.draw(ours, known, place, alternative, width=width)
    return Picture(f"chart-{name}", title, subtitle, svg, alternative, grid)


def _what(figure: Figure) -> str:
    return figure.unit.partition(" per ")[0]


def _point(figure: Figure, before: Figure | None) -> rates.Point:
    low, high = figure.interval or (None, None)
    gap = before is not None and figure.period.end.index - before.period.end.index > 3
    return rates.Point(figure.period.end, figure.value or 0.0, low, high, gap)


def of_cohorts(lookup: Lookup) -> tuple[Picture, ...]:
    """Both measures side by side: neither is read alone."""
    found = (
        _cohorts(lookup, "binary", "Share of the cohort who reoffended (%)", "%"),
        _cohorts(lookup, "frequency", "Reoffences of each who did", ""),
    )
    return tuple(picture for picture in found if picture)


def _cohorts(lookup: Lookup, name: str, title: str, sign: str) -> Picture | None:
    rows = [f for f in looks.rows(lookup, "reoffending") if f"/{name}/" in f.id]
    if not rows:
        return None
    dots = []
    for figure in rows:
        low, high = figure.interval or (None, None)
        dots.append(cohorts.Dot(figure.label, figure.value, low, high, f"{said.value(figure)}{sign}"))
    alternative = f"Dots with ranges. {title}. " + "; ".join(f"{d.name}: {d.words}" for d in dots) + "."
    grid = tables.plain(f"behind-{name}", title, "Cohort", rows, title)
    subtitle, svg = "By cohort; lines: likely range", cohorts.draw(dots, alternative)
    return Picture(f"chart-{name}", title, subtitle, svg, alternative, grid)
