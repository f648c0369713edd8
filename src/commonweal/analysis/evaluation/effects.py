"""Before and after: what became of the target beside its controls, offence by offence and together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from commonweal.analysis.evaluation.choice import CONTROLS, TARGET
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import Measure
from commonweal.analysis.evaluation.question import DISCOVERY_RATE, LEVEL
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.figures import Area, Audience, Figure, Row, Table
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


@dataclass(frozen=True, slots=True)
class Beside:
    """Areas held against others: `part` is the code that their figures go by, `area` how they are named."""

    part: str
    area: Area
    at: tuple[int, ...]
    controls: tuple[int, ...]


def beside(material: Material, part: str = TARGET, controls: str = CONTROLS) -> Beside:
    """A part of the choice against its own controls."""
    return Beside(part, material.area(part), material.at[part], material.at[controls])


def part_count(material: Material, measure: Measure, part: str) -> Figure:
    """What the areas of one part counted after (`value`) and before, with nothing said of it."""
    return counted(material, measure, part, material.area(part), material.at[part], material.question.rows_audience)


def counted(
    material: Material, measure: Measure, part: str, area: Area, at: Sequence[int], audience: Audience
) -> Figure:
    """The same of any areas."""
    before, after = (float(side[list(at)].sum()) for side in material.counts(measure))
    return Figure(
        id=f"{part}/{measure.code}/count",
        label=measure.label,
        offence=measure.code,
        area=area,
        value=finite(after),
        unit=measure.unit,
        period=material.question.after,
        baseline_value=finite(before),
        baseline_period=material.question.before,
        change_percent=finite(100 * (after / before - 1)) if before > 0 and _same_length(material) else None,
        parameters=material.left_out(),
        sources=material.sources,
        audience=audience,
    )


def tested(material: Material, measures: Sequence[Measure], who: Beside) -> BeforeAfter:
    """Areas beside their controls, all measures at once."""
    at = [*who.at, *who.controls]
    before = np.array([material.window(m, material.used_before)[at] for m in measures])
    after = np.array([material.window(m, material.used_after)[at] for m in measures])
    flags = [i < len(who.at) for i in range(len(at))]
    apart = material.used_after[0].index - material.used_before[0].index
    return before_after(before, after, flags, apart=max(apart, before.shape[2]), level=LEVEL)


def effect_figures(
    material: Material, family: Family, who: Beside | None = None, audience: Audience | None = None
) -> list[Figure]:
    """The change of some areas (the target, unless told) against their controls'; q over the family."""
    who = who or beside(material)
    found = tested(material, family.measures, who)
    q = benjamini_hochberg(found.change.p)
    words = verdicts(found.change, q, alpha=DISCOVERY_RATE)
    seen = audience or material.question.rows_audience
    return [
        replace(_effect(material, m, found, n, who), q=finite(float(q[n])), verdict=words[n], audience=seen)  # type: ignore[arg-type]
        for n, m in enumerate(family.measures)
    ]


def _effect(material: Material, measure: Measure, found: BeforeAfter, n: int, who: Beside) -> Figure:
    change = found.change
    return Figure(
        id=f"{who.part}/{measure.code}/effect",
        label=measure.label,
        offence=measure.code,
        area=who.area,
        value=finite(change.change_percent[n]),
        unit=RELATIVE,
        period=material.question.after,
        interval=(finite(change.low_percent[n]), finite(change.high_percent[n])),
        level=LEVEL,
        p=finite(change.p[n]),
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
            "phi_of_months": finite(found.months.phi[n]),
            "phi_of_areas": finite(found.areas.phi[n]),
        },
        sources=material.sources,
    )


def effect_table(family: Family, figures: Sequence[Figure], material: Material) -> Table:
    """Effects in the order of the family; the renderer sets the counts of target and controls beside them."""
    rows = tuple(Row(f.id) for f in figures)
    return Table(family.id, family.title, "Offence", rows, material.question.after, material.question.before)


def _same_length(material: Material) -> bool:
    return len(material.used_before) == len(material.used_after)
