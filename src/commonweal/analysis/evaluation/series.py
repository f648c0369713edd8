"""Month by month: the target, its controls and what is nearby, before the operation and while it ran."""

import numpy as np

from commonweal.analysis.evaluation.choice import PARTS, TARGET
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import Measure
from commonweal.figures import Mark, Period, Point, Series
from commonweal.records import offences


def month_series(material: Material, measure: Measure) -> list[Series]:
    """One series a part, over every month that likeness was told by and all that came after; a gap stays a gap."""
    horizon = material.ground.cube.horizon
    start = max(horizon.start, material.question.looked_back.start)
    shown = Period(start, material.question.after.end)
    counts = material.window(measure, tuple(shown))
    found = []
    for part in PARTS:
        if not material.at[part]:
            continue
        total = counts[list(material.at[part])].sum(axis=0)
        points = tuple(Point(m, float(v) if np.isfinite(v) else None) for m, v in zip(shown, total, strict=True))
        found.append(_series(material, measure, part, points))
    return found


def _series(material: Material, measure: Measure, part: str, points: tuple[Point, ...]) -> Series:
    shown = Period(points[0].month, points[-1].month)
    marks = [
        Mark(c.month, c.text)
        for node in measure.nodes
        for c in material.question.register.touching(node, shown)
        if node in offences.descendants(c.offence) or c.offence in offences.descendants(node)
    ]
    return Series(
        id=f"{part}/{measure.code}/months",
        label=measure.label,
        offence=measure.code,
        area=material.area(part),
        unit=measure.unit,
        points=points,
        marks=tuple(dict.fromkeys(marks)) if part == TARGET else (),
        sources=material.sources,
        audience=material.question.rows_audience,
    )
