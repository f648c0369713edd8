"""Which counts the numbers of a paper give away: a figure's value and baseline, a month of a series, a rate's count."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from commonweal.errors import PeriodRefused
from commonweal.figures import Figure, FigureSet, Month, Period, Series

Book = tuple[str, ...]
REFERENCE = ("lookup.", "boundary.", "population.", "deprivation.")  # sources that say where, not how many
PER = re.compile(r"\bper\s+([\d,]+)")
DERIVED = re.compile(r"%|per ?cent|share|ratio|score|index|points", re.IGNORECASE)
RESIDENTS = ("residents", "population")  # a rate's denominator among its parameters
SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Cell:
    """A count that a reader may know: of which records (`book`), which offence, where, when.

    `spans` are the runs of months that it counts, in order. `kind` is `now`, or `before` for a count as last
    reported, or `average` for one of years that are not named, which is in no sum of months.
    """

    book: Book
    offence: str
    area: str
    kind: Literal["now", "before", "average"]
    spans: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure or a month of a series, and the counts it gives away (cell -> value, None where not known).

    `place` is (figure number, -1) or (series number, month number). `sealed`: it rests on counts that cannot be told.
    """

    place: tuple[int, int]
    cells: Mapping[Cell, float | None]
    restricted: bool
    hidden: bool
    sealed: bool = False


def books(paper: FigureSet) -> dict[tuple[str, ...], Book]:
    """For each combination of source ids in the paper, the sets of records that its figures count."""
    dataset = {source.id: source.dataset for source in paper.sources}
    combinations = {f.sources for f in paper.figures} | {s.sources for s in paper.series}
    return {
        ids: tuple(sorted({d for d in (dataset.get(i, i) for i in ids) if not d.startswith(REFERENCE)}))
        for ids in combinations
    }


def shown(paper: FigureSet) -> Iterator[Shown]:
    """Every figure and every month of every series."""
    book = books(paper)
    seen: dict[Cell, float] = {}
    for number, figure in sorted(enumerate(paper.figures), key=lambda pair: is_rate(pair[1].unit)):
        if figure.value is not None or figure.baseline_value is not None or figure.suppressed:
            yield _of_figure(number, figure, book[figure.sources], seen)
    for number, series in enumerate(paper.series):
        yield from _of_series(number, series, book[series.sources])


def is_rate(unit: str) -> bool:
    """Whether it is so many per so many: with the population known, as good as a count."""
    return bool(PER.search(unit))


def is_derived(figure: Figure) -> bool:
    """Whether its unit is no count and no rate: a percentage, a share, a score."""
    return bool(DERIVED.search(figure.unit)) and not is_rate(figure.unit)


def _of_figure(number: int, figure: Figure, book: Book, seen: dict[Cell, float]) -> Shown:
    """`seen` holds the counts of the figures before it; one cell with two values is two things, kept apart."""
    cells: dict[Cell, float | None] = {}
    for cell, printed in [] if is_derived(figure) else _printed(figure, book):
        value = _count_behind(figure, printed, seen.get(cell)) if is_rate(figure.unit) else printed
        if value is None or abs(seen.setdefault(cell, value) - value) <= SAME:
            cells[cell] = value
        else:
            cells[replace(cell, offence=f"{figure.offence} ({figure.id})")] = value
    sealed = not figure.suppressed and any(value is None for value in cells.values())
    return Shown((number, -1), cells, figure.audience == "partners", figure.suppressed, sealed)


def _printed(figure: Figure, book: Book) -> Iterator[tuple[Cell, float | None]]:
    """The value's cell and the baseline's, as printed. Of a suppressed figure, what it would have shown."""
    one = Cell(book, figure.offence, figure.area.code, "now", _without(figure.period, figure, figure.period))
    if figure.value is not None or figure.suppressed:
        yield one, figure.value
    then, baseline = figure.baseline_period, _baseline(figure)
    if then is None or (baseline is None and not figure.suppressed):
        return
    years = _years(figure)
    if then == figure.period:
        yield replace(one, kind="before"), baseline
    elif years and baseline is not None and not is_rate(figure.unit):
        yield replace(one, spans=years), round(baseline * len(years), 6)
    elif len(then) == len(figure.period):
        yield replace(one, spans=_without(then, figure, figure.period)), baseline
    elif not figure.suppressed:
        yield replace(one, kind="average", spans=(then,)), baseline


def _baseline(figure: Figure) -> float | None:
    """The baseline; where it is not printed but a change is, the baseline that the change gives away."""
    if figure.baseline_value is not None or figure.value is None or figure.change_percent in (None, -100):
        return figure.baseline_value
    return round(figure.value / (1 + (figure.change_percent or 0) / 100), 6)


def _years(figure: Figure) -> tuple[Period, ...]:
    """The years that a baseline is the average of, in order; none where the figure does not name them."""
    try:
        return tuple(
            sorted((Period.parse(str(y)) for y in figure.parameters.get("years") or ()), key=lambda y: y.start)
        )
    except (PeriodRefused, TypeError):
        return ()


def _without(period: Period, figure: Figure, own: Period) -> tuple[Period, ...]:
    """The runs of a period without the months that the comparison left out (as far into each period)."""
    named = figure.parameters.get("months_left_out")
    if not named:
        return (period,)
    left_out = {Month.parse(str(month)).index - own.start.index for month in named}
    runs: list[Period] = []
    for place, month in enumerate(period):
        if place in left_out:
            continue
        joined = runs and runs[-1].end.index + 1 == month.index
        runs[-1:] = [Period(runs[-1].start, month)] if joined else [*runs[-1:], Period(month, month)]
    return tuple(runs) or (period,)


def _of_series(number: int, series: Series, book: Book) -> Iterator[Shown]:
    rate = is_rate(series.unit)
    for place, point in enumerate(series.points):
        if point.value is None and not series.suppressed:
            continue
        cell = Cell(book, series.offence, series.area.code, "now", (Period(point.month, point.month),))
        value, hidden = None if rate else point.value, point.value is None
        yield Shown((number, place), {cell: value}, series.audience == "partners", hidden, rate and not hidden)


def _count_behind(figure: Figure, rate: float | None, count: float | None) -> float | None:
    """The count that a rate gives away, by the residents it is worked out with; else the count printed beside it."""
    per = PER.search(figure.unit)
    residents = next((r for name in RESIDENTS if isinstance(r := figure.parameters.get(name), int | float)), None)
    if rate is None or per is None or residents is None:
        return None if rate is None else count
    return float(round(rate * residents / int(per[1].replace(",", ""))))
