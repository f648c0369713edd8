"""Monthly counts of every partnership, in one pass over the store. What was not published is missing, never zero."""

from collections.abc import Mapping, Sequence
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
NODES = tuple(node for node in offences.by_code() if node in set(offences.POLICE_UK_CATEGORIES.values()))
"""Offences as police.uk records them, in the tree's order."""
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

    Memory is that of the counts by partnership, offence and month, not of the rows.
    """
    chosen = tuple(partnerships) or places.partnerships
    rows = ask(view, horizon, {lsoa: d.code for one in chosen for d in one.districts for lsoa in places.lsoas(d.code)})
    known = published(view, places, chosen, horizon, register, rows)
    return country_of(rows, chosen, known, horizon, {d.code: i for i, one in enumerate(chosen) for d in one.districts})


def ask(view: View, horizon: Period, area_of_lsoa: Mapping[str, str]) -> pa.Table:
    """One asking of the store: counts by month, offence, force and area (in the column lsoa; null for no area)."""
    by = ("month", "offence", "falls_within", "lsoa")
    rows = view.counts(POLICE_UK, by=by, period=horizon, within={"lsoa": area_of_lsoa})
    if not rows.num_rows:
        raise NoDataForPeriod(
            f"Nothing is held for {horizon.words}.", "Load its files with: commonweal ingest police-uk PATH"
        )
    return rows


def country_of(
    rows: pa.Table, partnerships: tuple[Partnership, ...], known: Published, horizon: Period, index: Mapping[str, int]
) -> Country:
    """The partnerships' counts out of rows as `ask` gives them; `index` says which partnership each area lies in."""
    counts = counts_of(rows, index, known, known.home_of_area, horizon)
    reasons = tuple(tuple(known.why(i, t) for t in range(len(horizon))) for i in range(len(partnerships)))
    return Country(partnerships, NODES, horizon, np.where(known.available[:, None, :], counts, np.nan), reasons)


def counts_of(rows: pa.Table, index: Mapping[str, int], known: Published, home: Ints, horizon: Period) -> Floats:
    """Counts (A, O, T) of each area's home force, `home` (A,); 0 also where nothing was published."""
    area = _indices(rows["lsoa"], list(index), np.array(list(index.values()), dtype=np.int64))
    node = _indices(rows["offence"], NODES, np.arange(len(NODES)))
    month = month_indices(rows["month"]) - horizon.start.index
    at_home = (home[area] == known.force_of_row) & (known.force_of_row >= 0)
    inside = (area >= 0) & (node >= 0) & (month >= 0) & (month < len(horizon)) & at_home
    counts = np.zeros((len(home), len(NODES), len(horizon)))
    np.add.at(counts, (area[inside], node[inside], month[inside]), rows["count"].to_numpy()[inside])
    return counts


def _indices(
    column: pa.Array | pa.ChunkedArray, order: Sequence[str], means: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """What each value of a column means by its place in `order`; -1 for a value that is not there."""
    found = pc.fill_null(pc.index_in(column.cast(pa.string()), value_set=pa.array(order, pa.string())), -1)
    place: npt.NDArray[np.int64] = found.to_numpy(zero_copy_only=False).astype(np.int64)
    return np.where(place >= 0, means[place], -1)
