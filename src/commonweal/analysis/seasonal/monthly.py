"""All figures of one look at a source that tells whole months: the months that the window touches, and no more."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from commonweal.analysis.recorded_crime.figures_of_change import change_figures
from commonweal.analysis.recorded_crime.material import Material, gather
from commonweal.analysis.recorded_crime.offence_table import subject
from commonweal.analysis.recorded_crime.question import Question as RecordedCrime
from commonweal.analysis.recorded_crime.ward_table import ward_figures
from commonweal.analysis.seasonal.earlier import MONTHS_METHOD, against_earlier, next_season
from commonweal.analysis.seasonal.events import chosen_wards
from commonweal.analysis.seasonal.question import Question
from commonweal.analysis.seasonal.subjects import Floats, Shared, Subject, stacked
from commonweal.analysis.seasonal.window import window
from commonweal.figures import Area, Figure, Period, Row, Table
from commonweal.geography import Gazetteer
from commonweal.records import offences
from commonweal.store import View

COUNT = "count of whole months"


@dataclass(slots=True)
class MonthlyLook:
    """Collects the figures and tables of one look; each kind stands for itself, never added to another."""

    question: Question
    asked: RecordedCrime
    material: Material
    shared: Shared
    sources: Callable[[Period], tuple[str, ...]]
    nodes: tuple[str, ...]
    figures: list[Figure] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @property
    def wards(self) -> tuple[Area, ...]:
        """The partnership's wards, or those that the season names."""
        area = self.question.partnership.area
        return chosen_wards(self.material.wards, self.question.season.wards, area.name)

    @property
    def years(self) -> tuple[int, ...]:
        """This year and the few before it, from the first of which any month that the window touches is held."""
        last, home = self.question.year, self.material.home
        few = range(last - self.question.season.years, last)
        first = next((y for y in few if home.held_in(self.months(y)).any()), last)
        return tuple(range(first, last + 1))

    def months(self, year: int) -> Period:
        """The months that a year's window touches."""
        return window(self.question.season, year).months

    def work_out(self) -> None:
        """Each kind: every month by ward, the change against the year before, earlier years, the next season."""
        for node in self.nodes:
            shared = replace(self.shared, key=f"{self.shared.key}/{node}", offence=node)
            title = offences.by_code()[node].name
            self._counts(node, shared, title)
            self._changes(node, shared, title)
            self._years(node, shared, title)

    def _counts(self, node: str, shared: Shared, title: str) -> None:
        figures = []
        for row, code in self._rows():
            series = self.material.home.series(node, code) if code != "" else self._whole(node)
            for year in self.years:
                for month in self.months(year):
                    value = self.material.home.window(series, Period(month, month))[0]
                    figures.append(
                        shared.figure(
                            row,
                            str(month),
                            value=int(value) if np.isfinite(value) else None,
                            period=Period(month, month),
                            sources=self.sources(Period(month, month)),
                            verdict=None if np.isfinite(value) else "not available",
                            method=COUNT,
                        )
                    )
        self._add(shared, figures, "months", title)

    def _changes(self, node: str, shared: Shared, title: str) -> None:
        """This year's months against the same months a year before: the recorded crime report's own test."""
        cube, sources = self.material.home, self.shared.sources
        area = self.question.partnership.area
        found = ward_figures(self.material, node, self.asked, sources)
        named = {ward.code for ward in self.wards}
        told = [replace(f, id=f"{shared.key}/ward/{f.area.code}/change") for f in found if f.area.code in named]
        if not self.question.season.wards:
            (whole,) = change_figures([subject(cube, area, node, self.asked, sources)], self.asked)
            told = [replace(whole, id=f"{shared.key}/all/change", label=title), *told]
        self._add(shared, told, "change", title)

    def _years(self, node: str, shared: Shared, title: str) -> None:
        """The months together beside earlier years, where enough are held, and the next season's forecast."""
        rows, home = list(self._rows()), self.material.home
        every = [id for year in self.years for id in self.sources(self.months(year))]
        shared = replace(shared, sources=tuple(dict.fromkeys(every)))
        whole = [y for y in self.years if home.held_in(self.months(y)).all()]
        by_year = {y: self._sums(node, self.months(y)) for y in whole}
        earlier = [y for y in whole if y < self.question.year]
        missing = np.full(len(rows), np.nan)
        now = by_year.get(self.question.year, missing)
        baseline = Period(self.months(earlier[0]).start, self.months(earlier[-1]).end) if earlier else None
        subjects = [row for row, _ in rows]
        counts = stacked([by_year[y] for y in earlier], len(rows))
        self._add(
            shared, against_earlier(shared, subjects, counts, now, earlier, baseline, MONTHS_METHOD), "earlier", title
        )
        ahead = self.question.year + (self.question.year in whole)
        counts = stacked([by_year[y] for y in whole], len(rows))
        told = next_season(shared, subjects, counts, whole, self.months(ahead), MONTHS_METHOD)
        self._add(shared, told, "forecast", title)

    def _rows(self) -> Iterator[tuple[Subject, str]]:
        """The whole first (where no wards are chosen), then each ward; with the ward's code, "" for the whole."""
        if not self.question.season.wards:
            area = self.question.partnership.area
            yield Subject("all", area.name, area), ""
        for ward in self.wards:
            yield Subject(f"ward/{ward.code}", ward.name, ward), ward.code

    def _whole(self, node: str) -> Floats:
        return self.material.home.series(node)

    def _sums(self, node: str, months: Period) -> Floats:
        home = self.material.home
        series = [self._whole(node) if not code else home.series(node, code) for _, code in self._rows()]
        return np.array([home.window(one, months).sum() for one in series])

    def _add(self, shared: Shared, figures: Sequence[Figure], table: str, title: str) -> None:
        self.figures += figures
        if figures:
            rows = tuple(Row(f.id) for f in figures)
            self.tables.append(Table(f"{shared.key}/{table}", title, "Ward", rows, self.question.period, None))


def gathered(view: View, places: Gazetteer, asked: RecordedCrime) -> Material:
    """The counts by month; NoDataForPeriod where none of the months touched is held."""
    return gather(view, places, asked)
