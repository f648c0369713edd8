"""Monthly counts of every partnership, in one pass over the store. What was not published is missing, never zero."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.analysis.cube import month_indices
from commonweal.analysis.published import Published, published
from commonweal.errors import NoDataForPeriod
from commonweal.figures import Period
from commonweal.geography import Gazetteer, Partnership
from commonweal.records import offences
from commonweal.records.register import Register
from commonweal.store import View

POLICE_UK = "police_uk.street"
NOT_ASKED = "the month was not asked for"
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Country:
    """Counts (A, O, T) of A partnerships, O offences as the source records them and T months of `horizon`.

    NaN where a month is not available to a partnership; `reasons` (A, T) say why, "" where it is.
    """

    partnerships: tuple[Partnership, ...]
    offences: tuple[str, ...]
    horizon: Period
    counts: Floats = field(repr=False)
    reasons: tuple[tuple[str, ...], ...] = field(repr=False)

    def why(self, i: int, period: Period) -> str:
        """Why a partnership has no figure for a period: its first missing month's reason; "" where none is missing."""
        span = self._span(period)
        return NOT_ASKED if span is None else next(filter(None, self.reasons[i][span]), "")

    def index(self, code: str) -> int:
        """Where a partnership stands, by its own code or one of its districts'. KeyError where it is not there."""
        for i, one in enumerate(self.partnerships):
            if code == one.area.code or code in {d.code for d in one.districts}:
                return i
        raise KeyError(code)

    def countable(self, node: str) -> bool:
        """Whether the source counts that node whole: itself, or all of it by what lies below it."""
        return bool(set(self.offences) & offences.descendants(node))

    def months(self, node: str) -> Floats:
        """Counts a month (A, T) of a node with all below it; NaN where not available."""
        nodes = [i for i, code in enumerate(self.offences) if code in offences.descendants(node)]
        total: Floats = self.counts[:, nodes].sum(axis=1)
        return total

    def totals(self, node: str, period: Period) -> Floats:
        """Counts (A,) of a node in a whole period; NaN where one of its months is not available."""
        span = self._span(period)
        if span is None:
            return np.full(len(self.partnerships), np.nan)
        total: Floats = self.months(node)[:, span].sum(axis=1)
        return total

    def _span(self, period: Period) -> slice | None:
        """Where a period lies in the horizon; None where a part of it lies outside."""
        first = period.start.index - self.horizon.start.index
        last = first + len(period)
        return slice(first, last) if first >= 0 and last <= len(self.horizon) else None


def gather(
    view: View, places: Gazetteer, horizon: Period, register: Register, partnerships: Sequence[Partnership] = ()
) -> Country:
    """Every partnership's counts, or those given; of each its home force's rows. NoDataForPeriod where nothing is held.

    Memory is that of the counts by LSOA, offence and month, not of the rows.
    """
    chosen = tuple(partnerships) or places.partnerships
    rows = view.counts(POLICE_UK, by=("month", "offence", "falls_within", "lsoa"), period=horizon)
    if not rows.num_rows:
        raise NoDataForPeriod(
            f"Nothing is held for {horizon.words}.", "Load its files with: commonweal ingest police-uk PATH"
        )
    known = published(view, places, chosen, horizon, register, rows)
    nodes = tuple(dict.fromkeys(n for n in offences.by_code() if n in set(offences.POLICE_UK_CATEGORIES.values())))
    counts = _counts(rows, places, chosen, nodes, horizon, known)
    reasons = tuple(tuple(known.why(i, t) for t in range(len(horizon))) for i in range(len(chosen)))
    return Country(chosen, nodes, horizon, np.where(known.available[:, None, :], counts, np.nan), reasons)


def _counts(
    rows: pa.Table,
    places: Gazetteer,
    partnerships: Sequence[Partnership],
    nodes: Sequence[str],
    horizon: Period,
    known: Published,
) -> Floats:
    area_of_district = {d.code: i for i, p in enumerate(partnerships) for d in p.districts}
    districts = places.districts_of_lsoas(rows["lsoa"])
    area = _indices(districts, list(area_of_district), np.array(list(area_of_district.values())))
    node = _indices(rows["offence"], nodes, np.arange(len(nodes)))
    month = month_indices(rows["month"]) - horizon.start.index
    home = known.home_of_area[area] == known.force_of_row
    inside = (area >= 0) & (node >= 0) & (month >= 0) & (month < len(horizon)) & home & (known.force_of_row >= 0)
    counts = np.zeros((len(partnerships), len(nodes), len(horizon)))
    np.add.at(counts, (area[inside], node[inside], month[inside]), rows["count"].to_numpy()[inside])
    return counts


def _indices(
    column: pa.Array | pa.ChunkedArray, order: Sequence[str], means: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """What each value of a column means by its place in `order`; -1 for a value that is not there."""
    found = pc.fill_null(pc.index_in(column.cast(pa.string()), value_set=pa.array(order, pa.string())), -1)
    place: npt.NDArray[np.int64] = found.to_numpy(zero_copy_only=False).astype(np.int64)
    return np.where(place >= 0, means[place], -1)
