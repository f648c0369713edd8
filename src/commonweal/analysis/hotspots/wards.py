"""Wards and the LSOAs in them: what was counted, and what changed, for whoever wants to look at one ward."""

from dataclasses import replace

import numpy as np
import shapely

from commonweal.analysis.hotspots.ground import Ground, names
from commonweal.analysis.hotspots.question import Question
from commonweal.analysis.recorded_crime.figures_of_change import Subject, change_figures
from commonweal.analysis.recorded_crime.offence_table import subject, unit
from commonweal.analysis.recorded_crime.ward_table import OUTLINES, SIMPLIFY_METRES
from commonweal.errors import NotHeld
from commonweal.figures import AreaMap, Figure, Row, Table
from commonweal.geography import Gazetteer

ENOUGH = 0.1  # of an LSOA's ground, or of the ward's: less is a sliver between two sets of outlines
NEST = (
    "LSOAs do not keep to wards: one stands under each ward that it shares a tenth of its ground with, or of the "
    "ward's, and with its whole count. So a ward's LSOAs need not add up to the ward's own count."
)


def ward_figures(ground: Ground, question: Question, sources: tuple[str, ...]) -> list[Figure]:
    """One a ward, as the recorded crime report has it."""
    subjects = [
        subject(ground.ward_cube, w, question.offence, question.counted, sources, ward=w.code) for w in ground.wards
    ]
    return change_figures(subjects, question.counted)


def lsoa_figures(ground: Ground, places: Gazetteer, question: Question, sources: tuple[str, ...]) -> list[Figure]:
    """One an LSOA, tested together; each names its ward, and the wards that it reaches into."""
    cells, cube = ground.lsoas, ground.lsoas.cube
    months = cells.months(question.offence)
    subjects = [
        Subject(
            area=area,
            offence=question.offence,
            label=label,
            before=cube.window(months[i], question.against),
            after=cube.window(months[i], question.period),
            history=months[i],
            sources=sources,
            unit=unit(question.offence),
        )
        for i, (area, label) in enumerate(zip(cells.areas, names(cells), strict=True))
    ]
    figures = change_figures(subjects, question.counted)
    return [
        replace(f, parameters={**f.parameters, "ward": ward, "wards": list(reached)})
        for f, ward, reached in zip(figures, cells.ward, _reached(ground, places), strict=True)
    ]


def _reached(ground: Ground, places: Gazetteer) -> list[tuple[str, ...]]:
    """Of each LSOA the codes of the wards that it shares enough ground with."""
    lsoas = ground.lsoas.polygons
    ours = {ward.code for ward in ground.wards}
    drawn = places.outlines("ward", ground.ward_edition)
    wards = drawn.only([i for i, code in enumerate(drawn.codes) if code in ours])
    found: list[set[str]] = [set() for _ in ground.lsoas.areas]
    ward, lsoa = shapely.STRtree(lsoas).query(wards.polygons, predicate="intersects")
    shared = shapely.area(shapely.intersection(wards.polygons[ward], lsoas[lsoa]))
    enough = shared >= ENOUGH * np.minimum(shapely.area(wards.polygons[ward]), shapely.area(lsoas[lsoa]))
    for w, i in zip(ward[enough].tolist(), lsoa[enough].tolist(), strict=True):
        found[i].add(wards.codes[w])
    return [tuple(sorted(codes)) for codes in found]


def part_tables(wards: list[Figure], lsoas: list[Figure], question: Question) -> list[Table]:
    """Wards with the most first; LSOAs ward by ward, the most first."""
    of_ward = sorted(wards, key=lambda f: (-(f.value or 0), f.area.name))
    of_lsoa = sorted(lsoas, key=lambda f: (f.parameters["ward"], -(f.value or 0), f.area.code))
    return [
        Table("wards", "Wards", "Ward", tuple(Row(f.id) for f in of_ward), question.period, question.against),
        Table("lsoas", "LSOAs, ward by ward", "LSOA", tuple(Row(f.id) for f in of_lsoa), question.period,
              question.against, NEST),
    ]  # fmt: skip


def part_maps(wards: list[Figure], lsoas: list[Figure], ground: Ground, places: Gazetteer) -> list[AreaMap]:
    """Both levels' outlines; a level whose outline is not held is left out."""
    found = []
    for id, figures, edition in (("wards", wards, ground.ward_edition), ("lsoas", lsoas, ground.edition)):
        try:
            shapes = places.shapes([f.area for f in figures], SIMPLIFY_METRES)
        except NotHeld:
            continue
        title = f"What was counted, by {'ward' if id == 'wards' else 'LSOA'}"
        attribution = OUTLINES.format(year=edition)
        found.append(AreaMap(id, title, "", shapes, tuple(f.id for f in figures), attribution))
    return [m for m in found if m.shapes]
