"""The public edition of a hotspots report that rests on a partner's extract.

Counts of wards stay, small ones hidden as in the recorded crime report. Of anything smaller than a ward only this is
told: which places are hot spots, and only where enough was counted that the word gives no one away. Every number by
cell, cluster or band could be put back together with the others, and is left out.
"""

from collections.abc import Sequence
from dataclasses import replace

from commonweal.figures import Figure, FigureSet, Note
from commonweal.figures.model import Standing
from commonweal.papers.suppression import suppress

LEAST = 10
"""Incidents in a cell from which on it may be called a hot spot: the word says no more than that there are many."""
GI_STAR, WARD_TABLE = "/gi-star", "wards"
KEPT_TABLES = (WARD_TABLE, "hotspots")
KEPT_MAPS = (WARD_TABLE, "hotspots")
HIDDEN = Note(
    "quality",
    "This edition tells of places smaller than a ward only which are hot spots: the numbers of a partner's records by "
    "small area, by cluster and by distance are not shown, to protect people, nor are small counts of wards.",
)


def in_public(paper: FigureSet, earlier: Sequence[FigureSet] = ()) -> FigureSet:
    """The paper without any number by small area; `earlier` public papers are not given away by subtraction."""
    wards = {f.id for f in paper.figures if f.area.kind == "ward"}
    figures = tuple(
        told for f in paper.figures if (told := f if f.id in wards else _word_alone(f) if _is_cell(f) else None)
    )
    known = {f.id: f for f in figures}
    tables = tuple(
        replace(table, rows=rows)
        for table in paper.tables
        if table.id in KEPT_TABLES and (rows := tuple(r for r in table.rows if _is_shown(known.get(r.figure))))
    )
    kept = replace(
        paper,
        figures=figures,
        tables=tables,
        maps=tuple(m for m in paper.maps if m.id in KEPT_MAPS),
        notes=(*paper.notes, HIDDEN),
    )
    return suppress(kept, earlier=earlier)


def _is_cell(figure: Figure) -> bool:
    return figure.id.endswith(GI_STAR)


def _is_shown(figure: Figure | None) -> bool:
    """A ward, or a hot spot that may be called so."""
    return figure is not None and (figure.area.kind == "ward" or figure.standing == "above")


def _word_alone(figure: Figure) -> Figure:
    """A cell without any number: hot, or not told to be."""
    hot = figure.standing == "above" and float(figure.parameters.get("count") or 0) >= LEAST
    parameters = {"ward": figure.parameters.get("ward", "")}
    standing: Standing = "above" if hot else "within"
    return replace(figure, value=None, p=None, q=None, standing=standing, parameters=parameters, method=None)
