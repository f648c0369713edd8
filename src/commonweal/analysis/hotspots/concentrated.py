"""How concentrated: the fewest cells that hold a quarter and half of it, Gini, against what chance alone would make."""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.analysis.hotspots.ground import Cells
from commonweal.analysis.hotspots.question import Question
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.figures import Figure, Row, Table
from commonweal.stats.concentration import concentration, holding

PARTS = {"quarter": ("a quarter", 0.25), "half": ("half", 0.5)}
HOLDING = "fewest areas that hold so much, against as many events spread evenly"
GINI = "Gini coefficient, generalised for few events (Bernasco and Steenbeek)"


def concentrated(cells: Cells, question: Question, sources: tuple[str, ...]) -> tuple[list[Figure], list[Table]]:
    """Figures of the whole partnership."""
    counts = cells.total(question.offence, question.period)
    start = f"{question.partnership.area.code}/{question.offence}"
    plain = Figure(
        id="",
        label="",
        offence=question.offence,
        area=question.partnership.area,
        value=None,
        unit="% of areas",
        period=question.period,
        sources=sources,
        audience=question.counted.rows_audience,
    )
    figures = [
        replace(plain, id=f"{start}/holding-{name}", label=f"Fewest that hold {words}", **_held(counts, part, question))
        for name, (words, part) in PARTS.items()
    ]
    known = concentration(counts)
    gini = replace(
        plain,
        id=f"{start}/gini",
        label="Gini coefficient",
        value=finite(known.gini_generalised),
        unit="index from 0 to 1",
        method=GINI,
        parameters={"gini": finite(known.gini), "events": known.events},
    )
    rows = tuple(Row(f.id) for f in (*figures, gini))
    return [*figures, gini], [Table("concentration", "How concentrated it is", "Measure", rows, question.period, None)]


def _held(counts: npt.NDArray[np.float64], part: float, question: Question) -> dict[str, Any]:
    found = holding(counts, np.random.default_rng(question.seed), part=part)
    low, high = found.interval
    return {
        "value": finite(100 * found.share),
        "method": HOLDING,
        "parameters": {
            "areas": found.areas,
            "of": int(np.isfinite(counts).sum()),
            "by_chance": finite(100 * found.by_chance),
            "chance_low": finite(100 * low),
            "chance_high": finite(100 * high),
        },
    }
