"""Before and after: what became of the target beside its controls, offence by offence and together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from commonweal.analysis.evaluation.choice import CONTROLS, TARGET
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import Measure
from commonweal.analysis.evaluation.question import DISCOVERY_RATE, LEVEL
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.figures import Figure, Row, Table
from commonweal.stats.before_after import BeforeAfter, before_after
from commonweal.stats.change import verdicts
from commonweal.stats.false_discovery import benjamini_hochberg

RELATIVE = "% against the controls"
METHOD = "ratio of ratios against matched controls"


@dataclass(frozen=True, slots=True)
class Family:
    """Measures that are tested together: the false discovery rate is held over them."""

    id: str
    title: str
    measures: tuple[Measure, ...]


def part_count(material: Material, measure: Measure, part: str, at: Sequence[int] | None = None) -> Figure:
    """What the areas of one part counted after (`value`) and before, with nothing said of it."""
    chosen = list(material.at[part] if at is None else at)
    before, after = (float(side[chosen].sum()) for side in material.counts(measure))
    q = material.question
    return Figure(
        id=f"{part}/{measure.code}/count",
        label=measure.label,
        offence=measure.code,
        area=material.area(part),
        value=finite(after),
        unit=measure.unit,
        period=material.question.after,
        baseline_value=finite(before),
        baseline_period=material.question.before,
        change_percent=finite(100 * (after / before - 1)) if before > 0 and _same_length(material) else None,
        parameters=material.left_out(),
        sources=material.sources,
        audience=q.rows_audience,
    )


def effect_figures(material: Material, family: Family) -> list[Figure]:
    """The target's change against its controls', one figure a measure; q over the family."""
    treated, controls = material.at[TARGET], material.at[CONTROLS]
    at = [*treated, *controls]
    before = np.array([material.window(m, material.used_before)[at] for m in family.measures])
    after = np.array([material.window(m, material.used_after)[at] for m in family.measures])
    target = [i < len(treated) for i in range(len(at))]
    apart = material.used_after[0].index - material.used_before[0].index
    found = before_after(before, after, target, apart=max(apart, before.shape[2]), level=LEVEL)
    q = benjamini_hochberg(found.change.p)
    words = verdicts(found.change, q, alpha=DISCOVERY_RATE)
    return [_effect(material, m, found, n, float(q[n]), words[n]) for n, m in enumerate(family.measures)]


def _effect(material: Material, measure: Measure, found: BeforeAfter, n: int, q: float, word: str) -> Figure:
    change = found.change
    return Figure(
        id=f"{TARGET}/{measure.code}/effect",
        label=measure.label,
        offence=measure.code,
        area=material.area(TARGET),
        value=finite(change.change_percent[n]),
        unit=RELATIVE,
        period=material.question.after,
        interval=(finite(change.low_percent[n]), finite(change.high_percent[n])),
        level=LEVEL,
        p=finite(change.p[n]),
        q=finite(q),
        verdict=word,  # type: ignore[arg-type]
        method=METHOD,
        parameters={
            **material.left_out(),
            "expected": finite(found.expected[n]),
            "prevented": finite(found.prevented[n]),
            "prevented_low": finite(found.prevented_low[n]),
            "prevented_high": finite(found.prevented_high[n]),
            "detectable_fall": finite(found.detectable_fall[n]),
            "detectable_rise": finite(found.detectable_rise[n]),
            "widened_by": found.widened_by[n],
            "phi": finite(change.phi[n]),
            "df": finite(change.df[n]),
        },
        sources=material.sources,
        audience=material.question.rows_audience,
    )


def effect_table(family: Family, figures: Sequence[Figure], material: Material) -> Table:
    """Effects in the order of the family; the renderer sets the counts of target and controls beside them."""
    rows = tuple(Row(f.id) for f in figures)
    return Table(family.id, family.title, "Offence", rows, material.question.after, material.question.before)


def _same_length(material: Material) -> bool:
    return len(material.used_before) == len(material.used_after)
