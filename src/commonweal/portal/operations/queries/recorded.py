"""What was recorded where an operation worked, beside what was done there: from the open source alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from django.conf import settings

from commonweal.analysis.cube import Cube
from commonweal.analysis.recorded_crime.material import count_again
from commonweal.analysis.recorded_crime.question import POLICE_UK, Question, year_before
from commonweal.figures import Area, Month, Period, Shape
from commonweal.geography import Gazetteer
from commonweal.portal.library.kinds.register import register_of
from commonweal.portal.operations import ground
from commonweal.portal.operations.models import Operation
from commonweal.records import offences, register
from commonweal.store import Store, View

EARLIER = 12  # months shown before it begins
MEASURES = ((offences.ALL_CRIME, "Crime"), (offences.ASB, "Anti-social behaviour"))  # which are never added together
TARGET, NEARBY, OTHER = "target", "nearby", ""


@dataclass(frozen=True, slots=True)
class WardCounts:
    """A ward: what it is to the operation, and each measure in the months judged and the same months a year before."""

    ward: Area
    part: str
    before: tuple[int | None, ...]
    after: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """Counts a month in the operation's wards, one series a measure; None: not available.

    `judged` are its months that are held, whole; None where none is held yet. `sha256`: the files counted.
    """

    months: tuple[Month, ...]
    measures: tuple[str, ...]
    series: tuple[tuple[int | None, ...], ...]
    wards: tuple[WardCounts, ...]
    shapes: tuple[Shape, ...]
    judged: Period | None
    newest: Month
    sha256: tuple[str, ...]


def recorded(operation: Operation) -> Recorded:
    """All that the pages of an operation show. A CommonwealError where the store holds nothing of its place."""
    view = Store(settings.WORKSPACE).view()
    places = Gazetteer.of(view)
    partnership, wards = ground.wards_of(operation.place, places)
    newest = max(view.months(POLICE_UK), default=Month.of(operation.since))
    judged = _judged(operation, newest)
    last = min(newest, Month.of(operation.until) + EARLIER) if operation.until else newest
    start = min(Month.of(operation.since) - EARLIER, last)
    question = Question(
        partnership=partnership, period=Period(last, last), against=year_before(Period(last, last)),
        audience="partners", register=register.parse(register_of(settings.WORKSPACE)),
    )  # fmt: skip
    horizon = Period(start, last)
    cube = count_again(view, places, question, horizon)
    shapes = places.shapes(wards) if wards else ()
    parts = _parts(operation, wards, shapes, places)
    targets = [ward.code for ward in wards if parts[ward.code] == TARGET]
    return Recorded(
        months=tuple(horizon),
        measures=tuple(label for _, label in MEASURES),
        series=tuple(_series(cube, code, targets, horizon) for code, _ in MEASURES),
        wards=tuple(_ward(cube, ward, parts[ward.code], judged) for ward in wards),
        shapes=shapes,
        judged=judged,
        newest=newest,
        sha256=_files(view, horizon),
    )


def figures_then(operation: Operation) -> dict[str, Any]:
    """The counts of this moment, as a review keeps them: its months that are held against the same a year before."""
    found = recorded(operation)
    if found.judged is None:
        return {}
    targets = [one for one in found.wards if one.part == TARGET]
    rows = [
        {
            "label": label,
            "before": _sum(one.before[n] for one in targets),
            "after": _sum(one.after[n] for one in targets),
        }
        for n, label in enumerate(found.measures)
    ]
    where = "its ward" if len(targets) == 1 else f"its {len(targets)} wards"
    period = f"{found.judged.words} and the same months a year before, in {where}"
    return {"period": period, "rows": rows, "sha256": list(found.sha256)}


def _judged(operation: Operation, newest: Month) -> Period | None:
    start, end = Month.of(operation.since), Month.of(operation.until) if operation.until else newest
    end = min(end, newest)
    return Period(start, end) if start <= end else None


def _parts(operation: Operation, wards: Sequence[Area], shapes: Sequence[Shape], places: Gazetteer) -> dict[str, str]:
    """What each ward is: a target (of a drawn area: each that it lies in), a neighbour of one, or neither."""
    targets = {ward["code"] for ward in operation.wards}
    if operation.area is not None:
        drawn = shapely.geometry.shape(operation.area)
        outlines = shapely.from_wkb([shape.wkb for shape in shapes])
        shared = shapely.area(shapely.intersection(outlines, drawn)) if len(shapes) else np.array([])
        targets = {ward.code for ward, size in zip(wards, shared, strict=True) if size > 0}
    nearby = {ward["code"] for ward in operation.nearby}
    if not nearby and shapes:
        nearby = {area.code for code in sorted(targets) for area in places.neighbours(code)}
    return {ward.code: TARGET if ward.code in targets else NEARBY if ward.code in nearby else OTHER for ward in wards}


def _series(cube: Cube | None, code: str, targets: Sequence[str], horizon: Period) -> tuple[int | None, ...]:
    if cube is None or not targets:
        return tuple(None for _ in horizon)
    values: npt.NDArray[np.float64] = np.sum([cube.series(code, area) for area in targets], axis=0)
    return tuple(None if np.isnan(value) else int(value) for value in cube.window(values, horizon))


def _ward(cube: Cube | None, ward: Area, part: str, judged: Period | None) -> WardCounts:
    nothing: tuple[int | None, ...] = tuple(None for _ in MEASURES)
    if cube is None or judged is None:
        return WardCounts(ward, part, nothing, nothing)
    before, after = (
        tuple(_whole(cube.window(cube.series(code, ward.code), span)) for code, _ in MEASURES)
        for span in (judged.shift(-EARLIER), judged)
    )
    return WardCounts(ward, part, before, after)


def _whole(values: npt.NDArray[np.float64]) -> int | None:
    """The sum of months, where each of them is available."""
    total = values.sum()
    return None if np.isnan(total) else int(total)


def _sum(values: Any) -> int | None:
    known = list(values)
    return None if any(value is None for value in known) else sum(known)


def _files(view: View, horizon: Period) -> tuple[str, ...]:
    editions = (e for e in view.editions if e.dataset == POLICE_UK)
    return tuple(sorted(e.sha256 for e in editions if any(m is not None and m in horizon for m in e.slots)))
