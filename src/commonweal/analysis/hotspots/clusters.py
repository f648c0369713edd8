"""Where and when: the space-time scan over LSOAs and months, beside residents and beside what is usual there."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import shapely

from commonweal.analysis.hotspots.ground import Cells
from commonweal.analysis.hotspots.question import FALSE_DISCOVERY, REPLICATES, Question
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.analysis.recorded_crime.offence_table import unit
from commonweal.errors import NotHeld
from commonweal.figures import Area, Figure, Note, Period, Row, Table
from commonweal.geography import Gazetteer
from commonweal.geography.hexagons import on_grid
from commonweal.stats.scan import Cluster, Scan, scan

Model = Literal["poisson", "permutation"]

METHODS: dict[Model, str] = {
    "poisson": "Kulldorff's space-time scan, Poisson model by residents",
    "permutation": "Kulldorff's space-time permutation scan",
}
TITLES: dict[Model, str] = {
    "poisson": "More than its residents' share, and when",
    "permutation": "More than is usual for the place and for the month",
}
MODELS: tuple[Model, ...] = ("poisson", "permutation")
LARGEST = 0.25  # of all residents, or of all incidents: a cluster of half the borough would tell no one where to go
LEAST_MONTHS = 4


def clusters(
    lsoas: Cells, places: Gazetteer, question: Question, sources: tuple[str, ...]
) -> tuple[list[Figure], list[Table], list[Note]]:
    """The sure clusters of both models, with a table each, and notes of what could not be asked."""
    months = lsoas.cube.window(lsoas.months(question.offence), question.period)
    if len(question.period) < LEAST_MONTHS or not np.isfinite(months).all():
        words = f"it needs {LEAST_MONTHS} months or more, all of them held"
        return [], [], [Note("gap", f"The scan for clusters in place and time was not made: {words}.")]
    people = _residents(lsoas.areas, places)
    figures: list[Figure] = []
    tables: list[Table] = []
    notes: list[Note] = []
    for model in MODELS:
        if model == "poisson" and people is None:
            notes.append(Note("gap", "No residents are held for every LSOA, so the scan by residents was not made."))
            continue
        found = scan(
            months, model=model, population=people if model == "poisson" else None, points=_middles(lsoas),
            max_population=LARGEST, replicates=REPLICATES, generator=np.random.default_rng(question.seed),
        )  # fmt: skip
        told = _figures(found, model, lsoas, question, sources)
        figures += told
        rows = tuple(Row(f.id) for f in told)
        tables.append(Table(f"clusters/{model}", TITLES[model], "Where", rows, question.period, None))
    return figures, tables, notes


def _residents(areas: Sequence[Area], places: Gazetteer) -> np.ndarray[tuple[int], np.dtype[np.float64]] | None:
    try:
        known = [places.population(area).value for area in areas]
    except NotHeld:
        return None
    return None if any(n is None or n <= 0 for n in known) else np.array(known, dtype=np.float64)


def _middles(lsoas: Cells) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return on_grid(shapely.get_coordinates(shapely.centroid(lsoas.polygons)))


def _figures(found: Scan, model: Model, lsoas: Cells, question: Question, sources: tuple[str, ...]) -> list[Figure]:
    sure = [one for one in found.clusters if one.p <= FALSE_DISCOVERY]
    return [_figure(n, one, model, lsoas, question, sources) for n, one in enumerate(sure, start=1)]


def _figure(
    number: int, one: Cluster, model: Model, lsoas: Cells, question: Question, sources: tuple[str, ...]
) -> Figure:
    start = question.period.start
    inside = one.locations.tolist()
    return Figure(
        id=f"{question.partnership.area.code}/{question.offence}/cluster/{model}/{number}",
        label=_where(lsoas, inside),
        offence=question.offence,
        area=question.partnership.area,
        value=one.observed,
        unit=unit(question.offence),
        period=Period(start + one.start, start + one.end),
        p=finite(one.p),
        method=METHODS[model],
        parameters={
            "expected": finite(one.expected),
            "times": finite(one.observed / one.expected),
            "relative_risk": finite(one.relative_risk),
            "llr": finite(one.llr),
            "p_gumbel": finite(one.p_gumbel),
            "lsoas": [lsoas.areas[i].code for i in inside],
            "names": [lsoas.areas[i].name for i in inside],
            "replicates": REPLICATES,
        },
        sources=sources,
        audience=question.counted.rows_audience,
    )


def _where(lsoas: Cells, inside: Sequence[int]) -> str:
    """`Ropner and Stockton Town Centre (5 LSOAs)`: the wards in which most of them lie, the most first."""
    wards = [lsoas.ward[i] for i in inside if lsoas.ward[i]]
    ranked = sorted(dict.fromkeys(wards), key=lambda w: (-wards.count(w), w))
    many = f"{len(inside)} LSOA{'s' if len(inside) > 1 else ''}"
    if not ranked:
        return many
    more = len(ranked) - 2
    others = f"{more} more ward{'s' if more > 1 else ''}"
    named = f"{ranked[0]}, {ranked[1]} and {others}" if more > 0 else " and ".join(ranked)
    return f"{named} ({many})"
