"""The evaluation of an operation: one question in, all its figures out."""

from collections.abc import Sequence
from datetime import date

import commonweal
from commonweal.analysis.evaluation import choice as parts
from commonweal.analysis.evaluation.choice import Choice, checked
from commonweal.analysis.evaluation.effects import Family, effect_figures, effect_table, part_count
from commonweal.analysis.evaluation.ground import gather, sources_of
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import aims, every_offence
from commonweal.analysis.evaluation.movement import movement_figures, movement_table
from commonweal.analysis.evaluation.notes import notes
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
    choice = checked(chosen, ground) if chosen is not None else propose(question, ground)
    sheet = _Sheet(Material.of(question, ground, choice, sources_of(ground, question)))
    sheet.what_became()
    sheet.where(places)
    return sheet.figure_set(as_at, cover), choice


class _Sheet:
    """Collects what each part of the paper gives, in its order."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.figures: list[Figure] = []
        self.series: list[Series] = []
        self.tables: list[Table] = []
        self.maps: list[AreaMap] = []
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
        told: list[Note] = notes(material)
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
            notes=tuple(told),
            cover=cover or Cover("", ""),
            body=f"{q.partnership.area.name} Community Safety Partnership",
            parameters={"aims": [m.code for m in self.families[0].measures]},
            marking=material.ground.book.marking(),
        )

    def _add(self, figures: Sequence[Figure], *tables: Table) -> None:
        self.figures += figures
        self.tables += tables
