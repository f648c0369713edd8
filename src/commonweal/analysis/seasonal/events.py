"""The dated rows of one extract as arrays: day, hour, ward and kind of each, ready to be counted by any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.analysis.recorded_crime import Question as RecordedCrime
from commonweal.analysis.recorded_crime import year_before
from commonweal.analysis.recorded_crime.material import months_held, place_rows
from commonweal.analysis.seasonal.kinds import Kind, kind_of_rows, kinds_looked_at
from commonweal.analysis.seasonal.question import Question
from commonweal.analysis.seasonal.window import Span
from commonweal.errors import NotHeld
from commonweal.figures import Area, Month, Period
from commonweal.geography import Gazetteer
from commonweal.records.season import Look
from commonweal.store import View

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
HOURS = 24
ONE = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Events:
    """Rows of N incidents or groups of like ones, `count` each: arrays (N,). `hour` is -1 where it is not told.

    `ward` is a place among `wards`, or their number where a row lies in none of them; `kind` a place among `kinds`.
    `held`: the months that the extract covers. `undated`: incidents left out for want of a day.
    """

    day: Ints = field(repr=False)
    hour: Ints = field(repr=False)
    ward: Ints = field(repr=False)
    kind: Ints = field(repr=False)
    count: Ints = field(repr=False)
    wards: tuple[Area, ...] = field(repr=False)
    kinds: tuple[Kind, ...]
    held: frozenset[Month] = field(repr=False)
    undated: int
    unhoured: int
    placement: str

    @property
    def dated(self) -> bool:
        """Whether it tells days at all."""
        return bool(len(self.day))

    @property
    def tells_hours(self) -> bool:
        """Whether most of its rows tell the hour."""
        return bool(self.count[self.hour >= 0].sum() * 2 > self.count.sum())

    def covers(self, *spans: Span) -> bool:
        """Whether every month that these days touch is held."""
        return all(month in self.held for span in spans for month in span.months)

    def within(self, span: Span) -> npt.NDArray[np.bool_]:
        """Which rows lie in a run of days."""
        return np.asarray((self.day >= span.first.toordinal()) & (self.day <= span.last.toordinal()))

    def total(self, span: Span) -> float:
        """How many, all together."""
        return float(self.count[self.within(span)].sum())

    def by_ward(self, *spans: Span) -> Floats:
        """(W,): those in no ward stand in the total alone."""
        return sum((self._by(self.ward, len(self.wards) + 1, span)[:-1] for span in spans), np.zeros(len(self.wards)))

    def by_kind(self, *spans: Span) -> Floats:
        """(K,)."""
        return sum((self._by(self.kind, len(self.kinds), span) for span in spans), np.zeros(len(self.kinds)))

    def by_hour(self, *spans: Span) -> Floats:
        """(24,): rows without an hour in none."""
        return sum((self._by(self.hour + 1, HOURS + 1, span)[1:] for span in spans), np.zeros(HOURS))

    def by_day(self, span: Span) -> Floats:
        """(days,)."""
        return self._by(self.day - span.first.toordinal(), len(span), span)

    def by_day_and_hour(self, span: Span) -> Floats:
        """(days, 24)."""
        inside = self.within(span) & (self.hour >= 0)
        found = np.zeros((len(span), HOURS))
        np.add.at(found, (self.day[inside] - span.first.toordinal(), self.hour[inside]), self.count[inside])
        return found

    def by_weekday(self, *spans: Span) -> Floats:
        """(7,), Monday first."""
        weekday = (self.day - 1) % 7  # the first day of all was a Monday
        return sum((self._by(weekday, 7, span) for span in spans), np.zeros(7))

    def _by(self, index: Ints, size: int, span: Span) -> Floats:
        inside = self.within(span)
        return np.bincount(index[inside], weights=self.count[inside], minlength=size).astype(np.float64)


def gather(view: View, places: Gazetteer, question: Question, look: Look) -> Events:
    """The rows of a look in the partnership (and in the season's wards, where it names some).

    NotHeld where the store has nothing of that source.
    """
    if not any(e.dataset == look.dataset for e in view.editions):
        raise NotHeld(f"The store holds no {look.dataset}.", "`commonweal status` lists what is held.")
    counted = as_recorded_crime(question, look.dataset)
    held = months_held(view, look.dataset, question.partnership, counted)
    months = sorted(held) or [question.period.start]
    placed = place_rows(view, places, counted, Period(months[0], months[-1]), ("day", "hour", "category"))
    wards = chosen_wards(placed.wards, question.season.wards, question.partnership.area.name)
    rows, ward = placed.rows.filter(pa.array(placed.inside)), placed.ward.filter(pa.array(placed.inside))
    kinds = kinds_looked_at(rows, look)
    found = {
        "kind": kind_of_rows(rows, kinds),
        "ward": _places(ward, [area.code for area in wards]),
        "hour": pc.fill_null(rows["hour"].cast(pa.int64()), -1).to_numpy(),
        "count": rows["count"].to_numpy().astype(np.int64),
    }
    kept = found["kind"] >= 0
    if question.season.wards:
        kept &= found["ward"] < len(wards)
    if look.hours:
        kept &= _in_hours(found["hour"], look.hours)
    dated = rows["day"].is_valid().to_numpy()
    return _events(rows, found, kept, dated, wards, kinds, held, placed.placement)


def _events(
    rows: pa.Table,
    found: Mapping[str, Ints],
    kept: npt.NDArray[np.bool_],
    dated: npt.NDArray[np.bool_],
    wards: tuple[Area, ...],
    kinds: tuple[Kind, ...],
    held: frozenset[Month],
    placement: str,
) -> Events:
    used = kept & dated
    day = pc.fill_null(rows["day"].cast(pa.int32()), 0).to_numpy().astype(np.int64) + ONE
    return Events(
        day=day[used],
        hour=found["hour"][used],
        ward=found["ward"][used],
        kind=found["kind"][used],
        count=found["count"][used],
        wards=wards,
        kinds=kinds,
        held=held,
        undated=int(found["count"][kept & ~dated].sum()),
        unhoured=int(found["count"][used & (found["hour"] < 0)].sum()),
        placement=placement,
    )


def as_recorded_crime(question: Question, dataset: str) -> RecordedCrime:
    """The same as the recorded crime report asks it: its places and months are found in one way."""
    return RecordedCrime(
        partnership=question.partnership,
        period=question.period,
        against=year_before(question.period),
        source=dataset,
        audience=question.audience,
        register=question.register,
    )


def chosen_wards(wards: Sequence[Area], names: Sequence[str], partnership: str) -> tuple[Area, ...]:
    """The wards of those names or codes, all where none is named. NotHeld for one that is not there."""
    known = {text.casefold(): ward for ward in wards for text in (ward.code, ward.name)}
    for name in names:
        if name.casefold() not in known:
            raise NotHeld(
                f"{partnership} has no ward '{name}'.", "The season's file names wards: write them as on the map."
            )
    chosen = {known[name.casefold()].code for name in names}
    return tuple(ward for ward in wards if not chosen or ward.code in chosen)


def _places(values: pa.Array, order: Sequence[str]) -> Ints:
    found = pc.index_in(values.cast(pa.string()), value_set=pa.array(order, pa.string()))
    return np.asarray(pc.fill_null(found, len(order)).to_numpy(zero_copy_only=False)).astype(np.int64)


def _in_hours(hour: Ints, wanted: tuple[int, int]) -> npt.NDArray[np.bool_]:
    first, last = wanted
    inside = (hour >= first) & (hour <= last) if first <= last else (hour >= first) | (hour <= last)
    return np.asarray(inside & (hour >= 0))
