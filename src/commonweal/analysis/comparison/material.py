"""Gather what the comparison is made of: the counts and the residents of our partnership and of its group's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt

from commonweal.analysis.comparison.question import Question
from commonweal.analysis.country import POLICE_UK, Country, gather
from commonweal.analysis.country_of_table import country_of_table
from commonweal.analysis.projection import year_so_far
from commonweal.analysis.sources import SourceBook
from commonweal.errors import NoDataForPeriod
from commonweal.figures import Area, Audience, Month, Period
from commonweal.geography import Gazetteer, NeighbourGroup, Partnership
from commonweal.records import offences
from commonweal.records.counts import PRESENT
from commonweal.records.register import Register
from commonweal.store import View

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """Where our partnership and the members of one group stand in the country: ours first."""

    group: NeighbourGroup
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What comparisons of one horizon rest on, whichever partnership is ours.

    `people` (A,) are residents of each partnership of `country`, NaN where not known; `population` says which edition.
    `monthly` (N, A, T) are the counts of each of `nodes` with all below it, NaN where not available; `place` tells by
    any code of a partnership where it stands.
    """

    country: Country
    people: Floats = field(repr=False)
    population: str
    nodes: tuple[str, ...]
    monthly: Floats = field(repr=False)
    place: Mapping[str, int] = field(repr=False)
    sources: tuple[str, ...]
    book: SourceBook


@dataclass(frozen=True, slots=True)
class Material:
    """The ground, and where ours and its groups stand in it; `sources` are ids of the editions that figures rest on."""

    ground: Ground
    group: Place
    alternatives: tuple[Place, ...]
    sources: tuple[str, ...]

    @property
    def country(self) -> Country:
        """Every partnership's counts."""
        return self.ground.country

    def area(self, i: int) -> Area:
        """The partnership that stands there."""
        return self.country.partnerships[i].area

    def months(self, period: Period, at: tuple[int, ...] | None = None) -> Floats:
        """Counts (N, I, M) in each month of a period, of the group or of others; NaN where not available."""
        first = period.start.index - self.country.horizon.start.index
        chosen = self.ground.monthly[:, list(self.group.at if at is None else at)]
        if first < 0 or first + len(period) > len(self.country.horizon):
            return np.full((*chosen.shape[:2], len(period)), np.nan)
        return chosen[:, :, first : first + len(period)]

    def counts(self, period: Period, at: tuple[int, ...] | None = None) -> Floats:
        """Totals (N, I) of the group, ours first, or of others; NaN where a month is not available."""
        total: Floats = self.months(period, at).sum(axis=2)
        return total

    def residents(self, at: tuple[int, ...] | None = None) -> Floats:
        """Residents (I,) of the group, ours first, or of others; NaN where not known."""
        return self.ground.people[list(self.group.at if at is None else at)]

    def why_not(self, i: int, period: Period) -> str:
        """Why a partnership's figure is not available in a period; "" where it is."""
        if not np.isfinite(self.ground.people[i]):
            return "its residents are not known"
        return self.country.why(i, period)


def ground_of(
    view: View,
    places: Gazetteer,
    source: str,
    register: Register,
    horizon: Period,
    partnerships: tuple[Partnership, ...] = (),
    audience: Audience = "public",
) -> Ground:
    """Ask the store once, for all partnerships or for those given, for whoever is to read the answer.

    Earlier years are asked for too, where enough are held to say where the year of the horizon's end may end.
    """
    ask = gather if source == POLICE_UK else partial(country_of_table, name=source, audience=audience)
    span = with_earlier_years(view, source, horizon, partnerships)
    country = ask(view, places, horizon=span, register=register, partnerships=partnerships)
    return ground_on(country, view, places, source)


def with_earlier_years(view: View, source: str, horizon: Period, asked: tuple[Partnership, ...] = ()) -> Period:
    """The horizon, begun with the earliest of the whole financial years held before its last month's year."""
    scopes = view.scopes(source)
    if source == POLICE_UK and asked:
        scopes = frozenset(scope for scope in scopes if any(p.is_home_force(scope) for p in asked))
    held = frozenset[Month]().union(*(view.months(source, scope) for scope in scopes))
    so_far = year_so_far(horizon.end, lambda period: all(month in held for month in period))
    if so_far.why_not:
        return horizon
    return Period(min(horizon.start, so_far.earlier[-1].start), horizon.end)


