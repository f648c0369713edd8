"""The ground of an evaluation: every ward or LSOA of the partnership, what was counted there, and who borders whom."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from commonweal.analysis.cube import Cube, build
from commonweal.analysis.evaluation.question import Question
from commonweal.analysis.recorded_crime import POLICE_UK
from commonweal.analysis.recorded_crime.material import count_again, is_home, months_held, told_apart
from commonweal.analysis.sources import SourceBook
from commonweal.errors import NoDataForPeriod, NotHeld, UnknownPlace
from commonweal.figures import Area, Month, Period
from commonweal.geography import Gazetteer
from commonweal.geography.names import fold, nearest
from commonweal.geography.neighbours import bordering
from commonweal.geography.outlines import Outlines
from commonweal.geography.placement import NOWHERE, place_points
from commonweal.store import View

LSOA = "boundary.lsoa."
REFERENCE = "Run `commonweal ingest reference` on files that hold them."


@dataclass(frozen=True, slots=True)
class Ground:
    """Areas of one level, `ward` or `lsoa`, in the order of the cube's. `outlines` has those whose outline is held."""

    areas: tuple[Area, ...]
    level: str
    edition: str
    cube: Cube
    outlines: Outlines = field(repr=False)
    book: SourceBook
    placed: str

    def index(self, text: str) -> int:
        """Where an area of that code or name stands. UnknownPlace with the nearest names where there is none."""
        wanted = fold(text)
        for i, area in enumerate(self.areas):
            if text.strip().upper() == area.code.upper() or wanted == fold(area.name):
                return i
        level = "LSOA" if self.level == "lsoa" else self.level
        near = nearest(text, [area.name for area in self.areas])
        hint = (
            f"Did you mean {' or '.join(near)}?" if near else f"Name {level}s of the partnership, and no other places."
        )
        raise UnknownPlace(f"The partnership has no {level} '{text}'.", hint)

    def indices(self, texts: Collection[str]) -> tuple[int, ...]:
        """The same for many, each once, in the order of the ground."""
        return tuple(sorted({self.index(text) for text in texts}))

    def around(self, chosen: Collection[int]) -> tuple[int, ...]:
        """The areas that share an edge with any of those, without them. NotHeld where an outline is missing."""
        code_of = {area.code: i for i, area in enumerate(self.areas)}
        found = {code_of.get(code) for code in self._bordering(chosen)}
        return tuple(sorted(i for i in found if i is not None and i not in set(chosen)))

    def beyond(self, chosen: Collection[int]) -> int:
        """How many areas outside the partnership share an edge with those."""
        ours = {area.code for area in self.areas}
        return len({code for code in self._bordering(chosen) if code not in ours})

    def _bordering(self, chosen: Collection[int]) -> set[str]:
        place = {code: n for n, code in enumerate(self.outlines.codes)}
        missing = next((self.areas[i] for i in chosen if self.areas[i].code not in place), None)
        if missing is not None:
            raise NotHeld(
                f"The outline of {missing.name} is not held, so what is nearby cannot be told.",
                "Load outlines with `commonweal ingest reference PATH`, or name the areas nearby yourself.",
            )
        return {
            self.outlines.codes[n] for i in chosen for n in bordering(place[self.areas[i].code], self.outlines.polygons)
        }

    def inside(self, drawn: Mapping[str, Any]) -> tuple[int, ...]:
        """The areas whose middle (a point inside their own outline) lies in a drawn polygon."""
        shape = shapely.geometry.shape(drawn)
        middles = dict(zip(self.outlines.codes, shapely.point_on_surface(self.outlines.polygons), strict=True))
        return tuple(i for i, a in enumerate(self.areas) if a.code in middles and shape.covers(middles[a.code]))


def gather(view: View, places: Gazetteer, question: Question) -> Ground:
    """Ask the store once. NoDataForPeriod where the months after, or all those before, hold nothing."""
    held = months_held(view, question.source, question.partnership, question.counted)
    for span, words in ((question.after, "since the operation began"), (question.before, "to hold it against")):
        if not any(month in held for month in span):
            raise NoDataForPeriod(
                f"Nothing is held for {question.partnership.area.name} in {span.words}, {words}.",
                "Ask for months that are held; `commonweal status` lists them.",
            )
    first = min(m for m in held if m >= question.looked_back.start)
    horizon = Period(first, question.after.end)
    return (
        _of_lsoas(view, places, question, horizon) if by_lsoa(question) else _of_wards(view, places, question, horizon)
    )


