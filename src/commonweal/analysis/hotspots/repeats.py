"""Near repeats: whether incidents follow each other close by, on extracts that have days."""

import numpy as np

from commonweal.analysis.hotspots.ground import Event
from commonweal.analysis.hotspots.question import DAYS, REPLICATES, SPACE, Question
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.errors import MethodRefused
from commonweal.figures import Figure, Note, Row, Table
from commonweal.stats.near_repeat import near_repeat

KNOX = "Knox's test by bands, dates rearranged"
NO_DAYS = (
    "Near repeats cannot be told from police.uk: it gives the month of an incident, not its day. The force's own "
    "extract, with days, allows it."
)


def repeats(
    events: Event | None, question: Question, sources: tuple[str, ...]
) -> tuple[list[Figure], list[Table], list[Note]]:
    """A figure for each cell of Knox's table; or a note of why there is none."""
    if events is None:
        return [], [], [Note("gap", NO_DAYS)]
    try:
        found = near_repeat(
            events.place[:, 0], events.place[:, 1], events.day, space=SPACE, days=DAYS, permutations=REPLICATES,
            generator=np.random.default_rng(question.seed),
        )  # fmt: skip
    except MethodRefused as refusal:
        return [], [], [Note("gap", f"Near repeats are not told. {refusal}")]
    area = question.partnership.area
    figures = [
        Figure(
            id=f"{area.code}/{question.offence}/near-repeat/{s}-{d}",
            label=f"{_space(s)}, {_days(d)}",
            offence=question.offence,
            area=area,
            value=int(found.observed[s, d]),
            unit="pairs",
            period=question.period,
            baseline_value=finite(float(found.expected[s, d])),
            baseline_period=question.period,
            change_percent=finite(100 * (float(found.ratio[s, d]) - 1)),
            p=finite(float(found.p[s, d])),
            q=finite(float(found.q[s, d])),
            method=KNOX,
            parameters={"space": s, "days": d, "permutations": REPLICATES},
            sources=sources,
            audience=question.counted.rows_audience,
        )
        for s in range(len(SPACE))
        for d in range(len(DAYS))
    ]
    notes = [Note("gap", f"{events.left_out:,} incidents without a day or a point have no part in near repeats.")]
    table = Table("near-repeat", "Near repeats", "How near", tuple(Row(f.id) for f in figures), question.period, None)
    return figures, [table], notes if events.left_out else []


def _space(s: int) -> str:
    """Half-open, said in words: a pair exactly 100 m apart belongs to the next band."""
    low = 0 if s == 0 else SPACE[s - 1]
    return f"under {SPACE[s]:g} m apart" if s == 0 else f"{low:g} m to under {SPACE[s]:g} m apart"


def _days(d: int) -> str:
    return f"0 to {DAYS[d] - 1} days" if d == 0 else f"{DAYS[d - 1]} to {DAYS[d] - 1} days"
