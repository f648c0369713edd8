"""Where next: areas ranked by likeness, by what there is to prevent and by how sure that is; and a plan in steps."""

from dataclasses import dataclass

import numpy as np

from commonweal.analysis.evaluation.choice import TARGET
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import Measure
from commonweal.analysis.evaluation.proposal import likeness
from commonweal.analysis.evaluation.question import LEVEL
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.errors import MethodRefused
from commonweal.figures import Figure, Month, Note, Period, Row, Table
from commonweal.stats.rollout import NEVER
from commonweal.stats.stepped_plan import power, stepped_plan
from commonweal.stats.where_next import WhereNext, where_next

RANKED = "by likeness, crime to prevent and certainty; expectations by empirical Bayes (Marshall 1991)"
PLANNED = "constrained randomisation of steps (Moulton 2004)"
YEAR = 12
SEED, STEPS, A_STEP, APART = 5, 3, 2, 3  # wards a step, months from one step to the next


@dataclass(frozen=True, slots=True)
class Next:
    """What is told of where next, and why it is not where it is not."""

    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()


def next_places(material: Material, measure: Measure, effect: Figure) -> Next:
    """Ranked with the effect that was seen in the target, sure or not; the paper says which."""
    months = _latest(material)
    if effect.value is None or effect.interval is None:
        return Next(notes=(Note("method", "Where next is not told: the effect itself is not known."),))
    low, high = effect.interval
    ratio = (1 + effect.value / 100, 1 + (low or -100.0) / 100, np.inf if high is None else 1 + high / 100)
    counts = material.window(measure, months)
    target = set(material.at[TARGET])
    eligible = [i not in target for i in range(len(material.ground.areas))]
    try:
        distance = likeness(material.question, material.ground, material.at[TARGET], (), 1).distance_to_target
        found = where_next(
            counts, distance, ratio, months_ahead=len(material.question.after), eligible=eligible, level=LEVEL
        )
    except MethodRefused as refusal:
        return Next(notes=(Note("method", f"Where next is not told: {refusal.message}"),))
    shown = Period(months[0], months[-1])
    figures = [f for i in found.order for f in _figures(material, measure, found, i, float(counts[i].sum()), shown)]
    ranked = [f for f in figures if f.id.endswith("/next")]
    table = Table(
        "next", "Where next", material.ground.level.capitalize(), tuple(Row(f.id) for f in ranked), shown, None
    )
    planned, plan = _plan(material, measure, found, counts, effect)
    return Next((*figures, *planned), (table, *plan))


def _latest(material: Material) -> tuple[Month, ...]:
    """The newest twelve months that are held: a whole year, so that no season is in the ranking."""
    horizon, held = material.ground.cube.horizon, material.ground.cube.held
    return tuple(m for m, there in zip(horizon, held, strict=True) if there)[-YEAR:]


def _figures(
    material: Material, measure: Measure, found: WhereNext, i: int, count: float, shown: Period
) -> tuple[Figure, Figure]:
    """What was counted in the latest year, and what there is to prevent in as many months as it ran."""
    area = material.ground.areas[i]
    counted = Figure(
        id=f"next/{area.code}/{measure.code}/count",
        label=area.name,
        offence=measure.code,
        area=area,
        value=finite(count),
        unit=measure.unit,
        period=shown,
        sources=material.sources,
        audience=material.question.rows_audience,
    )
    ranked = Figure(
        id=f"next/{area.code}/{measure.code}/next",
        label=area.name,
        offence=measure.code,
        area=area,
        value=finite(float(found.preventable[i])),
        unit=f"{measure.unit} to prevent (score)",
        period=shown,
        interval=(finite(float(found.preventable_low[i])), finite(float(found.preventable_high[i]))),
        level=found.level,
        method=RANKED,
        parameters={
            "months_ahead": len(material.question.after),
            "expected": finite(float(found.expected[i])),
            "expected_low": finite(float(found.expected_low[i])),
            "expected_high": finite(float(found.expected_high[i])),
            "likeness_rank": finite(float(found.likeness_rank[i])),
            "preventable_rank": finite(float(found.preventable_rank[i])),
            "certainty_rank": finite(float(found.certainty_rank[i])),
            "relative_error": finite(float(found.relative_error[i])),
            "effect_is_clear": bool(found.effect_is_clear),
        },
        sources=material.sources,
        audience=material.question.rows_audience,
    )
    return counted, ranked


def _plan(
    material: Material, measure: Measure, found: WhereNext, counts: object, effect: Figure
) -> tuple[list[Figure], tuple[Table, ...]]:
    """The first of the ranking dealt out over steps, and what such a roll-out would see."""
    mean = np.asarray(counts, dtype=np.float64).mean(axis=1)
    chosen = [i for i in found.order if found.expected[i] > 0][: STEPS * A_STEP]
    others = [i for i in found.order if i not in chosen and mean[i] > 0]
    if len(chosen) < STEPS or len(chosen) + len(others) < STEPS + 1:
        return [], ()
    dealt = stepped_plan(found.expected[chosen], STEPS, rng=np.random.default_rng(SEED))
    since = [*(YEAR + APART * int(s) for s in dealt.step), *(NEVER for _ in others)]
    phi = max(1.0, *(float(effect.parameters.get(f"phi_of_{by}") or 1.0) for by in ("months", "areas")))
    months = YEAR + APART * STEPS + APART
    seen = power(np.maximum(mean[[*chosen, *others]], 0.1), since, months, phi=phi, level=LEVEL)
    figures = [
        Figure(
            id=f"plan/{material.ground.areas[i].code}/{measure.code}/step",
            label=material.ground.areas[i].name,
            offence=measure.code,
            area=material.ground.areas[i],
            value=int(step) + 1,
            unit="step (index)",
            period=material.question.after,
            method=PLANNED,
            parameters={
                "seed": SEED,
                "months_apart": APART,
                "months_judged": APART * STEPS + APART,
                "compared": len(others),
                "detectable_fall": finite(seen.detectable_fall),
                "imbalance": finite(dealt.imbalance),
                "drawn": dealt.drawn,
                "lot": dealt.lot,
            },
            sources=material.sources,
            audience=material.question.rows_audience,
        )
        for i, step in sorted(zip(chosen, dealt.step, strict=True), key=lambda pair: (pair[1], pair[0]))
    ]
    rows = tuple(Row(f.id) for f in figures)
    after = material.question.after
    return figures, (Table("plan", "A roll-out in steps", material.ground.level.capitalize(), rows, after, None),)
