"""A roll-out in steps: areas that have the operation against those that do not have it yet."""

import numpy as np

from commonweal.analysis.evaluation.choice import CONTROLS, TARGET
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import Measure
from commonweal.analysis.evaluation.question import LEVEL
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.errors import MethodRefused
from commonweal.figures import Figure, Note, Period, Row, Table
from commonweal.stats.rollout import NEVER, Rollout, SinceStart, rollout

SEED, PERMUTATIONS = 20, 499
METHOD = "group-time effects against areas not yet treated (Callaway and Sant'Anna 2021), tested by orders of starting"
SINCE = "% since the start"


def step_figures(material: Material, measure: Measure) -> tuple[list[Figure], list[Note]]:
    """The effect of all steps together and by months since each began; a sentence where there can be none."""
    since = {i: s.since for s in material.question.operation.steps for i in material.ground.indices(s.areas)}
    at = [*material.at[TARGET], *material.at[CONTROLS]]
    horizon = material.ground.cube.horizon
    shown = Period(max(horizon.start, material.question.looked_back.start), material.question.after.end)
    starts = [since[i].index - shown.start.index if i in since else NEVER for i in at]
    counts = material.window(measure, tuple(shown))[at]
    try:
        found = rollout(counts, starts, rng=np.random.default_rng(SEED), permutations=PERMUTATIONS, level=LEVEL)
    except MethodRefused as refusal:
        return [], [Note("method", f"The steps of {measure.label.lower()} cannot be told: {refusal.message}")]
    return [_whole(material, measure, found), *(_since(material, measure, s) for s in found.since_start)], []


def step_table(figures: list[Figure], material: Material) -> Table:
    """All steps together first, then by months since the start."""
    rows = tuple(Row(f.id, depth=int("/since-" in f.id)) for f in figures)
    return Table(
        "steps", "The steps of the roll-out", "Offence", rows, material.question.after, material.question.before
    )


def _whole(material: Material, measure: Measure, found: Rollout) -> Figure:
    return Figure(
        id=f"steps/{measure.code}/effect",
        label=measure.label,
        offence=measure.code,
        area=material.area(TARGET),
        value=finite(found.change_percent),
        unit="% against areas not yet reached",
        period=material.question.after,
        interval=(finite(found.low_percent), finite(found.high_percent)),
        level=found.level,
        p=finite(found.p),
        verdict=found.verdict,  # type: ignore[arg-type]
        method=METHOD,
        parameters={
            "seed": SEED,
            "orders": found.orders,
            "exact": found.exact,
            "least_p": finite(found.least_p),
            "observed": finite(found.observed),
            "expected": finite(found.expected),
            "prevented": finite(found.prevented),
            "prevented_low": finite(found.prevented_low),
            "prevented_high": finite(found.prevented_high),
        },
        sources=material.sources,
        audience=material.question.rows_audience,
    )


def _since(material: Material, measure: Measure, one: SinceStart) -> Figure:
    """`interval` is where chance alone would leave it."""
    return Figure(
        id=f"steps/{measure.code}/since-{one.months}",
        label="In the month that it began" if one.months == 0 else f"{one.months} month{'s' * (one.months > 1)} on",
        offence=measure.code,
        area=material.area(TARGET),
        value=finite(100 * (one.ratio - 1)),
        unit=SINCE,
        period=material.question.after,
        interval=(finite(100 * (one.chance_low - 1)), finite(100 * (one.chance_high - 1))),
        level=LEVEL,
        method=METHOD,
        parameters={"observed": finite(one.observed), "expected": finite(one.expected)},
        sources=material.sources,
        audience=material.question.rows_audience,
    )
