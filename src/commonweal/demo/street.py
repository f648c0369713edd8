"""Incidents as rows of police.uk files: one edition of the force's months, its outcomes, and the railway's own file."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from commonweal.demo import truth
from commonweal.demo.anchors import ON_OR_NEAR, Anchors
from commonweal.demo.arrays import Flags, Ints
from commonweal.demo.districts import WHARFSHIRE
from commonweal.demo.formats import police_uk
from commonweal.demo.incidents import Incidents
from commonweal.demo.places import Places
from commonweal.demo.plan import LSOA_2021_MIXED_FROM, LSOA_2021_ONLY_FROM, Plan
from commonweal.demo.publication import FIRST_GUESS, LAST, OUTCOMES, Publication, is_asb
from commonweal.figures import Month, Period

CATEGORIES = tuple(level.category for level in truth.LEVELS)
RAILWAY = "British Transport Police"
RAILWAY_ROWS = 9  # a month, at all stations
BLANK_FROM, BLANK_TO, BLANK = Month(2023, 1), Month(2023, 4), 0.11  # months whose files lack some places' names


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the files are written from."""

    plan: Plan
    places: Places
    anchors: Anchors
    incidents: Incidents
    publication: Publication


def street_files(
    scene: Scene, months: Period, known_to: Month, *, early: bool = False
) -> Iterator[tuple[str, pa.Table]]:
    """The force's street files of `months` as an edition prints them whose newest month is `known_to`.

    `early`: the edition lacks rows that came in late, and has a few under another category.
    """
    rows, publication = scene.incidents, scene.publication
    category = rows.category
    if early:
        category = np.where(publication.reclassified, CATEGORIES.index(FIRST_GUESS), category)
    last = publication.last_outcome(rows, known_to.index - rows.first.index)
    kept = _published(rows, months) & ~(publication.late & early)
    table = _columns(scene, rows, np.flatnonzero(kept), category)
    which = table.pop("index")
    table["Crime type"] = _words(CATEGORIES, category[which])
    table["Last outcome category"] = _words(LAST, last[which])
    table["Context"] = pa.nulls(len(which), pa.string())
    whole = pa.table({name: table[name] for name in police_uk.STREET})
    yield from _by_month(whole, rows.month[which], rows.first, "street")


def outcome_files(scene: Scene, months: Period) -> Iterator[tuple[str, pa.Table]]:
    """The force's outcomes files: each crime in the month in which its outcome came."""
    rows, publication = scene.incidents, scene.publication
    came = rows.month + publication.lag
    start = months.start.index - rows.first.index
    kept = ~is_asb(rows) & (came >= start) & (came < start + len(months)) & _published(rows, scene.plan.period)
    table = _columns(scene, rows, np.flatnonzero(kept), rows.category, came)
    which = table.pop("index")
    table["Outcome type"] = _words(OUTCOMES, publication.outcome[which])
    whole = pa.table({name: table[name] for name in police_uk.OUTCOMES})
    yield from _by_month(whole, came[which], rows.first, "outcomes")


def railway_files(scene: Scene) -> Iterator[tuple[str, pa.Table]]:
    """British Transport Police's street files: a few rows at stations, no ids, no outcomes."""
    rng = np.random.default_rng([scene.plan.seed, 5])
    for index, month in enumerate(scene.plan.months):
        anchor = np.sort(rng.choice(scene.anchors.stations, rng.poisson(RAILWAY_ROWS)))
        area, size = anchor // scene.anchors.per_area, len(anchor)
        names = {
            "Crime ID": pa.nulls(size, pa.string()),
            "Month": _words((str(month),), np.zeros(size, dtype=np.int64)),
            "Reported by": _words((RAILWAY,), np.zeros(size, dtype=np.int64)),
            "Falls within": _words((RAILWAY,), np.zeros(size, dtype=np.int64)),
            **_points(scene, anchor),
            **_lsoas(scene, area, anchor, np.full(size, index)),
            "Crime type": _words(CATEGORIES, rng.integers(1, len(CATEGORIES), size)),
            "Last outcome category": pa.nulls(size, pa.string()),
            "Context": pa.nulls(size, pa.string()),
        }
        yield police_uk.file_name(month, "btp", "street"), pa.table({n: names[n] for n in police_uk.STREET})


