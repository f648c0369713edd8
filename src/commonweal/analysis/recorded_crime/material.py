"""Gather what the report is made of: the counts of the district, its wards, other forces' rows and the neighbours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.analysis.cube import Cube, build
from commonweal.analysis.recorded_crime.question import POLICE_UK, Question
from commonweal.analysis.sources import SourceBook
from commonweal.errors import NoDataForPeriod, NotHeld
from commonweal.figures import Area, Month, Period
from commonweal.geography import Gazetteer, Partnership, same_force
from commonweal.records import offences
from commonweal.store import View

POINT = ("longitude_e6", "latitude_e6")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A district beside ours. Without a cube it is not available, and `reason` says why."""

    area: Area
    cube: Cube | None
    reason: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """All counts that the report asks, with the editions that they came from."""

    home: Cube
    others: Cube
    wards: tuple[Area, ...]
    ward_edition: str
    placement: str
    neighbours: tuple[Neighbour, ...]
    book: SourceBook


def gather(view: View, places: Gazetteer, question: Question) -> Material:
    """Ask the store once for the district and once for its neighbours. NoDataForPeriod where the period has nothing."""
    book = SourceBook.of(view)
    held = months_held(view, question.source, question.partnership, question)
    wanted = [m for m in question.period if m in held]
    if not wanted:
        raise NoDataForPeriod(*_nothing_held(question, held))
    horizon = Period(min(held), question.period.end)
    counted = _count(view, places, question, held, horizon)
    return Material(
        home=counted.home,
        others=counted.others,
        wards=counted.wards,
        ward_edition=counted.edition,
        placement=counted.placement,
        neighbours=tuple(_neighbours(view, places, question, horizon, book)) if question.source == POLICE_UK else (),
        book=book,
    )


def count_again(view: View, places: Gazetteer, question: Question, horizon: Period) -> Cube | None:
    """The district's counts from another view of the store, over the same months; None where it holds none of them."""
    held = months_held(view, question.source, question.partnership, question)
    if not any(m in held for m in horizon):
        return None
    return _count(view, places, question, held, horizon).home


@dataclass(frozen=True, slots=True)
class _Counted:
    home: Cube
    others: Cube
    wards: tuple[Area, ...]
    edition: str
    placement: str


def _count(view: View, places: Gazetteer, question: Question, held: frozenset[Month], horizon: Period) -> _Counted:
    placed = place_rows(view, places, question, horizon)
    rows, inside = placed.rows, placed.inside
    home = is_home(rows, question.source, question.partnership) & inside
    recorded = told_apart(rows, question.source)
    codes = [w.code for w in placed.wards]
    cube = build(rows.filter(pa.array(home)), placed.ward.filter(pa.array(home)), codes, recorded, held, horizon)
    others = _others(rows, inside & ~home, recorded, held, horizon)
    return _Counted(cube, others, placed.wards, placed.edition, placed.placement)


@dataclass(frozen=True, slots=True)
class Placed:
    """Counted rows with the ward of each (null where none), and which of them lie in the partnership."""

    rows: pa.Table
    ward: pa.Array
    inside: npt.NDArray[np.bool_]
    wards: tuple[Area, ...]
    edition: str
    placement: str


def place_rows(view: View, places: Gazetteer, question: Question, horizon: Period, more: Sequence[str] = ()) -> Placed:
    """The rows of the question's source in those months, counted by month, offence, place and `more` columns."""
    rows = _rows(view, places, question, horizon, more)
    wards, edition = _wards(places, question.partnership)
    ward, placement = _place(places, rows, wards, edition, question)
    return Placed(rows, ward, _inside(places, rows, wards, ward, question), wards, edition, placement)


def months_held(view: View, dataset: str, partnership: Partnership, question: Question) -> frozenset[Month]:
    """Months that can be used for a partnership: its home force's, less the gaps of the register."""
    scopes = view.scopes(dataset)
    if dataset == POLICE_UK:
        scopes = frozenset(s for s in scopes if partnership.is_home_force(s))
    months = frozenset[Month]().union(*(view.months(dataset, s) for s in scopes))
    gaps = [g for g in question.register.gaps if not g.force or partnership.is_home_force(g.force)]
    return frozenset(m for m in months if not any(m in g.period for g in gaps))


