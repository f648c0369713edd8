"""Wards: what changed where, with the rate by residents and what misleads about it."""

from collections.abc import Mapping, Sequence

import numpy as np

from commonweal.analysis.recorded_crime.figures_of_change import change_figures, rate_figure
from commonweal.analysis.recorded_crime.material import Material
from commonweal.analysis.recorded_crime.offence_table import label, subject
from commonweal.analysis.recorded_crime.question import Question
from commonweal.errors import NotHeld
from commonweal.figures import Area, AreaMap, Figure, Row, Shape, Table
from commonweal.geography import Gazetteer, Residents
from commonweal.records import offences

SIMPLIFY_METRES = 15.0
OUTLINES = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
    "Contains OS data © Crown copyright and database right {year}"
)
MANY_WARDS = "Verdicts allow for how many wards are tested at once: one range clear of nought is not yet a sure change."
# A ward that holds so large a share of all incidents, at so many times the middle ward's rate, is a place that people
# come to: its rate by those who live there misleads.
BUSY_SHARE, BUSY_TIMES = 0.10, 4.0


def ward_figures(material: Material, node: str, question: Question, sources: tuple[str, ...]) -> list[Figure]:
    """One figure a ward, tested together."""
    subjects = [subject(material.home, w, node, question, sources, ward=w.code) for w in material.wards]
    return change_figures(subjects, question)


def residents(places: Gazetteer, area: Area) -> Residents | None:
    """Residents of an area, None where no population is held for it."""
    try:
        return places.population(area)
    except NotHeld:
        return None


def ward_rates(
    figures: Sequence[Figure], people_of: Mapping[str, Residents | None], population: tuple[str, ...]
) -> list[Figure]:
    """The same figures per 1,000 residents; `people_of` has each ward's by its code."""
    rates = []
    for figure in figures:
        people = people_of[figure.area.code]
        known = people is not None and people.value is not None
        how = f"{people.edition}, {people.how}" if people is not None and known else "not held"
        rates.append(rate_figure(figure, people.value if people else None, how, population if known else ()))
    return rates


def ward_table(id: str, title: str, figures: Sequence[Figure], caveats: dict[str, str], question: Question) -> Table:
    """Wards with the largest counts first."""
    order = sorted(figures, key=lambda f: (-(f.value or 0), f.area.name))
    rows = tuple(Row(f.id, note=caveats.get(f.area.code, "")) for f in order)
    return Table(id, title, "Ward", rows, question.period, question.against, MANY_WARDS)


def caveats(figures: Sequence[Figure], rates: Sequence[Figure]) -> dict[str, str]:
    """Wards whose rate by residents misleads, with the sentence that says so."""
    total = sum(f.value or 0 for f in figures)
    known = [r.value for r in rates if r.value]
    if not total or not known:
        return {}
    usual = float(np.median(known))
    return {
        f.area.code: f"{_one_in(total / f.value)} {f.unit} of the district; a rate by residents misleads"
        for f, r in zip(figures, rates, strict=True)
        if f.value and r.value and f.value / total >= BUSY_SHARE and r.value / usual >= BUSY_TIMES
    }


def _one_in(n: float) -> str:
    words = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
    return f"one in {words.get(round(n), round(n))}"


def ward_map(
    id: str, figures: Sequence[Figure], caveat: dict[str, str], places: Gazetteer, material: Material
) -> AreaMap | None:
    """The wards' outlines with their figures; None where no outline is held."""
    try:
        shapes = places.shapes([f.area for f in figures], SIMPLIFY_METRES)
    except NotHeld:
        return None
    by_code = {s.area.code: s for s in shapes}
    kept = [f for f in figures if f.area.code in by_code]
    return AreaMap(
        id=id,
        title=f"Where {_thing(figures)} changed, by ward",
        subtitle="Grey where months vary by more than the change",
        shapes=tuple(_with_caveat(by_code[f.area.code], caveat) for f in kept),
        figures=tuple(f.id for f in kept),
        attribution=OUTLINES.format(year=material.ward_edition or ""),
    )


def _thing(figures: Sequence[Figure]) -> str:
    node = figures[0].offence if figures else offences.ALL_CRIME
    return "crime" if node == offences.ALL_CRIME else label(node).lower()


def _with_caveat(shape: Shape, caveat: dict[str, str]) -> Shape:
    return Shape(shape.area, shape.wkb, caveat.get(shape.area.code, ""))
