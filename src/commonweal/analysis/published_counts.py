"""What a published table of counts says, area by area: an array, and for each area and month why it says nothing.

A month of a force that is absent is not available, whatever rows other forces left in its districts; nor is a month
in which an area has no row. Neither is ever zero.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.analysis.count_cells import Cells, count_cells, cut, merged
from commonweal.analysis.forces_present import FORCE_UNKNOWN, ForceMonths, force_months
from commonweal.errors import NoDataForPeriod, PeriodRefused, UnknownPlace
from commonweal.figures import Area, Month, Period
from commonweal.geography import Gazetteer
from commonweal.records import counts as record
from commonweal.records import offences
from commonweal.store import View

Floats = npt.NDArray[np.float64]
AVAILABLE, NOT_HELD, NO_ROWS, PART, ABSENT, UNKNOWN_FORCE = range(6)


@dataclass(frozen=True, slots=True)
class PublishedCounts:
    """`counts` (areas, offences, times), NaN where not available; `available` (areas, times).

    A time is a month of `period`, or with `months` = 3 a quarter of it. An offence is a node that the table itself
    counts; `series` answers for the nodes above. Areas stand under their present codes.
    """

    areas: tuple[Area, ...]
    offences: tuple[str, ...]
    period: Period
    months: int
    counts: Floats = field(repr=False)
    state: npt.NDArray[np.int8] = field(repr=False)
    forces: Mapping[str, str] = field(repr=False)  # area code -> its force's name

    @property
    def times(self) -> tuple[Month, ...]:
        """The first month of each time."""
        return tuple(self.period)[:: self.months]

    @property
    def available(self) -> npt.NDArray[np.bool_]:
        """Whether the table tells of an area at a time (areas, times); single offences may be missing all the same."""
        told: npt.NDArray[np.bool_] = self.state == AVAILABLE
        return told

    def place(self, code: str) -> int:
        """Where an area stands. UnknownPlace where the table has no rows of it at all."""
        for index, area in enumerate(self.areas):
            if area.code == code:
                return index
        raise UnknownPlace(f"The table has no rows of '{code}'.", "`commonweal status` lists what is held.")

    def why(self, code: str, month: Month) -> str:
        """Why an area is not available in a month, in words; "" where it is. NoDataForPeriod outside `period`."""
        if month not in self.period:
            raise NoDataForPeriod(f"{month.words} is not in the period asked for.", "Ask for a longer one.")
        when = (month.index - self.period.start.index) // self.months
        name = self.areas[self.place(code)].name
        force, said = self.forces.get(code, ""), month.words
        return {
            AVAILABLE: "",
            NOT_HELD: f"no table of {said} is held",
            NO_ROWS: f"the table has no rows of {name} for {said}",
            PART: f"the table has rows of a part only of the districts that are {name} today for {said}",
            ABSENT: f"{force} is absent from the table for {said}",
            UNKNOWN_FORCE: f"which police force {name} has is not known, so neither is whether it is in the table",
        }[int(self.state[self.place(code), when])]

    def series(self, node: str, code: str) -> Floats:
        """The counts of an offence in an area (times,): its own, else the sum of all that lies below it.

        NaN where any part of it is not available; throughout, where the table does not count the whole of it.
        """
        if node in self.offences:
            found: Floats = self.counts[self.place(code), self.offences.index(node)]
            return found
        below = offences.children(node)
        if not below:
            return np.full(len(self.times), np.nan)
        total: Floats = np.sum([self.series(child, code) for child in below], axis=0)
        return total


def published_counts(
    view: View,
    name: str,
    period: Period | None = None,
    *,
    kind: str = "district",
    months: int = 1,
    places: Gazetteer | None = None,
) -> PublishedCounts:
    """Ask a table (`districts` or `counts.districts`) for its counts by area, offence and month.

    `period`: by default from its first month to its last; `kind` of area (`records.counts.AREA_CODES`); `months` = 3
    for a table of quarters. NotHeld where there is no such table, NoDataForPeriod where it has no such rows,
    PeriodRefused where a period does not hold whole quarters.
    """
    dataset = record.dataset(name)
    places = places or Gazetteer.of(view)
    kept: dict[str, Collection[Any]] = {"area_kind": [kind], "months": [months]}
    rows = view.counts(dataset, ("month", "area", "offence", "category"), kept, of="count")
    if not rows.num_rows:
        raise NoDataForPeriod(
            f"{dataset} has no counts by {kind} and {'month' if months == 1 else 'quarter'}.",
            "`commonweal status --json` tells its months and kinds of area.",
        )
    whole = _period(rows, months)
    period = _whole_times(period or whole, whole, months)
    span = Period(min(whole.start, period.start), max(whole.end, period.end))
    cells = count_cells(rows, span, months, _zero_where_unlisted(view, dataset))
    districts = cut(merged(cells, places if kind == "district" else None), span, period, months)
    areas = tuple(_area(code, kind, places) for code in districts.codes)
    present = force_months(view, dataset, areas, period, months, places)
    state = _state(districts, present)
    values = np.where((state == AVAILABLE)[:, None, :], districts.counts, np.nan)
    return PublishedCounts(areas, districts.nodes, period, months, values, state, present.names if present else {})


def _period(rows: pa.Table, months: int) -> Period:
    found = sorted({Month.of(day) for day in pc.unique(rows["month"]).to_pylist()})
    return Period(found[0], found[-1] + (months - 1))


def _whole_times(period: Period, whole: Period, months: int) -> Period:
    """The period. Raises PeriodRefused where quarters do not fit in it."""
    if len(period) % months or (whole.start.index - period.start.index) % months:
        raise PeriodRefused(f"{period} does not hold whole quarters of the table.", "Begin and end it with a quarter.")
    return period


def _zero_where_unlisted(view: View, dataset: str) -> bool:
    """Whether every edition's mapping says that an offence without a row counts nought."""
    return all(e.quality.get("unlisted") == "zero" for e in view.editions if e.dataset == dataset)


def _area(code: str, kind: str, places: Gazetteer) -> Area:
    try:
        return places.area(code)
    except UnknownPlace:
        return Area(code, code, kind)


def _state(cells: Cells, present: ForceMonths | None) -> npt.NDArray[np.int8]:
    held: npt.NDArray[np.bool_] = np.max(cells.rows, axis=0) > 0
    state = np.choose(cells.rows, [NO_ROWS, PART, AVAILABLE])
    if present is not None:
        state = np.where(present.state == 0, ABSENT, state)
        state = np.where(present.state == FORCE_UNKNOWN, UNKNOWN_FORCE, state)
    return np.where(held[None, :], state, NOT_HELD).astype(np.int8)