def ground_on(country: Country, view: View, places: Gazetteer, source: str) -> Ground:
    """The ground that counts already gathered make."""
    people, words = _people(places, country.partnerships)
    nodes = tuple(node for node in offences.by_code() if country.countable(node))
    monthly = np.stack([country.months(node) for node in nodes]) if nodes else np.zeros((0, *country.counts.shape[::2]))
    book = SourceBook.of(view)
    ids = (*sources_named(book, source, country.horizon, country.partnerships), *book.reference_ids())
    return Ground(country, people, words, nodes, monthly, _by_code(country.partnerships), ids, book)


def _by_code(partnerships: tuple[Partnership, ...]) -> dict[str, int]:
    """Where each stands, by its own code or one of its districts'; the first where two share a code."""
    found: dict[str, int] = {}
    for i, one in enumerate(partnerships):
        for code in (one.area.code, *(d.code for d in one.districts)):
            found.setdefault(code, i)
    return found


def gather_group(view: View, places: Gazetteer, question: Question) -> Material:
    """All that one comparison needs and no more. NoDataForPeriod where ours has nothing."""
    groups = (question.group, *question.alternatives)
    codes = dict.fromkeys([question.partnership.area.code, *(m.area.code for group in groups for m in group.members)])
    asked = tuple(
        question.partnership if code == question.partnership.area.code else places.partnership(code) for code in codes
    )
    needed = months_needed(question)
    ground = ground_of(view, places, question.source, question.register, needed, asked, question.audience)
    return on(ground, question)


def on(ground: Ground, question: Question) -> Material:
    """One comparison on a ground that holds it. NoDataForPeriod where ours has nothing."""
    groups = (question.group, *question.alternatives)
    placed = tuple(_place(ground, question.partnership, group) for group in groups)
    chosen_by = ground.book.ids_of({dataset for group in groups for dataset in group.datasets})
    material = Material(ground, placed[0], placed[1:], tuple(dict.fromkeys((*ground.sources, *chosen_by))))
    if why := material.why_not(placed[0].at[0], question.period):
        raise NoDataForPeriod(
            f"{question.partnership.area.name} cannot be compared in {question.period.words}: {why}.",
            "Ask for months that are held; `commonweal status` lists them.",
        )
    return material


def sources_named(book: SourceBook, source: str, horizon: Period, asked: tuple[Partnership, ...]) -> tuple[str, ...]:
    """Ids of the editions that tell of these months there; they are marked as used."""
    if source == POLICE_UK:
        return book.ids(source, horizon, lambda scope: any(p.is_home_force(scope) for p in asked))
    months = [m for e in book.editions if e.dataset == source for m in e.months]  # all tell what is usual
    span = Period(min(months), max(months))
    return (*book.ids(source, span), *book.ids(f"{source}{PRESENT}", span))


def _place(ground: Ground, ours: Partnership, group: NeighbourGroup) -> Place:
    codes = dict.fromkeys([ours.area.code, *(m.area.code for m in group.members)])
    return Place(group, tuple(ground.place[code] for code in codes))


def _people(places: Gazetteer, partnerships: tuple[Partnership, ...]) -> tuple[Floats, str]:
    """Residents of each by one edition for all: the newest, where an older one does not know more of them."""
    best: tuple[Floats, str] = (np.full(len(partnerships), np.nan), "not held")
    for edition in places.population_editions:
        found = [places.population(p.area, edition).value for p in partnerships]
        people = np.array([np.nan if n is None else n for n in found], dtype=np.float64)
        if np.isfinite(people).sum() > np.isfinite(best[0]).sum():
            best = (people, edition)
    return best


def months_needed(question: Question) -> Period:
    """From the first month of either period to the last."""
    return Period(min(question.against.start, question.period.start), max(question.period.end, question.against.end))
