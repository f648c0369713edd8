"""The ground: cells with what was counted in them month by month, who borders whom, and the wards they lie in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from commonweal.analysis.cube import Cube, build, month_indices
from commonweal.analysis.hotspots.question import Question
from commonweal.analysis.recorded_crime.material import Placed, is_home, months_held, place_rows, told_apart
from commonweal.analysis.sources import SourceBook
from commonweal.errors import MethodRefused, NoDataForPeriod, NotHeld
from commonweal.figures import Area, Period
from commonweal.geography import Gazetteer
from commonweal.geography.hexagons import Hexagons, hexagons, on_grid
from commonweal.geography.neighbours import bordering
from commonweal.geography.outlines import Outlines
from commonweal.geography.placement import NOWHERE, place_points
from commonweal.records import offences
from commonweal.store import View

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LSOA = "boundary.lsoa."
REFERENCE = "Run `commonweal ingest reference` on files that hold them."
POINT = ("longitude_e6", "latitude_e6")


@dataclass(frozen=True, slots=True)
class Cells:
    """Areas in the order of the cube's. `pairs` (E, 2) share an edge; `ward` names the ward that each lies in."""

    areas: tuple[Area, ...]
    ward: tuple[str, ...]
    pairs: Ints
    polygons: Any = field(repr=False)
    cube: Cube

    def months(self, node: str) -> Floats:
        """What was counted (A, T) of an offence with all below it; NaN in months that are not held."""
        nodes = [i for i, code in enumerate(self.cube.offences) if code in offences.descendants(node)]
        counts = self.cube.counts[: len(self.areas)][:, nodes].sum(axis=1)
        return np.where(self.cube.held, counts, np.nan)

    def total(self, node: str, period: Period) -> Floats:
        """The same added up over the months of a period that are held (A,); NaN where none is."""
        months = self.cube.window(self.months(node), period)
        return np.where(np.isfinite(months).any(axis=1), np.nansum(months, axis=1), np.nan)


@dataclass(frozen=True, slots=True)
class Event:
    """Incidents with a day and a point: places (N, 2) on the National Grid in metres, days (N,) as whole numbers."""

    place: Floats
    day: Ints
    left_out: int


@dataclass(frozen=True, slots=True)
class Ground:
    """All that is counted. `cells` are what was asked for; `lsoas` the same where those are LSOAs."""

    cells: Cells
    lsoas: Cells
    wards: tuple[Area, ...]
    ward_cube: Cube
    edition: str
    ward_edition: str
    outside: int
    placement: str
    events: Event | None
    book: SourceBook


def gather(view: View, places: Gazetteer, question: Question) -> Ground:
    """Ask the store once. NoDataForPeriod where nothing is held of the period."""
    counted = question.counted
    held = months_held(view, question.source, question.partnership, counted)
    name = question.partnership.area.name
    if not any(month in held for month in question.period):
        raise NoDataForPeriod(
            f"Nothing is held for {name} in {question.period.words}.", "`commonweal status` lists what is held."
        )
    horizon = Period(min(held), question.period.end)
    more = (*(("day",) if question.by_days else ()), *(("category",) if question.kind else ()))
    placed = place_rows(view, places, counted, horizon, more)
    home = (
        placed.inside
        & is_home(placed.rows, question.source, question.partnership)
        & _of_kind(placed.rows, question.kind)
    )
    rows, ward = placed.rows.filter(pa.array(home)), placed.ward.filter(pa.array(home))
    recorded = told_apart(rows, question.source)
    outlines, edition = _outlines(view, places, question)
    lsoa = _lsoa_of_row(rows, outlines)
    cube = build(rows, lsoa, outlines.codes, recorded, held, horizon)
    _check_countable(cube, question)
    codes = [w.code for w in placed.wards]
    middles = shapely.point_on_surface(outlines.polygons)
    areas = tuple(Area(c, n or c, "lsoa") for c, n in zip(outlines.codes, outlines.names, strict=True))
    lsoas = Cells(areas, _wards_at(places, placed, middles), _borders(outlines.polygons), outlines.polygons, cube)
    cells = lsoas
    if question.cells == "hexagons":
        cells = _hexagonal(places, placed, rows, hexagons(outlines.polygons, question.metres), cube)
    return Ground(
        cells=cells,
        lsoas=lsoas,
        wards=placed.wards,
        ward_cube=build(rows, ward, codes, recorded, held, horizon),
        edition=edition,
        ward_edition=placed.edition,
        outside=_unplaced(cells, question),
        placement=placed.placement,
        events=_events(rows, question) if question.by_days else None,
        book=SourceBook.of(view),
    )


def _of_kind(rows: pa.Table, kind: str) -> npt.NDArray[np.bool_]:
    if not kind:
        return np.ones(rows.num_rows, dtype=bool)
    found: npt.NDArray[np.bool_] = pc.equal(rows["category"].cast(pa.string()), kind).fill_null(False).to_numpy()
    return found


def _check_countable(cube: Cube, question: Question) -> None:
    if not cube.countable(question.offence):
        name = offences.by_code()[question.offence].name.lower()
        raise MethodRefused(
            f"This source does not count {name} apart.", "Ask for the heading above it, such as all-crime."
        )