def _nothing_held(question: Question, held: frozenset[Month]) -> tuple[str, str]:
    name = question.partnership.area.name
    if not held and question.source != POLICE_UK:
        return (
            f"The extract {question.source.removeprefix('partner.')} holds nothing that can be used for {name}.",
            "`commonweal status` lists what is held; --source police_uk.street asks the open source.",
        )
    if not held:
        force = question.partnership.force.name if question.partnership.force else "its home force"
        return (
            f"Nothing is held for {name}: no file of {force} is loaded, or none was published by the date asked for.",
            "Load it with: commonweal ingest police-uk PATH; `commonweal status` lists what is held.",
        )
    return (
        f"Nothing is held for {name} in {question.period.words}.",
        f"Months from {min(held).words} to {max(held).words} are held; ask for those, or load the missing ones.",
    )


def _lsoas(places: Gazetteer, districts: Iterable[Area]) -> frozenset[str]:
    return frozenset[str]().union(*(places.lsoas(d.code) for d in districts))


def _rows(view: View, places: Gazetteer, question: Question, horizon: Period, more: Sequence[str] = ()) -> pa.Table:
    by = ("month", "offence", "falls_within", "lsoa", *POINT, *more)
    if question.source != POLICE_UK:
        return view.counts(question.source, by=(*by, "ward", "district"), period=horizon)
    lsoas = sorted(_lsoas(places, question.partnership.districts))
    return view.counts(POLICE_UK, by=by, where={"lsoa": lsoas}, period=horizon)


def _wards(places: Gazetteer, partnership: Partnership) -> tuple[tuple[Area, ...], str]:
    """The wards in force now, with their edition; none where no ward file is held (the report then says so)."""
    wards: list[Area] = []
    edition = ""
    for district in partnership.districts:
        try:
            edition = _drawn_edition(places, district.code)
            wards += places.wards(district.code, edition)
        except NotHeld:
            continue
    return tuple(wards), edition


def _drawn_edition(places: Gazetteer, district: str) -> str:
    editions = places.ward_editions(district)
    if not editions:
        raise NotHeld("No wards are held.")
    return next((e.edition for e in editions if e.boundaries), editions[0].edition)


def _place(
    places: Gazetteer, rows: pa.Table, wards: tuple[Area, ...], edition: str, question: Question
) -> tuple[pa.Array, str]:
    """Each row's ward (null where none), and in words how the rows were placed."""
    if not wards:
        return pa.nulls(rows.num_rows, pa.string()), "no ward file is held"
    districts = [d.code for d in question.partnership.districts]
    placed = places.place(rows[POINT[0]], rows[POINT[1]], rows["lsoa"], edition=edition, districts=districts)
    ward, method = placed.wards.cast(pa.string()), placed.methods.cast(pa.string())
    if "ward" in rows.column_names:
        given = rows["ward"].combine_chunks().cast(pa.string())
        known = pc.is_in(given, pa.array([w.code for w in wards]))
        ward, method = pc.if_else(known, given, ward), pc.if_else(known, "given", method)
    by_method = pa.table({"method": method, "rows": rows["count"]}).group_by("method").aggregate([("rows", "sum")])
    counted = dict(zip(by_method["method"].to_pylist(), by_method["rows_sum"].to_pylist(), strict=True))
    return ward, _placement_words(counted, placed.lookup_method)


def _placement_words(rows: Mapping[str, int], lookup_method: str) -> str:
    total = max(sum(rows.values()), 1)
    ways = {
        "by the ward that the source gives": rows.get("given", 0),
        "by the ward that holds their point": rows.get("point", 0) + rows.get("nearest", 0),
        f"by {lookup_method}": rows.get("lookup", 0),
        "in no ward": rows.get("none", 0),
    }
    parts = [f"{100 * n / total:.1f}% {way}" for way, n in ways.items() if n]
    return "of the rows, " + ", ".join(parts) if parts else "no rows"