def by_lsoa(question: Question) -> bool:
    """Whether it is told by LSOA: for a drawn area, or where the targets are codes of LSOAs."""
    operation = question.operation
    codes = [t.strip().upper() for t in operation.targets]
    return operation.area is not None or any(c[:3] in ("E01", "W01") and len(c) == 9 for c in codes)


def _of_wards(view: View, places: Gazetteer, question: Question, horizon: Period) -> Ground:
    cube = count_again(view, places, question.counted, horizon)
    areas: list[Area] = []
    edition = ""
    for district in question.partnership.districts:
        edition = places.ward_edition(district.code)
        areas += places.wards(district.code, edition)
    if cube is None or len(cube.areas) != len(areas) + 1:
        raise NotHeld(f"No wards of {question.partnership.area.name} are held.", REFERENCE)
    outlines = places.outlines("ward", edition)
    placed = "each row by the ward that its point lies in, else by that of its LSOA"
    return Ground(tuple(areas), "ward", edition, cube, outlines, SourceBook.of(view), placed)


def _of_lsoas(view: View, places: Gazetteer, question: Question, horizon: Period) -> Ground:
    wanted = frozenset[str]().union(*(places.lsoas(d.code) for d in question.partnership.districts))
    outlines, edition = _newest_outlines(view, places, wanted)
    ours = outlines.only([i for i, code in enumerate(outlines.codes) if code in wanted])
    areas = tuple(Area(c, n or c, "lsoa") for c, n in zip(ours.codes, ours.names, strict=True))
    rows = _rows(view, question, wanted, horizon)
    held = months_held(view, question.source, question.partnership, question.counted)
    recorded = told_apart(rows, question.source)
    cube = build(rows, _lsoa_of_row(rows, ours), ours.codes, recorded, held, horizon)
    placed = "each row by the LSOA that its point lies in, else by the LSOA that its source gives"
    return Ground(areas, "lsoa", edition, cube, outlines, SourceBook.of(view), placed)


def _newest_outlines(view: View, places: Gazetteer, wanted: Collection[str]) -> tuple[Outlines, str]:
    editions = sorted({e.dataset.removeprefix(LSOA) for e in view.editions if e.dataset.startswith(LSOA)}, reverse=True)
    for edition in editions:
        outlines = places.outlines("lsoa", edition)
        if any(code in wanted for code in outlines.codes):
            return outlines, edition
    raise NotHeld("No outlines of LSOAs are held, so no area smaller than a ward can be told.", REFERENCE)


def _rows(view: View, question: Question, lsoas: Collection[str], horizon: Period) -> pa.Table:
    """Rows of the home force: of an extract all, for where they lie tells which are ours."""
    by = ("month", "offence", "falls_within", "lsoa", "longitude_e6", "latitude_e6")
    if question.source != POLICE_UK:
        return view.counts(question.source, by=by, period=horizon)
    rows = view.counts(POLICE_UK, by=by, where={"lsoa": sorted(lsoas)}, period=horizon)
    return rows.filter(pa.array(is_home(rows, question.source, question.partnership)))


def _lsoa_of_row(rows: pa.Table, ours: Outlines) -> pa.Array:
    """The outline that a row's point lies in; without a point, the LSOA that the source gives."""
    x, y = (rows[name].combine_chunks().cast(pa.int64()) for name in ("longitude_e6", "latitude_e6"))
    known = np.flatnonzero(x.is_valid().to_numpy(False) & y.is_valid().to_numpy(False))
    at = np.full(rows.num_rows, NOWHERE, dtype=np.int64)
    at[known] = place_points(x.take(known).to_numpy(), y.take(known).to_numpy(), ours.polygons).index
    by_point = pa.array(ours.codes, pa.string()).take(pa.array(at, mask=at == NOWHERE))
    return pc.coalesce(by_point, rows["lsoa"].combine_chunks().cast(pa.string()))


def sources_of(ground: Ground, question: Question) -> tuple[str, ...]:
    """Ids of the editions that were counted, over the whole horizon; what says where is marked as used, too."""
    home = question.partnership.is_home_force
    scope = home if question.source == POLICE_UK else (lambda _: True)
    ground.book.reference_ids()
    return ground.book.ids(question.source, ground.cube.horizon, scope)


def months(ground: Ground, span: Period) -> tuple[Month, ...]:
    """The months of a span that are held."""
    return tuple(m for m, held in zip(span, ground.cube.held_in(span), strict=True) if held)
