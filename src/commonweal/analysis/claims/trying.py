"""Work out what each reading of a claim comes to: from the newest editions, from older ones, from earlier months."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from commonweal.analysis.claims.fitting import change_of, fit
from commonweal.analysis.claims.model import Claim, Counted, Reading, Tried
from commonweal.analysis.claims.offence_words import ALL, BOTH
from commonweal.analysis.country import POLICE_UK, Country, gather
from commonweal.analysis.country_of_table import country_of_table
from commonweal.analysis.sources import SourceBook
from commonweal.errors import MethodRefused, NoDataForPeriod, NotHeld
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer, Partnership
from commonweal.records import offences
from commonweal.records.register import Register
from commonweal.stats.change import paired_change
from commonweal.store import Store, View

HISTORY = 60
"""Months gathered where they are held: they tell what is usual, how much months vary, and serve the next claim too."""
OLDEST = 6
"""Older releases looked into at the most, the newest first."""


@dataclass(frozen=True, slots=True)
class Held:
    """What one place has in one set of editions. `months` are those held for it; `residents` (edition, number)."""

    partnership: Partnership
    months: frozenset[Month]
    country: Country | None
    residents: tuple[tuple[str, int], ...]
    book: SourceBook
    source: str
    edition: str = ""

    def counts(self, counted: Counted, period: Period) -> float:
        """The rows of a period; NaN where a month of it is not available."""
        if self.country is None:
            return float("nan")
        return float(sum(self.country.totals(node, period)[0] for node in counted.nodes))

    def why(self, period: Period) -> str:
        """Why it is not available; "" where it is."""
        missing = [m for m in period if m not in self.months]
        if missing:
            more = f" and {len(missing) - 1} more of its months are" if len(missing) > 1 else " is"
            return f"{missing[0].words}{more} not held for {self.partnership.area.name}"
        return self.country.why(0, period) if self.country else "nothing of it is held"

    def tells(self, counted: Counted) -> bool:
        """Whether the source counts all of it whole."""
        country = self.country
        return country is not None and all(_whole(country, node) for node in counted.nodes)

    def sources(self, *periods: Period | None) -> tuple[str, ...]:
        """Ids of the editions that hold these months of the place."""
        mine = self.partnership.is_home_force if self.source == POLICE_UK else lambda _: True
        return tuple(dict.fromkeys(i for p in periods if p for i in self.book.ids(self.source, p, mine)))


def _whole(country: Country, node: str) -> bool:
    """Whether all of a node is counted: in itself, or in every part of it."""
    below = offences.children(node)
    return node in country.offences or (bool(below) and all(_whole(country, child) for child in below))


@dataclass(slots=True)
class Archive:
    """The store as it is asked about claims. `said` is the day that the sentence was said, None for now."""

    store: Store
    source: str = POLICE_UK
    register: Register = field(default_factory=Register)
    said: date | None = None
    view: View = field(init=False)
    places: Gazetteer = field(init=False)
    book: SourceBook = field(init=False)
    _gathered: dict[tuple[str, str, Period], Country | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.view = self.store.view()
        self.places = Gazetteer.of(self.view)
        self.book = SourceBook.of(self.view)

    def months(self, partnership: Partnership, view: View | None = None) -> frozenset[Month]:
        """The months held for a place."""
        view = view or self.view
        if self.source != POLICE_UK:
            return view.months(self.source)
        scopes = [s for s in view.scopes(POLICE_UK) if partnership.is_home_force(s)]
        return frozenset(m for s in scopes for m in view.months(POLICE_UK, s))

    def anchor(self, partnership: Partnership) -> Month | None:
        """The newest month held that the speaker could know; None where none is."""
        known = [m for m in self.months(partnership) if self.said is None or m.last_day < self.said]
        return max(known, default=None)

    def held(self, partnership: Partnership, readings: Sequence[Reading]) -> Held:
        """The place's counts for all of these readings, from the newest editions."""
        return self._held(self.view, self.book, partnership, readings, "")

    def older(self, partnership: Partnership, readings: Sequence[Reading]) -> Iterator[Held]:
        """The same from older editions that these months have, the newest of them first."""
        wanted = {m for r in readings for p in (r.period, r.against) if p for m in p}
        current = {e.identity for e in self.view.editions}
        mine = (e for e in self.store.editions(self.source) if e.identity not in current and wanted & {*e.months})
        if self.source == POLICE_UK:
            mine = (e for e in mine if partnership.is_home_force(e.scope))
        for day in sorted({e.published for e in mine}, reverse=True)[:OLDEST]:
            view = self.store.view(as_at=day)
            words = f"released {day.isoformat()}" if day != date.min else "whose release date is not known"
            try:
                yield self._held(view, SourceBook(view.editions, self.book.used), partnership, readings, words)
            except NotHeld:
                continue

    def _held(
        self, view: View, book: SourceBook, partnership: Partnership, readings: Sequence[Reading], edition: str
    ) -> Held:
        months = self.months(partnership, view)
        horizon = _horizon(months, readings)
        country = None
        if horizon:
            key = (edition, partnership.area.code, horizon)
            if key not in self._gathered:
                self._gathered[key] = self._country(view, partnership, horizon)
            country = self._gathered[key]
        return Held(partnership, months, country, self._residents(partnership), book, self.source, edition)

    def _country(self, view: View, partnership: Partnership, horizon: Period) -> Country | None:
        try:
            if self.source == POLICE_UK:
                return gather(view, self.places, horizon, self.register, (partnership,))
            return country_of_table(view, self.places, self.source, horizon, self.register, (partnership,))
        except NoDataForPeriod:
            return None

    def _residents(self, partnership: Partnership) -> tuple[tuple[str, int], ...]:
        found = []
        for edition in self.places.population_editions:
            parts = [self.places.population(d, edition).value for d in partnership.districts]
            if all(n for n in parts):
                found.append((edition, sum(n for n in parts if n)))
        return tuple(found)


