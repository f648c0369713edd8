"""The synthetic control: the target beside a mixture of areas, and the gaps of areas where nothing was done."""

import numpy as np

from commonweal.analysis.evaluation.choice import CONTROLS, NEARBY_CONTROLS, TARGET
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import Measure
from commonweal.analysis.evaluation.synthetic import SyntheticControl, synthetic_control
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.errors import MethodRefused
from commonweal.figures import Area, Figure, Month, Note, Point, Row, Series, Table

METHOD = "synthetic control with placebo areas (Abadie, Diamond and Hainmueller 2010; pysyncon)"
GAP = "index points"


def made_figures(material: Material, measure: Measure) -> tuple[list[Figure], list[Series], list[Note]]:
    """A figure and its gaps by month; or a sentence why there is none."""
    months = (*material.history(), *material.used_after)
    counts = material.window(measure, months)
    target = counts[list(material.at[TARGET])].sum(axis=0)
    pool = _pool(material)
    try:
        found = synthetic_control(target, counts[list(pool)], len(material.history()))
    except MethodRefused as refusal:
        said = f"No synthetic control of {measure.label.lower()} is made: {_lower(refusal.message)} {refusal.next_step}"
        return [], [], [Note("method", said, offence=measure.code)]
    figure = _figure(material, measure, found)
    gaps = [_gap(material, measure, material.area(TARGET), f"gap/{TARGET}", found.gap, months)]
    for place, i in enumerate(pool):
        gap = found.placebo_gaps[place]
        if np.isfinite(gap).all():
            area = material.ground.areas[i]
            gaps.append(_gap(material, measure, area, f"gap/placebo/{area.code}", gap, months))
    notes = [Note("quality", f"{measure.label}: {_lower(c)}", offence=measure.code) for c in found.cautions]
    return [figure], gaps, notes


def made_table(figures: list[Figure], material: Material) -> Table:
    """A row a measure."""
    rows = tuple(Row(f.id) for f in figures)
    q = material.question
    return Table("made", "Beside a synthetic control", "Offence", rows, q.after, q.before)


def _figure(material: Material, measure: Measure, found: SyntheticControl) -> Figure:
    test = found.test
    weights = zip(_pool(material), found.weights, strict=True)
    weighed = sorted(((float(w), material.ground.areas[i].name) for i, w in weights if w > 0), reverse=True)
    return Figure(
        id=f"made/{measure.code}/effect",
        label=measure.label,
        offence=measure.code,
        area=material.area(TARGET),
        value=finite(found.change_percent),
        unit="% against a synthetic control",
        period=material.question.after,
        p=finite(test.p),
        method=METHOD,
        parameters={
            "weights": [f"{name} {100 * w:.0f}%" for w, name in weighed if w >= 0.005],
            "months_before": found.months_before,
            "prevented": finite(found.prevented),
            "rmspe_before": finite(found.rmspe_before),
            "rmspe_after": finite(found.rmspe_after),
            "rmspe_ratio": finite(test.ratio),
            "placebos": test.placebos,
            "least_p": finite(test.least_p),
            "telling": test.telling,
        },
        sources=material.sources,
        audience=material.question.rows_audience,
    )


def _pool(material: Material) -> tuple[int, ...]:
    """Every area that had no operation and lies not next to one: the more of them, the smaller a p can be."""
    return (*material.at[CONTROLS], *material.at[NEARBY_CONTROLS])


def _gap(material: Material, measure: Measure, area: Area, id: str, gap: object, months: tuple[Month, ...]) -> Series:
    values = np.asarray(gap, dtype=np.float64)
    return Series(
        id=f"{id}/{measure.code}",
        label=f"{measure.label}, {area.name}",
        offence=measure.code,
        area=area,
        unit=GAP,
        points=tuple(Point(m, finite(float(v))) for m, v in zip(months, values, strict=True)),
        method=METHOD,
        sources=material.sources,
        audience=material.question.rows_audience,
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
