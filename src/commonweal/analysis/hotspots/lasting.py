"""Whether a hot spot lasts: each quarter by itself, and in how many of them a cell was hot."""

from collections.abc import Sequence

import numpy as np

from commonweal.analysis.hotspots.ground import Cells, names
from commonweal.analysis.hotspots.heat import Heat, hot_in
from commonweal.analysis.hotspots.question import Question
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.figures import Area, Figure, Note, Period, Row, Table
from commonweal.stats.stability import LEAST_PERIODS, Stability, stability

LASTING = "periods hot of those looked at, against chance (Poisson's binomial)"
KINDS = ("chronic", "emerging", "fading", "sporadic")


def lasting(
    cells: Cells, found: Heat, question: Question, sources: tuple[str, ...]
) -> tuple[list[Figure], list[Table], list[Note]]:
    """A figure for each cell that was ever hot, one for how alike quarters are; or a note of why there is none."""
    looked = [(q, hot) for q in question.looked_back if (hot := hot_in(cells, found.near, q, question)) is not None]
    if len(looked) < LEAST_PERIODS:
        return [], [], [Note("gap", f"Whether hot spots last is not told: {_too_few(len(looked))}.")]
    quarters = [q for q, _ in looked]
    told = stability(np.column_stack([hot for _, hot in looked]))
    span = Period(quarters[0].start, quarters[-1].end)
    figures = _figures(cells, told, quarters, span, question, sources)
    alike = _alike(told, quarters, span, question, sources)
    ranked = sorted(figures, key=lambda f: (KINDS.index(f.parameters["kind"]), -(f.value or 0), f.area.code))
    head = "LSOA" if question.cells == "lsoa" else "Cell"
    table = Table("stability", "Which hot spots last", head, tuple(Row(f.id) for f in ranked), span, None)
    return [*figures, *alike], [table], []


def _too_few(many: int) -> str:
    held = "no quarter is held whole" if not many else f"{many} quarter{'s are' if many > 1 else ' is'} held whole"
    return f"{held}, and {LEAST_PERIODS} are needed"


def _figures(
    cells: Cells,
    told: Stability,
    quarters: Sequence[Period],
    span: Period,
    question: Question,
    sources: tuple[str, ...],
) -> list[Figure]:
    label = names(cells)
    return [
        Figure(
            id=f"{cells.areas[i].code}/{question.offence}/quarters-hot",
            label=label[i],
            offence=question.offence,
            area=cells.areas[i],
            value=int(told.periods[i]),
            unit=f"quarters of {len(quarters)}",
            period=span,
            p=finite(float(told.p[i])),
            q=finite(float(told.q[i])),
            method=LASTING,
            parameters={"kind": told.kind[i], "ward": cells.ward[i]},
            sources=sources,
            audience=question.counted.rows_audience,
        )
        for i in np.flatnonzero(told.periods).tolist()
    ]


def _alike(
    told: Stability, quarters: Sequence[Period], span: Period, question: Question, sources: tuple[str, ...]
) -> list[Figure]:
    """The mean share of hot cells that two quarters after each other have in common."""
    if np.isnan(told.jaccard).all():
        return []
    area: Area = question.partnership.area
    return [
        Figure(
            id=f"{area.code}/{question.offence}/jaccard",
            label="Hot in both of two quarters after each other, of those hot in either",
            offence=question.offence,
            area=area,
            value=finite(100 * float(np.nanmean(told.jaccard))),
            unit="% of hot cells",
            period=span,
            method="mean of Jaccard's index over consecutive quarters",
            parameters={
                "by_chance": finite(100 * float(np.nanmean(told.jaccard_by_chance))),
                "quarters": [q.words for q in quarters],
                "each": [finite(100 * float(j)) for j in told.jaccard],
            },
            sources=sources,
            audience=question.counted.rows_audience,
        )
    ]