def _published(rows: Incidents, months: Period) -> Flags:
    start = months.start.index - rows.first.index
    unpublished = truth.UNPUBLISHED.index - rows.first.index
    return np.asarray((rows.month >= start) & (rows.month < start + len(months)) & (rows.month != unpublished))


def _columns(
    scene: Scene, rows: Incidents, which: Ints, category: Ints, month: Ints | None = None
) -> dict[str, pa.Array]:
    """The columns that both kinds share, sorted as published: by month, small area and category. `index`: the rows."""
    month = rows.month if month is None else month
    which = which[np.lexsort((category[which], rows.nowhere[which], rows.area[which], month[which]))]
    nowhere, asb = rows.nowhere[which], is_asb(rows)[which]
    force = np.zeros(len(which), dtype=np.int64)
    months = tuple(str(rows.first + n) for n in range(len(scene.plan.months)))
    ids = pa.array(scene.publication.crime_id[which], type=pa.binary(64)).cast(pa.binary()).cast(pa.string())
    columns = {
        "index": which,
        "Crime ID": _without(ids, asb),
        "Month": _words(months, month[which]),
        "Reported by": _words((WHARFSHIRE.full_name,), force),
        "Falls within": _words((WHARFSHIRE.full_name,), force),
        **_points(scene, rows.anchor[which]),
        **_lsoas(scene, rows.area[which], rows.anchor[which], rows.month[which]),
    }
    columns["Location"] = _blanked(scene, columns["Location"], rows.month[which])
    for name in ("Longitude", "Latitude", "LSOA code", "LSOA name"):
        columns[name] = _without(columns[name], nowhere)
    columns["Location"] = pa.compute.if_else(pa.array(nowhere), police_uk.NO_LOCATION, columns["Location"])
    return columns


def _points(scene: Scene, anchor: Ints) -> dict[str, pa.Array]:
    return {
        "Longitude": _words(scene.anchors.longitude, anchor),
        "Latitude": _words(scene.anchors.latitude, anchor),
        "Location": _words(scene.anchors.location, anchor),
    }


def _lsoas(scene: Scene, area: Ints, anchor: Ints, month: Ints) -> dict[str, pa.Array]:
    """Codes of 2011 at first, then for some months either by the point, then of 2021 only."""
    first = scene.plan.period.start.index
    mixed, only = LSOA_2021_MIXED_FROM.index - first, LSOA_2021_ONLY_FROM.index - first
    new = (month >= only) | ((month >= mixed) & (anchor % 2 == 1))
    places, older = scene.places, len(scene.places.lsoa11.codes)
    index = np.where(new, older + area, places.lsoa11_of[area])
    return {
        "LSOA code": _words(places.lsoa11.codes + places.lsoa21.codes, index),
        "LSOA name": _words(places.lsoa11.names + places.lsoa21.names, index),
    }


def _blanked(scene: Scene, location: pa.Array, month: Ints) -> pa.Array:
    rng = np.random.default_rng([scene.plan.seed, 6])
    first = scene.plan.period.start.index
    poor = (month >= BLANK_FROM.index - first) & (month <= BLANK_TO.index - first) & (rng.random(len(month)) < BLANK)
    return pa.compute.if_else(pa.array(poor), ON_OR_NEAR, location)


def _words(words: tuple[str, ...], index: Ints) -> pa.Array:
    return pa.array(words, pa.string()).take(pa.array(index))


def _without(column: pa.Array, missing: Flags) -> pa.Array:
    return pa.compute.if_else(pa.array(missing), pa.scalar(None, pa.string()), column)


def _by_month(whole: pa.Table, month: Ints, first: Month, kind: str) -> Iterator[tuple[str, pa.Table]]:
    months, starts = np.unique(month, return_index=True)
    for index, start, end in zip(months.tolist(), starts, [*starts[1:], len(month)], strict=True):
        yield police_uk.file_name(first + index, WHARFSHIRE.slug, kind), whole.slice(start, end - start)