def _inside(
    places: Gazetteer,
    rows: pa.Table,
    wards: tuple[Area, ...],
    ward_of_row: pa.Array,
    question: Question,
) -> npt.NDArray[np.bool_]:
    """Which rows lie in the partnership: police.uk's were asked for by LSOA; an extract may cover the whole force."""
    if question.source == POLICE_UK:
        return np.ones(rows.num_rows, dtype=bool)
    codes = pa.array([d.code for d in question.partnership.districts])
    lsoas = pa.array(sorted(_lsoas(places, question.partnership.districts)), pa.string())
    named = pc.is_in(rows["district"].cast(pa.string()), codes).to_numpy()
    in_lsoa = pc.is_in(rows["lsoa"].cast(pa.string()), lsoas).to_numpy()
    in_ward = pc.is_in(ward_of_row, pa.array([w.code for w in wards], pa.string())).to_numpy(zero_copy_only=False)
    elsewhere = pc.and_(pc.is_valid(rows["district"]), pc.invert(pc.is_in(rows["district"].cast(pa.string()), codes)))
    found: npt.NDArray[np.bool_] = (named | in_lsoa | in_ward) & ~elsewhere.to_numpy()
    return found


def is_home(rows: pa.Table, source: str, partnership: Partnership) -> npt.NDArray[np.bool_]:
    """A district's series counts its home force's rows, so that loading another force's file never makes a rise."""
    if source != POLICE_UK:
        return np.ones(rows.num_rows, dtype=bool)
    return _fall_within(rows, partnership)


def _fall_within(rows: pa.Table, partnership: Partnership) -> npt.NDArray[np.bool_]:
    column = rows["falls_within"].cast(pa.string())
    home = [w for w in pc.unique(column).to_pylist() if w is not None and partnership.is_home_force(w)]
    found: npt.NDArray[np.bool_] = pc.is_in(column, pa.array(home, pa.string())).to_numpy()
    return found


def told_apart(rows: pa.Table, source: str) -> frozenset[str]:
    """The offences that a source counts: police.uk's by its categories, an extract's by those that it has."""
    if source == POLICE_UK:
        return frozenset(offences.POLICE_UK_CATEGORIES.values())
    return frozenset(rows["offence"].unique().to_pylist())


def _others(
    rows: pa.Table,
    mask: npt.NDArray[np.bool_],
    recorded: frozenset[str],
    held: frozenset[Month],
    horizon: Period,
) -> Cube:
    theirs = rows.filter(pa.array(mask))
    forces = sorted(n for n in pc.unique(theirs["falls_within"].cast(pa.string())).to_pylist() if n)
    return build(theirs, theirs["falls_within"], forces, recorded, held, horizon)


def _neighbours(
    view: View, places: Gazetteer, question: Question, horizon: Period, book: SourceBook
) -> Iterable[Neighbour]:
    """Districts that share a boundary with ours, each from its own home force's file."""
    ours = {d.code for d in question.partnership.districts}
    try:
        around = {n.code: n for d in question.partnership.districts for n in places.neighbours(d.code)}
    except NotHeld:
        return
    for code, area in sorted(around.items(), key=lambda item: item[1].name):
        if code not in ours:
            yield _neighbour(view, places, question, area, horizon, book)


def _neighbour(
    view: View, places: Gazetteer, question: Question, area: Area, horizon: Period, book: SourceBook
) -> Neighbour:
    try:
        partnership = places.partnership(area.code)
    except NotHeld:
        return Neighbour(area, None, "its home force is not known from the lookups held", ())
    held = months_held(view, POLICE_UK, partnership, question)
    if not any(m in held for m in question.period):
        force = partnership.force.name if partnership.force else "its home force"
        return Neighbour(area, None, f"the file of {force} was not given for these months", ())
    rows = view.counts(
        POLICE_UK,
        by=("month", "offence", "falls_within"),
        where={"lsoa": sorted(_lsoas(places, partnership.districts))},
        period=horizon,
    )
    home = _fall_within(rows, partnership)
    recorded = frozenset(offences.POLICE_UK_CATEGORIES.values())
    here = pa.array([area.code] * int(home.sum()), pa.string())
    cube = build(rows.filter(pa.array(home)), here, [area.code], recorded, held, horizon)
    return Neighbour(area, cube, "", book.ids(POLICE_UK, horizon, partnership.is_home_force))


def other_force_sources(book: SourceBook, names: Iterable[str], question: Question) -> tuple[str, ...]:
    """Editions of the forces whose rows lie in the district though it is not theirs."""
    known = tuple(names)
    periods = (question.against, question.period)
    found = [book.ids(POLICE_UK, p, lambda scope: any(same_force(scope, n) for n in known)) for p in periods]
    return tuple(dict.fromkeys(id for ids in found for id in ids))
