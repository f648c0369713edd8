"""Every area with the part it plays: the map's figures, and the table of how alike the controls were before."""

from collections.abc import Sequence

from commonweal.analysis.evaluation.choice import CONTROLS, NEARBY, NEARBY_CONTROLS, PARTS, TARGET
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import Measure
from commonweal.analysis.evaluation.proposal import likeness
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.analysis.recorded_crime.ward_table import OUTLINES, SIMPLIFY_METRES
from commonweal.errors import MethodRefused, NotHeld
from commonweal.figures import AreaMap, Figure, Row, Table
from commonweal.geography import Gazetteer

OTHER = "other"
WORDS = {
    TARGET: "target",
    NEARBY: "nearby",
    CONTROLS: "control",
    NEARBY_CONTROLS: "control of nearby",
    OTHER: "no part",
}


def place_figures(material: Material, measure: Measure) -> list[Figure]:
    """One figure an area: its events before and after, and which part it plays. Nothing is tested area by area."""
    before, after = material.counts(measure)
    part_of = {i: part for part in PARTS for i in material.at[part]}
    return [
        Figure(
            id=f"place/{area.code}/{measure.code}/count",
            label=area.name,
            offence=measure.code,
            area=area,
            value=finite(float(after[i])),
            unit=measure.unit,
            period=material.question.after,
            baseline_value=finite(float(before[i])),
            baseline_period=material.question.before,
            parameters={**material.left_out(), "part": part_of.get(i, OTHER)},
            sources=material.sources,
            audience=material.question.rows_audience,
        )
        for i, area in enumerate(material.ground.areas)
    ]


def place_table(figures: Sequence[Figure], material: Material) -> Table:
    """By part, then by name."""
    order = (*PARTS, OTHER)
    ranked = sorted(figures, key=lambda f: (order.index(f.parameters["part"]), f.area.name))
    rows = tuple(Row(f.id) for f in ranked)
    q = material.question
    return Table("places", "Which areas play which part", material.ground.level.capitalize(), rows, q.after, q.before)


def place_map(figures: Sequence[Figure], material: Material, places: Gazetteer) -> AreaMap | None:
    """The areas' outlines; None where one is not held."""
    try:
        shapes = places.shapes([f.area for f in figures], SIMPLIFY_METRES)
    except NotHeld:
        return None
    return AreaMap(
        id="places",
        title="Where it worked, what is nearby, and what both are held against",
        subtitle="Each area by the part it plays",
        shapes=shapes,
        figures=tuple(f.id for f in figures),
        attribution=OUTLINES.format(year=material.ground.edition),
    )


def balance_figures(material: Material, measure: Measure) -> list[Figure]:
    """Target and controls beside each other before it began: events a month, and the way they went."""
    found = []
    for part, control in ((TARGET, CONTROLS), (NEARBY, NEARBY_CONTROLS)):
        own, theirs = material.at[part], material.at[control]
        if not own or not theirs:
            continue
        taken = [i for i in range(len(material.ground.areas)) if i not in (*own, *theirs)]
        try:
            chosen = likeness(material.question, material.ground, own, taken, len(theirs))
        except MethodRefused:
            continue
        for n, line in enumerate(chosen.balance):
            found.append(
                _balance(material, measure, control, n, line.feature, line.target, line.chosen, line.difference)
            )
    return found


def _balance(
    material: Material, measure: Measure, part: str, n: int, feature: str, own: float, theirs: float, apart: float
) -> Figure:
    return Figure(
        id=f"{part}/{measure.code}/balance-{n}",
        label=feature,
        offence=measure.code,
        area=material.area(part),
        value=finite(own),
        unit="index of likeness",
        period=material.question.after,
        baseline_value=finite(theirs),
        parameters={"standardised": finite(apart), "of": part},
        method="distance matching on the months before the operation (Stuart 2010)",
        sources=material.sources,
        audience=material.question.rows_audience,
    )


def balance_table(figures: Sequence[Figure], material: Material) -> Table:
    """A row a feature and part."""
    rows = tuple(Row(f.id) for f in figures)
    return Table("balance", "How alike they were before", "Before it began", rows, material.question.before, None)
