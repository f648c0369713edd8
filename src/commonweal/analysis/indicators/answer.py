"""The paper of indicators: one question in, all its figures out, those that need attention first."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

import commonweal
from commonweal.analysis.indicators.beside import LEVEL, Beside
from commonweal.analysis.indicators.judged import NEEDS, Judged, Point, judge
from commonweal.analysis.indicators.material import Held, gather
from commonweal.analysis.indicators.notes import notes
from commonweal.analysis.indicators.question import Question
from commonweal.analysis.indicators.small_numbers import hidden, without_small
from commonweal.analysis.sources import SourceBook
from commonweal.errors import NotHeld
from commonweal.figures import Area, Cover, Figure, FigureSet, Month, Period, Row, Table
from commonweal.geography.names import fold
from commonweal.records.indicator import OWN, PREFIX
from commonweal.store import View

REPORT = "indicators"
LAST, BESIDE = "last", "beside"  # how figures' ids end, and what stands before a comparator's kind
TABLE, LOOKUPS = "indicators", "lookup."
A_YEAR = 12


def answer(question: Question, view: View, *, as_at: date | None = None, cover: Cover | None = None) -> FigureSet:
    """Every figure. For everyone, small numbers are hidden before anything is worked out of them.

    NotHeld where no indicator of the place is held.
    """
    held = asked_for(question, view)
    if not held:
        raise NotHeld(
            f"No indicator of {question.partnership.area.name} is held.",
            "Take a table in with `commonweal ingest indicators`; its [[indicator]] names the area.",
        )
    judged = sorted(((one, _judged(one, question)) for one in held), key=_order)
    book = SourceBook.of(view)
    place = question.partnership.area
    figures = [
        figure
        for one, said in judged
        for figure in figures_of(one, said, place, book.ids_of([one.dataset]), _month(question))
    ]
    book.ids_of({e.dataset for e in view.editions if e.dataset.startswith(LOOKUPS)})
    period = question.period or _whole([said for _, said in judged], question.on)
    rows = tuple(Row(f"{id_of(one)}/{LAST}") for one, _ in judged)
    return FigureSet(
        report=REPORT,
        partnership=question.partnership.area,
        period=period,
        against=period.shift(-A_YEAR),
        as_at=as_at.isoformat() if as_at else None,
        audience=question.audience,
        software=f"commonweal {commonweal.__version__}",
        sources=book.sources(),
        figures=tuple(figures),
        tables=(Table(TABLE, "Every indicator", "Indicator", rows, period, None),),
        notes=notes(question, [said for _, said in judged]),
        cover=cover or Cover("", ""),
        body=f"{question.partnership.area.name} Community Safety Partnership",
        marking=book.marking(),
    )


def asked_for(question: Question, view: View) -> list[Held]:
    """The indicators that the paper is of, as they are held: nothing of them is hidden yet."""
    return [one for one in gather(view, question.audience) if question.every or _is_of(one, question)]


def id_of(held: Held) -> str:
    """An indicator's id in a paper."""
    return f"{held.dataset.removeprefix(PREFIX)}/{held.indicator.key}"


def _is_of(held: Held, question: Question) -> bool:
    place = question.partnership
    names = {fold(word) for area in (place.area, *place.districts) for word in (area.name, area.code)}
    return fold(held.indicator.area) in names


def _judged(held: Held, question: Question) -> Judged:
    last = question.period.end if question.period else None
    readings = [r for r in held.readings if last is None or r.period.end <= last]
    shown = without_small(held.indicator, readings) if question.audience == "public" else readings
    gone = {period for id, period in question.hidden if id == id_of(held)}
    shown = [hidden(r) if r.area == OWN and r.period in gone else r for r in shown]
    return judge(held.indicator, shown, question.on)


def _order(one: tuple[Held, Judged]) -> tuple[int, str, str]:
    held, said = one
    return NEEDS.index(said.need), held.indicator.name, id_of(held)


def figures_of(held: Held, said: Judged, place: Area, ids: tuple[str, ...], month: Month) -> Iterator[Figure]:
    """The last figure with its whole history, then each comparator's; `month` stands where no figure has a period."""
    indicator, reading = held.indicator, said.last or said.newest
    area = place if fold(indicator.area) in (fold(place.name), fold(place.code)) else Area("", indicator.area, "place")
    period = reading.period if reading else Period(month, month)
    yield Figure(
        id=f"{id_of(held)}/{LAST}",
        label=indicator.name,
        offence="",
        area=area,
        value=said.last.value if said.last else None,
        unit=indicator.unit,
        period=period,
        interval=(said.interval.low, said.interval.high) if said.interval else None,
        level=LEVEL if said.interval else None,
        method=_method(said),
        parameters=_told(held, said),
        sources=ids,
        audience=held.audience,
    )
    for other in said.beside:
        yield _beside(held, other, period, ids)


def _beside(held: Held, other: Beside, period: Period, ids: tuple[str, ...]) -> Figure:
    return Figure(
        id=f"{id_of(held)}/{BESIDE}/{other.comparator.kind}",
        label=other.comparator.name,
        offence="",
        area=Area("", other.comparator.name, other.comparator.kind),
        value=other.value,
        unit=held.indicator.unit,
        period=other.period or period,
        method="as published",
        parameters={"word": other.word, "times": other.times, "points": other.points},
        sources=ids,
        audience=held.audience,
    )


def _told(held: Held, said: Judged) -> dict[str, Any]:
    """All that the paper says of an indicator, so that a renderer needs nothing else."""
    indicator = held.indicator
    definition = {
        name: value
        for name, value in asdict(indicator).items()
        if name not in ("key", "name", "unit", "comparators", "audience") and value not in (None, "")
    }
    return {
        "definition": definition,
        "need": said.need,
        "signal": said.signal,
        "standing": said.standing,
        "age": said.age,
        "stale": said.stale,
        "due": said.due.isoformat() if said.due else None,
        "newest": said.newest.period.words if said.newest else None,
        "chart": said.chart,
        "overlap": said.overlap,
        "others": said.others,
        "released": held.released.isoformat() if held.released else None,
        "history": [_written(point) for point in said.points],
    }


def _written(point: Point) -> dict[str, Any]:
    return {
        "period": str(point.period),
        "value": point.value,
        "numerator": point.numerator,
        "denominator": point.denominator,
        "mark": point.mark,
        "centre": point.centre,
        "low": point.low,
        "high": point.high,
        "unusual": point.unusual,
    }


def _method(said: Judged) -> str:
    chart = f"control chart ({said.chart}), limits from its own earlier figures" if said.chart else ""
    interval = ""
    if said.interval:
        interval = "Wilson's interval" if said.indicator.unit == "percent" else "exact Poisson interval"
    return "; ".join(part for part in (chart, interval) if part) or "as published"


def _whole(judged: list[Judged], on: date) -> Period:
    """The twelve months to the newest figure's."""
    ends = [said.newest.period.end for said in judged if said.newest]
    end = max(ends) if ends else Month.of(on)
    return Period(end - (A_YEAR - 1), end)


def _month(question: Question) -> Month:
    return question.period.end if question.period else Month.of(question.on)
