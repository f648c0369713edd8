"""What other rooms and pages ask of an indicator: its last figure, and how it stands. Stable: the plan rests on it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from commonweal.analysis.indicators import NEEDS, Judged, judge, without_small
from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.indicators.held import by_indicator, newest, recorded
from commonweal.portal.indicators.models import Edition, Indicator
from commonweal.rendering.indicators.words import value_words


@dataclass(frozen=True, slots=True)
class Latest:
    """An indicator's last figure, as a reader may have it.

    `value` None: no figure is available. `on`: the last day of its period. `standing`: met, not met, cannot be told or
    no target. `need`: why it needs attention, "" where it does not. `age`: "eleven months old".
    """

    id: UUID
    name: str
    unit: str
    agency: str
    agency_id: UUID
    value: float | None
    words: str
    period: str
    on: dt.date | None
    age: str
    stale: bool
    due: dt.date | None
    target: float | None
    target_words: str
    better: str
    standing: str
    signal: str
    need: str
    ended: bool

    @property
    def needs_attention(self) -> bool:
        """Whether a list shows it first."""
        return not self.ended and self.need not in ("", "better than usual")


def readable_indicators(reader: Reader) -> list[Latest]:
    """Every indicator that a reader may read, those that need attention first. Their reading is in the audit."""
    return _in_order(_latest(reader, readable(reader, Indicator).select_related("agency").order_by("name", "pk")))


def latest_of(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Latest]:
    """Several at once, in two queries however many: those that this reader may read."""
    rows = readable(reader, Indicator).filter(pk__in=sorted(ids)).select_related("agency").order_by("name", "pk")
    return {line.id: line for line in _latest(reader, rows)}


def judged(reader: Reader, indicator: Indicator, editions: Iterable[Edition]) -> Judged:
    """One judged today. Where a reader reads as a resident does, small numbers are hidden before anything else."""
    known, readings = recorded(indicator), newest(indicator, editions)
    shown = readings if reader.reads_beyond_residents(Indicator.TABLE_ROW) else without_small(known, readings)
    return judge(known, shown, today())


def _latest(reader: Reader, rows: Iterable[Indicator]) -> list[Latest]:
    found = list(rows)
    seen(reader, *found)
    editions = by_indicator(readable(reader, Edition).filter(indicator__in=[row.pk for row in found]))
    return [line_of(row, judged(reader, row, editions.get(row.pk, []))) for row in found]


def line_of(row: Indicator, said: Judged) -> Latest:
    """An indicator and what was judged of it, as one line."""
    last = said.last
    return Latest(
        id=row.pk,
        name=row.name,
        unit=row.unit,
        agency=row.agency.short_name or row.agency.name,
        agency_id=row.agency_id,
        value=last.value if last else None,
        words=value_words(last.value if last else None, row.unit),
        period=last.period.words if last else "",
        on=last.period.end.last_day if last else None,
        age=said.age,
        stale=said.stale and row.ended_on is None,
        due=said.due if row.ended_on is None else None,
        target=row.target,
        target_words=value_words(row.target, row.unit) if row.target is not None else "",
        better=row.better,
        standing=said.standing,
        signal=said.signal,
        need=said.need,
        ended=row.ended_on is not None,
    )


def _in_order(lines: Iterable[Latest]) -> list[Latest]:
    return sorted(lines, key=lambda line: (line.ended, NEEDS.index(line.need), line.name))