def _outlines(view: View, places: Gazetteer, question: Question) -> tuple[Outlines, str]:
    """The newest outlines of the partnership's LSOAs."""
    wanted = frozenset[str]().union(*(places.lsoas(d.code) for d in question.partnership.districts))
    editions = sorted({e.dataset.removeprefix(LSOA) for e in view.editions if e.dataset.startswith(LSOA)}, reverse=True)
    for edition in editions:
        outlines = places.outlines("lsoa", edition)
        ours = [i for i, code in enumerate(outlines.codes) if code in wanted]
        if ours:
            return outlines.only(ours), edition
    raise NotHeld("No outlines of LSOAs are held, so no place smaller than a ward can be told.", REFERENCE)


def _points(rows: pa.Table) -> tuple[Ints, Ints, Ints]:
    """The rows that have a point, and their longitudes and latitudes."""
    x, y = (rows[name].combine_chunks().cast(pa.int64()) for name in POINT)
    known = np.flatnonzero(x.is_valid().to_numpy(False) & y.is_valid().to_numpy(False))
    return known, x.take(known).to_numpy(), y.take(known).to_numpy()


def _lsoa_of_row(rows: pa.Table, ours: Outlines) -> pa.Array:
    """The LSOA that the source gives, where it is one of ours; else the outline that the row's point lies in.

    Outlines are generalised, the publisher's own placing was not: in Stockton 2% of rows would fall elsewhere.
    """
    codes = pa.array(ours.codes, pa.string())
    given = rows["lsoa"].combine_chunks().cast(pa.string())
    known, x, y = _points(rows)
    at = np.full(rows.num_rows, NOWHERE, dtype=np.int64)
    at[known] = place_points(x, y, ours.polygons).index
    by_point = codes.take(pa.array(at, mask=at == NOWHERE))
    return pc.if_else(pc.fill_null(pc.is_in(given, codes), False), given, by_point)


def _borders(polygons: Any) -> Ints:
    pairs = [(i, j) for i in range(len(polygons)) for j in bordering(i, polygons) if i < j]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _hexagonal(places: Gazetteer, placed: Placed, rows: pa.Table, grid: Hexagons, like: Cube) -> Cells:
    known, x, y = _points(rows)
    at = np.full(rows.num_rows, NOWHERE, dtype=np.int64)
    at[known] = grid.cell_of(x, y)
    cell = pa.array(grid.names, pa.string()).take(pa.array(at, mask=at == NOWHERE))
    months = [month for month, there in zip(like.horizon, like.held, strict=True) if there]
    cube = build(rows, cell, grid.names, like.offences, months, like.horizon)
    areas = tuple(Area(name, name, "hexagon") for name in grid.names)
    middles = shapely.centroid(grid.polygons)
    return Cells(areas, _wards_at(places, placed, middles), grid.neighbours(), grid.polygons, cube)


def _wards_at(places: Gazetteer, placed: Placed, points: Any) -> tuple[str, ...]:
    """The ward that holds each point, by name; empty where none does."""
    if not placed.wards:
        return ("",) * len(points)
    name_of = {w.code: w.name for w in placed.wards}
    outlines = places.outlines("ward", placed.edition)
    at = place_points(
        np.round(shapely.get_x(points) * 1e6).astype(np.int64),
        np.round(shapely.get_y(points) * 1e6).astype(np.int64),
        outlines.polygons,
    ).index
    return tuple("" if i == NOWHERE else name_of.get(outlines.codes[i], "") for i in at.tolist())


def _unplaced(cells: Cells, question: Question) -> int:
    """Incidents of the period that lie in none of the cells."""
    months = cells.cube.window(np.where(cells.cube.held, _left(cells.cube, question.offence), np.nan), question.period)
    return int(np.nansum(months))


def _left(cube: Cube, node: str) -> Floats:
    nodes = [i for i, code in enumerate(cube.offences) if code in offences.descendants(node)]
    found: Floats = cube.counts[-1, nodes].sum(axis=0).astype(np.float64)
    return found


def _events(rows: pa.Table, question: Question) -> Event:
    """The offence's incidents of the period, each by itself."""
    months = month_indices(rows["month"])
    nodes = pa.array(sorted(offences.descendants(question.offence)), pa.string())
    wanted = pc.is_in(rows["offence"].cast(pa.string()), nodes).to_numpy()
    wanted &= (months >= question.period.start.index) & (months <= question.period.end.index)
    chosen = rows.filter(pa.array(wanted))
    known, x, y = _points(chosen)
    days = chosen["day"].combine_chunks()
    dated = days.is_valid().to_numpy(False)[known]
    count = chosen["count"].to_numpy()
    repeat = count[known[dated]]
    place = on_grid(np.column_stack([x[dated], y[dated]]) / 1e6)
    day = days.take(known[dated]).cast(pa.int32()).to_numpy().astype(np.int64)
    total = int(count.sum())
    return Event(np.repeat(place, repeat, axis=0), np.repeat(day, repeat), total - int(repeat.sum()))


def names(cells: Cells) -> Sequence[str]:
    """Each cell with its ward, as tables print it."""
    return [f"{a.name}, {w}" if w else a.name for a, w in zip(cells.areas, cells.ward, strict=True)]
