"""Vulnerable people: enforcement apart from harm, in the target, nearby, and in places where people might be pushed.

More enforcement may be the operation itself; more harm is what it must not bring. The figures of a place at risk are
kept for partners whatever their source, so that a public edition hides its small counts.
"""

from collections.abc import Iterator

from commonweal.analysis.evaluation.choice import CONTROLS, NEARBY, NEARBY_CONTROLS, TARGET
from commonweal.analysis.evaluation.effects import Beside, Family, beside, counted, effect_figures
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import people
from commonweal.figures import Audience, Figure, Row, Table

PEOPLE = "people"


def people_figures(material: Material) -> list[Figure]:
    """For every place a count and an effect of each measure; the measures of one place are tested together."""
    measures = people(material.question.operation, material.ground.cube)
    figures: list[Figure] = []
    for who in _places(material):
        family = Family(PEOPLE, "", measures)
        audience = _audience(material, who)
        figures += [counted(material, m, who.part, who.area, who.at, audience) for m in measures]
        figures += effect_figures(material, family, who, audience) if who.controls else []
    return figures


def people_table(figures: list[Figure], material: Material) -> Table:
    """Rows of counts, place by place; the renderer sets the effects beside them."""
    rows = tuple(Row(f.id) for f in figures if f.id.endswith("/count"))
    q = material.question
    return Table(PEOPLE, "Enforcement and harm", "Where", rows, q.after, q.before)


def _places(material: Material) -> Iterator[Beside]:
    yield _named(beside(material))
    if material.at[NEARBY]:
        controls = NEARBY_CONTROLS if material.has_nearby else CONTROLS
        yield _named(beside(material, NEARBY, controls))
    for code in material.choice.at_risk:
        at = material.ground.index(code)
        others = tuple(i for i in material.at[CONTROLS] if i != at)
        yield Beside(f"{PEOPLE}/at-risk-{code}", material.ground.areas[at], (at,), others)


def _named(who: Beside) -> Beside:
    return Beside(f"{PEOPLE}/{who.part}", who.area, who.at, who.controls)


def _audience(material: Material, who: Beside) -> Audience:
    at_risk = who.part not in (f"{PEOPLE}/{TARGET}", f"{PEOPLE}/{NEARBY}")
    return "partners" if at_risk else material.question.rows_audience
