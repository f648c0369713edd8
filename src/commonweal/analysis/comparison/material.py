"""Gather what the comparison is made of: the counts and the residents of our partnership and of its group's."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.analysis.comparison.question import Question
from commonweal.analysis.country import POLICE_UK, Country, gather
from commonweal.analysis.country_of_table import country_of_table
from commonweal.analysis.sources import SourceBook
from commonweal.errors import NoDataForPeriod
from commonweal.figures import Area, Month, Period
from commonweal.geography import Gazetteer, NeighbourGroup, Partnership
from commonweal.records import offences
from commonweal.records.counts import PRESENT
from commonweal.store import View

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """Where our partnership and the members of one group stand in the country: ours first."""

    group: NeighbourGroup
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """`people` (A,) are residents of each partnership of `country`, NaN where not known; `residents_of` says whose."""

    country: Country
    people: Floats
    population: str
    group: Place
    alternatives: tuple[Place, ...]
    nodes: tuple[str, ...]
    sources: tuple[str, ...]
    book: SourceBook

    def area(self, i: int) -> Area:
        """The partnership that stands there."""
        return self.country.partnerships[i].area

    def counts(self, node: str, period: Period) -> Floats:
        """Totals (I,) of the group, ours first; NaN where not available."""
        return self.country.totals(node, period)[list(self.group.at)]

    def residents(self) -> Floats:
        """Residents (I,) of the group, ours first; NaN where not known."""
        return self.people[list(self.group.at)]

    def why_not(self, i: int, period: Period) -> str:
        """Why a partnership's figure is not available in a period; "" where it is."""
        if not np.isfinite(self.people[i]):
            return "its residents are not known"
        return self.country.why(i, period)


def gather_group(view: View, places: Gazetteer, question: Question, horizon: Period) -> Material:
    """Ask the store once for all that the group and its alternatives need. NoDataForPeriod where ours has nothing."""
    groups = (question.group, *question.alternatives)
    asked = _partnerships(places, question.partnership, groups)
    country = _country(view, places, question, horizon, asked)
    people, words = _people(places, asked)
    placed = tuple(_place(country, question.partnership, group) for group in groups)
    nodes = tuple(node for node in offences.by_code() if country.countable(node))
    book = SourceBook.of(view)
    material = Material(country, people, words, placed[0], placed[1:], nodes, (), book)
    if why := material.why_not(placed[0].at[0], question.period):
        raise NoDataForPeriod(
            f"{question.partnership.area.name} cannot be compared in {question.period.words}: {why}.",
            "Ask for months that are held; `commonweal status` lists them.",
        )
    ids = _sources(book, question.source, horizon, asked)
    return Material(country, people, words, placed[0], placed[1:], nodes, (*ids, *book.reference_ids()), book)


def _country(
    view: View, places: Gazetteer, question: Question, horizon: Period, asked: tuple[Partnership, ...]
) -> Country:
    if question.source == POLICE_UK:
        return gather(view, places, horizon, question.register, asked)
    return country_of_table(view, places, question.source, horizon, question.register, asked)


def _sources(book: SourceBook, source: str, horizon: Period, asked: tuple[Partnership, ...]) -> tuple[str, ...]:
    if source == POLICE_UK:
        return book.ids(source, horizon, lambda scope: any(p.is_home_force(scope) for p in asked))
    return (*book.ids(source, horizon), *book.ids(f"{source}{PRESENT}", horizon))


def _partnerships(places: Gazetteer, ours: Partnership, groups: tuple[NeighbourGroup, ...]) -> tuple[Partnership, ...]:
    codes = dict.fromkeys([ours.area.code, *(m.area.code for group in groups for m in group.members)])
    return tuple(ours if code == ours.area.code else places.partnership(code) for code in codes)


def _place(country: Country, ours: Partnership, group: NeighbourGroup) -> Place:
    codes = dict.fromkeys([ours.area.code, *(m.area.code for m in group.members)])
    return Place(group, tuple(country.index(code) for code in codes))


def _people(places: Gazetteer, partnerships: tuple[Partnership, ...]) -> tuple[Floats, str]:
    """Residents of each by one edition for all: the newest, where an older one does not know more of them."""
    best: tuple[Floats, str] = (np.full(len(partnerships), np.nan), "not held")
    for edition in places.population_editions:
        found = [places.population(p.area, edition).value for p in partnerships]
        people = np.array([np.nan if n is None else n for n in found], dtype=np.float64)
        if np.isfinite(people).sum() > np.isfinite(best[0]).sum():
            best = (people, edition)
    return best


def months_needed(question: Question, earlier: int = 0) -> Period:
    """From the first month of the earlier period (or so many months before) to the last of ours."""
    first = min(question.against.start, question.period.start)
    return Period(Month.of((first - earlier).first_day), max(question.period.end, question.against.end))
