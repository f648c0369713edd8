"""The evaluation of an operation: one question in, all its figures out."""

from collections.abc import Sequence
from datetime import date

import commonweal
from commonweal.analysis.evaluation import choice as parts
from commonweal.analysis.evaluation.choice import Choice, checked
from commonweal.analysis.evaluation.effects import Family, effect_figures, effect_table, part_count
from commonweal.analysis.evaluation.ground import Ground, gather, sources_of
from commonweal.analysis.evaluation.made_control import made_figures, made_table
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import aims, every_offence, people
from commonweal.analysis.evaluation.movement import movement_figures, movement_table
from commonweal.analysis.evaluation.next_places import next_places
from commonweal.analysis.evaluation.notes import notes
from commonweal.analysis.evaluation.people import people_figures, people_table
from commonweal.analysis.evaluation.places import (
    balance_figures,
    balance_table,
    place_figures,
    place_map,
    place_table,
)
from commonweal.analysis.evaluation.proposal import propose
from commonweal.analysis.evaluation.question import Question
from commonweal.analysis.evaluation.series import month_series
from commonweal.analysis.evaluation.steps import step_figures, step_table
from commonweal.figures import AreaMap, Cover, Figure, FigureSet, Note, Series, Table
from commonweal.geography import Gazetteer
from commonweal.store import View

REPORT = "evaluation"


def answer(
    question: Question,
    view: View,
    places: Gazetteer,
    chosen: Choice | None = None,
    *,
    as_at: date | None = None,
    cover: Cover | None = None,
) -> tuple[FigureSet, Choice]:
    """Every figure of the evaluation, and the areas it was worked out with: `chosen`, or a proposal."""
    ground = gather(view, places, question)
    choice = checked(chosen, ground, question) if chosen is not None else propose(question, ground)
    return worked_out(question, ground, choice, places, as_at=as_at, cover=cover), choice


def worked_out(
    question: Question,
    ground: Ground,
    choice: Choice,
    places: Gazetteer,
    *,
    as_at: date | None = None,
    cover: Cover | None = None,
) -> FigureSet:
    """The same where the counts are gathered and the areas chosen."""
    sheet = _Sheet(Material.of(question, ground, choice, sources_of(ground, question)))
    sheet.what_became()
    sheet.other_ways()
    sheet.people()
    sheet.where(places)
    sheet.where_next()
    return sheet.figure_set(as_at, cover)


class _Sheet:
    """Collects what each part of the paper gives, in its order."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.figures: list[Figure] = []
        self.series: list[Series] = []
        self.tables: list[Table] = []
        self.maps: list[AreaMap] = []
        self.notes: list[Note] = []
        cube, operation = material.ground.cube, material.question.operation
        main = Family("aims", "What it was against", aims(operation, cube))
        rest = Family("offences", "Every offence", every_offence(cube, main.measures))
        self.families = tuple(f for f in (main, rest) if f.measures)

    def what_became(self) -> None:
        """Before and after, and whether it moved, by offence and together."""
        material = self.material
        for family in self.families:
            for measure in family.measures:
                self.figures += [part_count(material, measure, p) for p in parts.PARTS if material.at[p]]
            effects = effect_figures(material, family)
            self._add(effects, effect_table(family, effects, material))
            self._add(movement_figures(material, family), movement_table(family, material))
        for measure in self.families[0].measures:
            self.series += month_series(material, measure)

    def other_ways(self) -> None:
        """The same asked of a synthetic control, and of the steps where it came in steps."""
        made: list[Figure] = []
        stepped: list[Figure] = []
        for measure in self.families[0].measures:
            figures, gaps, told = made_figures(self.material, measure)
            made += figures
            self.series += gaps
            self.notes += told
            if self.material.question.operation.steps:
                by_step, why_not = step_figures(self.material, measure)
                stepped += by_step
                self.notes += why_not
        self._add(made, made_table(made, self.material))
        self._add(stepped, step_table(stepped, self.material))

    def people(self) -> None:
        """Enforcement and harm, where people might be pushed to."""
        figures = people_figures(self.material)
        self._add(figures, people_table(figures, self.material))

    def where_next(self) -> None:
        """Ranked by the aim whose fall is sure, else by the first."""
        aims = self.families[0].measures
        effects = {f.offence: f for f in self.figures if f.id.endswith("/effect") and f.id.startswith("target/")}
        sure = [m for m in aims if effects[m.code].verdict == "fall"]
        measure = (sure or list(aims))[0]
        found = next_places(self.material, measure, effects[measure.code])
        self._add(found.figures, *found.tables)
        self.notes += found.notes

    def where(self, places: Gazetteer) -> None:
        """Which areas played which part, and how alike they were."""
        main = self.families[0].measures[0]
        figures = place_figures(self.material, main)
        self._add(figures, place_table(figures, self.material))
        drawn = place_map(figures, self.material, places)
        self.maps += [drawn] if drawn else []
        balance = balance_figures(self.material, main)
        self._add(balance, balance_table(balance, self.material))

    def figure_set(self, as_at: date | None, cover: Cover | None) -> FigureSet:
        """All of it."""
        q, material = self.material.question, self.material
        return FigureSet(
            report=REPORT,
            partnership=q.partnership.area,
            period=q.after,
            against=q.before,
            as_at=as_at.isoformat() if as_at else None,
            audience=q.audience,
            software=f"commonweal {commonweal.__version__}",
            sources=material.ground.book.sources(),
            figures=tuple(self.figures),
            series=tuple(self.series),
            tables=tuple(t for t in self.tables if t.rows),
            maps=tuple(self.maps),
            notes=(*notes(material, self.families[0].measures), *self.notes),
            cover=cover or Cover("", ""),
            body=f"{q.partnership.area.name} Community Safety Partnership",
            parameters={"groups": _groups(material), "sums": self._sums()},
            marking=material.ground.book.marking(),
        )

    def _sums(self) -> dict[str, list[str]]:
        """Measures that are sums of nodes: what adds up, for whoever must keep a small part of it unknown."""
        found = (*self.families[0].measures, *people(self.material.question.operation, self.material.ground.cube))
        return {m.code: list(m.nodes) for m in found if m.nodes != (m.code,)}

    def _add(self, figures: Sequence[Figure], *tables: Table) -> None:
        self.figures += figures
        self.tables += tables


def _groups(material: Material) -> dict[str, list[str]]:
    """Which areas each part adds up."""
    return {
        material.area(part).code: [material.ground.areas[i].code for i in at] for part, at in material.at.items() if at
    }