def _horizon(months: frozenset[Month], readings: Sequence[Reading]) -> Period | None:
    """The held months that the readings reach over, with some before them; None where nothing is held there."""
    if not months or not readings:
        return None
    runs = [p for r in readings for p in (r.period, r.against) if p]
    last, newest = min(max(p.end for p in runs), max(months)), max(months)
    last = newest if newest.index - last.index < HISTORY else last  # the next claim can use it too
    first = max(min([*(p.start for p in runs), last - (HISTORY - 1)]), min(months))
    return Period(first, last) if first <= last else None


def try_all(claim: Claim, held: Held, readings: Sequence[Reading], *, earlier: bool = False) -> tuple[Tried, ...]:
    """Every reading of the time with every reading of the offence; the likeliest, `principal`, comes first."""
    meanings = [c for c in (claim.offence.meanings if claim.offence else ()) if held.tells(c)]
    found = [t for c in meanings for r in readings for t in _tried(claim, held, r, c)]
    marked = (replace(t, edition=held.edition, earlier=earlier) for t in found)
    return tuple(replace(t, principal=not n) for n, t in enumerate(marked))


def _tried(claim: Claim, held: Held, reading: Reading, counted: Counted) -> Iterator[Tried]:
    why = held.why(reading.period)
    lacking = held.why(reading.against) if reading.against else ""
    if claim.measure == "count" and lacking and not why:
        reading, aside = Reading(reading.period), f"its direction is left out: {lacking}"  # the count can be told
    else:
        why, aside = why or lacking, ""
    blank = Tried(reading, counted, "not available", why=why, sources=held.sources(reading.period, reading.against))
    if why:
        yield blank
        return
    now = held.counts(counted, reading.period)
    before = held.counts(counted, reading.against) if reading.against else None
    told = replace(blank, value=int(now), baseline=None if before is None else int(before), why=aside)
    if claim.measure == "rate":
        yield from _rates(claim, held, told, now)
    elif claim.measure == "share":
        yield from _shares(claim, held, told, now)
    elif claim.measure == "change":
        yield _change(claim, held, told, now, before or 0.0)
    else:
        figure = now - (before or 0.0) if claim.measure == "difference" else now
        yield replace(told, figure=figure, fit=fit(claim, figure, now, before))


def _rates(claim: Claim, held: Held, told: Tried, now: float) -> Iterator[Tried]:
    if not held.residents:
        yield replace(told, why=f"the residents of {held.partnership.area.name} are not known")
    for edition, residents in held.residents:
        figure = claim.amount.per * now / residents
        yield replace(told, figure=figure, residents=f"{residents:,} residents ({edition})", fit=fit(claim, figure))


def _shares(claim: Claim, held: Held, told: Tried, now: float) -> Iterator[Tried]:
    wholes = (BOTH,) if offences.ASB in told.counted.nodes else (ALL, BOTH)
    for whole in wholes:
        total = held.counts(whole, told.reading.period)
        words = Counted(told.counted.nodes, f"{told.counted.words} as a share of {whole.words}")
        if not total:
            yield replace(told, counted=words, why="nothing was recorded of which it could be a share")
            continue
        figure = 100 * now / total
        yield replace(told, counted=words, figure=figure, fit=fit(claim, figure))


def _change(claim: Claim, held: Held, told: Tried, now: float, before: float) -> Tried:
    if not before:
        return replace(told, why="none was recorded before, so no percentage can be taken")
    figure = change_of(now, before)
    return replace(told, figure=figure, fit=fit(claim, figure), interval=_likely(held, told))


def _likely(held: Held, told: Tried) -> tuple[float, float] | None:
    """The change's likely range by the report's own estimator; None where it has none to give.

    It holds the same months of the year against each other: not December against November, nor periods that overlap.
    """
    period, against, country = told.reading.period, told.reading.against, held.country
    if country is None or against is None or len(against) != len(period):
        return None
    series = np.sum([country.months(node)[0] for node in told.counted.nodes], axis=0)
    first = country.horizon.start.index
    apart = period.start.index - against.start.index
    if apart % 12:
        return None
    try:
        result = paired_change(
            [_cut(series, against, first)],
            [_cut(series, period, first)],
            history=[series[: period.end.index - first + 1]],
            apart=apart,
        )
    except MethodRefused:
        return None
    low, high = float(result.low_percent[0]), float(result.high_percent[0])
    return (round(low, 1), round(high, 1)) if np.isfinite([low, high]).all() else None


def _cut(series: np.ndarray, period: Period, first: int) -> np.ndarray:
    return series[period.start.index - first : period.end.index - first + 1]
