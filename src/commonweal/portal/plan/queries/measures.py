"""Measures with their newest figures: of an indicator, or of a paper, as far as this reader may read those."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.composing import as_public
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.indicators.queries import latest_of
from commonweal.portal.library.queries.figures import figure_set, figures
from commonweal.portal.plan.models import Measure
from commonweal.portal.plan.statuses import Gauge, Proposal, of_measure, reaches


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest figure of a measure's source."""

    value: float | None
    words: str
    period: str
    on: dt.date | None
    source: str
    address: str


UNKNOWN = Newest(None, "not available", "", None, "", "")


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure, its newest figure, and how it stands."""

    id: UUID
    priority: UUID
    name: str
    better: str
    newest: Newest
    baseline: float | None
    baseline_on: dt.date | None
    target: float | None
    target_on: dt.date | None
    standing: Proposal

    @property
    def met(self) -> str:
        """`target met`, `not met yet`, `cannot be told`, `no target`."""
        if self.target is None:
            return "no target"
        if self.newest.value is None:
            return "cannot be told"
        return "target met" if reaches(self.newest.value, self.target, self.better) else "not met yet"


def measures(reader: Reader, priorities: Iterable[UUID]) -> dict[UUID, tuple[MeasureLine, ...]]:
    """The measures of each priority that count. Indicators are asked for at once, papers one by one."""
    rows = list(readable(reader, Measure).filter(priority__in=list(priorities), struck="").order_by("thing__made_at"))
    held = _indicators(reader, [row.indicator for row in rows if row.indicator])
    found: dict[UUID, list[MeasureLine]] = {}
    for row in rows:
        newest = held.get(row.indicator, UNKNOWN) if row.indicator else _figure(reader, row)
        found.setdefault(row.priority_id, []).append(_line(row, newest))
    return {priority: tuple(lines) for priority, lines in found.items()}


def partners_alone(lines: Iterable[MeasureLine]) -> frozenset[UUID]:
    """Of these measures, whose figure everyone does not have as it stands here: narrower, or with small numbers."""
    known = {line.id: line.newest for line in lines if line.newest.value is not None}
    everyone, rows = as_public(), list(Measure.objects.filter(pk__in=sorted(known)))
    held = _indicators(everyone, [row.indicator for row in rows if row.indicator])
    open_ = {row.pk: held.get(row.indicator, UNKNOWN) if row.indicator else _figure(everyone, row) for row in rows}
    return frozenset(id for id, newest in known.items() if open_[id].words != newest.words)


def _indicators(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Newest]:
    return {
        id: Newest(line.value, line.words, line.period, line.on, line.name, reverse("indicators:indicator", args=[id]))
        for id, line in latest_of(reader, ids).items()
    }


def _figure(reader: Reader, row: Measure) -> Newest:
    """A figure of a report; not available where this reader may not read it."""
    known = figures(reader, row.paper_id) if row.paper_id else None
    figure = known.figures.get(row.figure) if known else None
    document = figure_set(reader, row.paper_id) if known and row.paper_id else None
    if figure is None or document is None:
        return UNKNOWN
    words = "not shown" if figure.value is None else f"{figure.value:,g}"
    return Newest(
        figure.value, words, document.period.words, document.period.end.last_day, figure.label, figure.address
    )


def _line(row: Measure, newest: Newest) -> MeasureLine:
    gauge = Gauge(
        name=row.name, better=row.better, value=newest.value, value_on=newest.on, baseline=row.baseline,
        baseline_on=row.baseline_on, target=row.target, target_on=row.target_on,
    )  # fmt: skip
    return MeasureLine(
        id=row.pk, priority=row.priority_id, name=row.name, better=row.better, newest=newest, baseline=row.baseline,
        baseline_on=row.baseline_on, target=row.target, target_on=row.target_on, standing=of_measure(gauge, today()),
    )  # fmt: skip
