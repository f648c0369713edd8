"""Did crime move? The weighted displacement difference by offence and together, with what it could have shown."""

from dataclasses import dataclass

import numpy as np

from commonweal.analysis.evaluation.choice import CONTROLS, NEARBY, NEARBY_CONTROLS, PARTS, TARGET
from commonweal.analysis.evaluation.effects import Family
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import Measure
from commonweal.analysis.evaluation.question import DISCOVERY_RATE, LEVEL
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.figures import Figure, Row, Table, Verdict
from commonweal.stats.displacement import Displacement, Effect, displacement
from commonweal.stats.false_discovery import benjamini_hochberg

METHOD = "weighted displacement difference (Wheeler and Ratcliffe 2018)"
ROLE = {TARGET: "target", NEARBY: "nearby", CONTROLS: "target_control", NEARBY_CONTROLS: "nearby_control"}
EFFECTS = ("target", "nearby", "total")
LEAST_SIZED = 30.0  # events that the sizes of areas can be told from; with fewer, all crime's serve
LEAST_EVENTS = 5.0  # in every cell that the normal approximation wants


@dataclass(frozen=True, slots=True)
class _Found:
    measure: Measure
    answer: Displacement
    few: bool  # a cell below what the approximation wants
    sizes: dict[str, float]


def movement_figures(material: Material, family: Family) -> list[Figure]:
    """For each measure the effect on the target, nearby, and on both: three figures; q over the family, each apart."""
    found = [_of(material, measure, family.measures[0]) for measure in family.measures]
    figures = []
    for name in EFFECTS if material.has_nearby else EFFECTS[:1]:
        effects: list[Effect] = [getattr(one.answer, name) for one in found]
        q = benjamini_hochberg([e.p for e in effects])
        figures += [
            _figure(material, one, name, e, float(q[n])) for n, (one, e) in enumerate(zip(found, effects, strict=True))
        ]
    return figures


def movement_table(family: Family, material: Material) -> Table:
    """A row an offence, of the effect on both; the renderer sets target and nearby beside it."""
    last = EFFECTS[-1] if material.has_nearby else EFFECTS[0]
    rows = tuple(Row(f"moved-{last}/{m.code}/wdd") for m in family.measures)
    return Table(
        f"moved-{family.id}", "Did crime move?", "Offence", rows, material.question.after, material.question.before
    )


def _of(material: Material, measure: Measure, main: Measure) -> _Found:
    before, after = material.counts(measure)
    parts = PARTS if material.has_nearby else (TARGET, CONTROLS)
    at = [i for part in parts for i in material.at[part]]
    role = [ROLE[part] for part in parts for _ in material.at[part]]
    sizes = _sizes(material, measure) or _sizes(material, main) or {}
    answer = displacement(
        before[at], after[at], role,
        level=LEVEL,
        weight_before=len(material.used_before) / len(material.used_after),  # events in as many months as after
        sizes=sizes,
        dispersion="estimated",
    )  # fmt: skip
    cells = [side[list(material.at[part])].sum() for part in parts for side in (before, after)]
    return _Found(measure, answer, bool(min(cells) < LEAST_EVENTS), sizes)


def _sizes(material: Material, measure: Measure) -> dict[str, float]:
    """How many times the target's events the controls had before it began (nearby likewise), over all months held.

    Nothing after the start is looked at. Empty where too few were counted to tell.
    """
    history = np.nansum(material.window(measure, material.history()), axis=1)
    sizes = {}
    for part, control in ((TARGET, CONTROLS), (NEARBY, NEARBY_CONTROLS)):
        own, theirs = (float(history[list(material.at[each])].sum()) for each in (part, control))
        if not material.at[part] or not material.at[control]:
            continue
        if own < LEAST_SIZED or theirs < LEAST_SIZED:
            return {}
        sizes[ROLE[control]] = theirs / own
    return sizes


def _figure(material: Material, found: _Found, name: str, effect: Effect, q: float) -> Figure:
    answer, measure = found.answer, found.measure
    return Figure(
        id=f"moved-{name}/{measure.code}/wdd",
        label=measure.label,
        offence=measure.code,
        area=material.area(NEARBY if name == "nearby" else TARGET),
        value=finite(effect.estimate),
        unit=f"{measure.unit} (WDD points)",
        period=material.question.after,
        interval=(finite(effect.interval[0]), finite(effect.interval[1])),
        level=LEVEL,
        p=finite(effect.p),
        q=finite(q),
        verdict=_verdict(effect, q, few=found.few),
        method=METHOD,
        parameters={
            **material.left_out(),
            "of": name,
            "events": measure.unit,
            "standard_error": finite(effect.standard_error),
            "smallest_detectable": finite(effect.smallest_detectable),
            "phi": finite(answer.dispersion.phi),
            "phi_p": finite(answer.dispersion.p),
            "phi_degrees": answer.dispersion.degrees,
            "allowed_for": answer.allowed_for,
            "wdq": finite(answer.wdq),
            "reading": answer.reading,
            "sizes": {part: finite(size) for part, size in found.sizes.items()},
            "few": found.few,
        },
        sources=material.sources,
        audience=material.question.rows_audience,
    )


def _verdict(effect: Effect, q: float, *, few: bool) -> Verdict:
    if not np.isfinite(effect.estimate) or not np.isfinite(effect.p):
        return "not available"
    if q <= DISCOVERY_RATE and not few:
        return "rise" if effect.estimate > 0 else "fall"
    return "too few to say" if few else "no clear change"
