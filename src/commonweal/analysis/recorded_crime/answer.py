"""The recorded crime and disorder report: one question in, all its figures out."""

from collections.abc import Sequence
from datetime import date

import commonweal
from commonweal.analysis.cube import Cube
from commonweal.analysis.recorded_crime.bands import banded
from commonweal.analysis.recorded_crime.earlier import earlier_figures, earlier_table
from commonweal.analysis.recorded_crime.exceptions import carried_by, exceptional
from commonweal.analysis.recorded_crime.material import Material, count_again, gather
from commonweal.analysis.recorded_crime.neighbour_table import neighbour_figures, neighbour_table
from commonweal.analysis.recorded_crime.notes import notes
from commonweal.analysis.recorded_crime.offence_table import headline_table, offence_figures, offence_table
from commonweal.analysis.recorded_crime.other_forces import other_force_figures, other_force_table
from commonweal.analysis.recorded_crime.partner_paragraphs import Contribution, contributed
from commonweal.analysis.recorded_crime.projection import projection_figures, projection_table
from commonweal.analysis.recorded_crime.question import POLICE_UK, Question
from commonweal.analysis.recorded_crime.revisions import revision_figures, revision_note, revision_table
from commonweal.analysis.recorded_crime.ward_table import (
    caveats,
    residents,
    ward_figures,
    ward_map,
    ward_rates,
    ward_table,
)
from commonweal.figures import Area, AreaMap, Cover, Figure, FigureSet, Note, Paragraph, Series, Table
from commonweal.geography import Gazetteer
from commonweal.records import offences
from commonweal.store import View

WARD_OFFENCES = (offences.ALL_CRIME, offences.ASB)


def answer(
    question: Question,
    view: View,
    places: Gazetteer,
    *,
    last: View | None = None,
    as_at: date | None = None,
    contributions: Sequence[Contribution] = (),
    cover: Cover | None = None,
) -> FigureSet:
    """Every figure of the report, unsuppressed. `last` is the view that the last report used, for its revisions."""
    material = gather(view, places, question)
    area = question.partnership.area
    sheet = _Sheet(question, material, area)
    sheet.offences()
    sheet.wards(places)
    sheet.exceptions()
    sheet.neighbours(places)
    sheet.others()
    sheet.revisions(count_again(last, places, question, material.home.horizon) if last else None)
    sheet.contributions(contributions)
    return sheet.figure_set(as_at, cover)


class _Sheet:
    """Collects what each part of the report gives, in the order of the paper."""

    def __init__(self, question: Question, material: Material, area: Area) -> None:
        self.question, self.material, self.area = question, material, area
        self.figures: list[Figure] = []
        self.series: list[Series] = []
        self.tables: list[Table] = []
        self.maps: list[AreaMap] = []
        self.notes: list[Note] = []
        self.paragraphs: list[Paragraph] = []
        home = question.partnership.is_home_force
        scope = home if question.source == POLICE_UK else (lambda _: True)
        self.sources = tuple(
            dict.fromkeys(
                [
                    *material.book.ids(question.source, question.against, scope),
                    *material.book.ids(question.source, question.period, scope),
                ]
            )
        )
        material.book.ids(question.source, material.home.horizon, scope)  # the history is a source too
        self.population = material.book.reference_ids()

    def offences(self) -> None:
        """The tree, the headline, the earlier years, the projection."""
        cube, q = self.material.home, self.question
        figures = offence_figures(cube, self.area, q, self.sources)
        self.series = banded(cube, self.area, [f for f in figures if f.value is not None], q, self.sources)
        self.offence_figures = figures
        self._add(
            figures, headline_table(figures, q), offence_table(figures, {s.offence: s.id for s in self.series}, q)
        )
        earlier = earlier_figures(cube, self.area, figures, q)
        self.notes += earlier.notes
        self._add(earlier.figures, earlier_table(earlier.figures, q))
        if q.project:
            projected, why_not = projection_figures(cube, self.area, figures, q)
            self.notes += why_not
            self._add(projected, projection_table(projected, q))

    def wards(self, places: Gazetteer) -> None:
        """Wards by crime and by anti-social behaviour: counts, rates, maps."""
        people = {w.code: residents(places, w) for w in self.material.wards}
        for node in WARD_OFFENCES if self.material.wards else ():
            if not self.material.home.countable(node):
                continue
            suffix = "" if node == offences.ALL_CRIME else f"/{node}"
            figures = ward_figures(self.material, node, self.question, self.sources)
            rates = ward_rates(figures, people, self.population)
            caveat = caveats(figures, rates)
            title = "Wards" if not suffix else "Wards: anti-social behaviour"
            self._add([*figures, *rates], ward_table(f"wards{suffix}", title, figures, caveat, self.question))
            drawn = ward_map(f"wards{suffix}", figures, caveat, places, self.material)
            self.maps += [drawn] if drawn else []

    def exceptions(self) -> None:
        """Which wards carry each exceptional change."""
        for node in exceptional(self.offence_figures, self.series):
            figures, table = carried_by(node, self.material, self.question, self.sources)
            if figures:
                known = {f.id for f in self.figures}
                self._add([f for f in figures if f.id not in known], table)

    def neighbours(self, places: Gazetteer) -> None:
        """Districts side by side; always from the open source, so that all are counted alike."""
        ours = next(f for f in self.offence_figures if f.offence == offences.ALL_CRIME)
        if self.material.neighbours:
            rates = neighbour_figures(self.material, ours, places, self.question, self.population)
            self._add(rates, neighbour_table(rates, self.area, self.question))

    def others(self) -> None:
        """Rows that other forces recorded here."""
        figures = other_force_figures(self.material, self.area, self.question)
        if figures:
            self._add(figures, other_force_table(figures, self.question))

    def revisions(self, last: Cube | None) -> None:
        """What changed in months reported before."""
        if last is None:
            return
        figures = revision_figures(self.material.home, last, self.area, self.question, self.sources)
        self.notes.append(revision_note(figures, int((self.material.home.held & last.held).sum())))
        if figures:
            self._add(figures, revision_table(figures, self.question))

    def contributions(self, given: Sequence[Contribution]) -> None:
        """Partners' own sections."""
        self.paragraphs, figures, tables = contributed(given, self.area, self.question)
        self._add(figures, *tables)

    def figure_set(self, as_at: date | None, cover: Cover | None) -> FigureSet:
        """All of it."""
        q = self.question
        return FigureSet(
            report="recorded-crime",
            partnership=self.area,
            period=q.period,
            against=q.against,
            as_at=as_at.isoformat() if as_at else None,
            audience=q.audience,
            software=f"commonweal {commonweal.__version__}",
            sources=self.material.book.sources(),
            figures=tuple(self.figures),
            series=tuple(self.series),
            tables=tuple(self.tables),
            maps=tuple(self.maps),
            notes=(*self.notes, *notes(self.material, self.offence_figures, q)),
            paragraphs=tuple(self.paragraphs),
            cover=cover or Cover("", ""),
            body=f"{self.area.name} Community Safety Partnership",
        )

    def _add(self, figures: Sequence[Figure], *tables: Table) -> None:
        self.figures += figures
        self.tables += [t for t in tables if t.rows]
