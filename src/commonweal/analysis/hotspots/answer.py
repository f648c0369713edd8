"""The hotspots report: one question in, all its figures out."""

from collections.abc import Sequence
from datetime import date

import commonweal
from commonweal.analysis.hotspots.clusters import clusters
from commonweal.analysis.hotspots.concentrated import concentrated
from commonweal.analysis.hotspots.ground import Ground, gather
from commonweal.analysis.hotspots.heat import gi_figures, heat, heat_tables, moran_figures
from commonweal.analysis.hotspots.lasting import lasting
from commonweal.analysis.hotspots.notes import notes
from commonweal.analysis.hotspots.question import Question
from commonweal.analysis.hotspots.repeats import repeats
from commonweal.analysis.hotspots.wards import lsoa_figures, part_maps, part_tables, ward_figures
from commonweal.analysis.recorded_crime import POLICE_UK
from commonweal.analysis.recorded_crime.ward_table import OUTLINES, SIMPLIFY_METRES
from commonweal.figures import AreaMap, Cover, Figure, FigureSet, Note, Period, Table
from commonweal.geography import Gazetteer
from commonweal.geography.shapes import as_shapes
from commonweal.store import View


def answer(
    question: Question, view: View, places: Gazetteer, *, as_at: date | None = None, cover: Cover | None = None
) -> FigureSet:
    """Every figure of the report, unsuppressed."""
    ground = gather(view, places, question)
    sources = _sources(ground, question, question.period)
    looked_back = _sources(ground, question, Period(question.looked_back[0].start, question.period.end))
    whole = _sources(ground, question, ground.lsoas.cube.horizon)
    people = ground.book.reference_ids()
    found = heat(ground.cells, question)
    gi = gi_figures(ground.cells, found, question, sources)
    moran = moran_figures(ground.cells, found, question, sources)
    wards = ward_figures(ground, question, whole)
    lsoas = lsoa_figures(ground, places, question, whole)
    share, share_tables = concentrated(ground.cells, question, sources)
    last, last_tables, last_notes = lasting(ground.cells, found, question, looked_back)
    flared, flared_tables, flared_notes = clusters(ground.lsoas, places, question, (*sources, *people))
    near, near_tables, near_notes = repeats(ground.events, question, sources)
    tables = [
        *heat_tables(gi, moran, question), *last_tables, *share_tables, *flared_tables, *near_tables,
        *part_tables(wards, lsoas, question),
    ]  # fmt: skip
    return FigureSet(
        report="hotspots",
        partnership=question.partnership.area,
        period=question.period,
        against=question.against,
        as_at=as_at.isoformat() if as_at else None,
        audience=question.audience,
        software=f"commonweal {commonweal.__version__}",
        sources=ground.book.sources(),
        figures=(*gi, *moran, *last, *share, *flared, *near, *wards, *lsoas),
        tables=_filled(tables),
        maps=(_heat_map(gi, ground, question), *part_maps(wards, lsoas, ground, places)),
        notes=(*_once([*last_notes, *flared_notes, *near_notes]), *notes(ground, question)),
        cover=cover or Cover("", ""),
        body=f"{question.partnership.area.name} Community Safety Partnership",
        marking=ground.book.marking(),
    )


def _sources(ground: Ground, question: Question, span: Period) -> tuple[str, ...]:
    """Every edition of those months that the counts rest on; a change rests on the whole history, which tells how
    much months vary.
    """
    home = question.partnership.is_home_force
    scope = home if question.source == POLICE_UK else (lambda _: True)
    return ground.book.ids(question.source, span, scope)


def _heat_map(gi: Sequence[Figure], ground: Ground, question: Question) -> AreaMap:
    simplify = SIMPLIFY_METRES if question.cells == "lsoa" else 0.0
    return AreaMap(
        id="hotspots",
        title="Hot and cold spots",
        subtitle="Grey where chance alone would do as much",
        shapes=as_shapes(ground.cells.areas, ground.cells.polygons, simplify),
        figures=tuple(f.id for f in gi),
        attribution=OUTLINES.format(year=ground.edition),
    )


def _filled(tables: Sequence[Table]) -> tuple[Table, ...]:
    return tuple(table for table in tables if table.rows)


def _once(found: Sequence[Note]) -> list[Note]:
    return list(dict.fromkeys(found))
