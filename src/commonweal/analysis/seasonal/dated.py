"""All figures of one look at a source that tells days."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from commonweal.analysis.seasonal.around import Around, beside_around, sides, span_of, weeks_of
from commonweal.analysis.seasonal.earlier import against_earlier, check, next_season
from commonweal.analysis.seasonal.events import HOURS, Events
from commonweal.analysis.seasonal.question import Question
from commonweal.analysis.seasonal.subjects import Floats, Shared, Subject, stacked
from commonweal.analysis.seasonal.window import Span, day_words, window
from commonweal.figures import Figure, Period, Row, Table
from commonweal.stats.season import LEAST_YEARS, weekly_dispersion

MOST_DAYS = 31  # longer windows are not taken apart by day
HEADS = {"ward": "Ward", "kind": "Kind", "day": "Day", "hour": "Hour"}


@dataclass(slots=True)
class DatedLook:
    """Collects the figures and tables of one look."""

    question: Question
    events: Events
    shared: Shared
    name: str
    figures: list[Figure] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @property
    def held(self) -> tuple[int, ...]:
        """The years, this one among them where it is, of which the whole window is held."""
        months = sorted(self.events.held)
        years = range(months[0].year - 1, self.question.year + 1) if months else range(0)
        return tuple(y for y in years if self.events.covers(self.span(y)))

    @property
    def is_held(self) -> bool:
        """Whether this year's window is held whole."""
        return self.question.year in self.held

    @property
    def earlier(self) -> tuple[int, ...]:
        """The earlier years that are learned from."""
        return self.before(self.question.year)

    def before(self, year: int) -> tuple[int, ...]:
        """The years held of the few before one: counting changes too much over longer ones, and over gaps."""
        return tuple(y for y in self.held if year - self.question.season.years <= y < year)

    def span(self, year: int) -> Span:
        """The window of a year."""
        return window(self.question.season, year)

    def work_out(self) -> None:
        """Everything, in the order of the paper."""
        self._all()
        for name, subjects, count in self._slices():
            self._slice(name, subjects, count)
        self._days()
        self._heat()
        self._forecasts()
        self._checks()

    # By earlier years and by the weeks around -----------------------------------------------------------------------

    def _all(self) -> None:
        subject = self._whole()
        events = self.events
        self._slice("all", [subject], lambda *spans: np.array([sum(events.total(s) for s in spans)]), table=False)
        years = [y for y in (*self.earlier, self.question.year) if y in self.held and self._sides(y)]
        if not years:
            return
        by_year = [self._around(y) for y in years]
        spread = self._spread([subject], lambda *spans: np.array([sum(events.total(s) for s in spans)]))
        figures = beside_around(
            self.shared,
            [Subject(f"year/{y}", str(y), subject.area) for y in years],
            np.array([events.total(a.window) for a in by_year]),
            np.array([sum(events.total(s) for s in a.sides) for a in by_year]),
            _sizes(by_year),
            tuple(np.repeat(part, len(years)) for part in spread),  # type: ignore[arg-type]
            "added",
            self.question.season.weeks,
        )
        periods = [a.window.months for a in by_year]
        self._add([_of_period(f, p) for f, p in zip(figures, periods, strict=True)], "years", "Year")

    def _slice(self, name: str, subjects: Sequence[Subject], count: Callable[..., Floats], table: bool = True) -> None:
        rows, year = len(subjects), self.question.year
        now = count(self.span(year)) if self.is_held else np.full(rows, np.nan)
        columns = [count(self.span(y)) for y in self.earlier]
        told = against_earlier(
            self.shared, subjects, stacked(columns, rows), now, self.earlier, self._baseline(self.earlier)
        )
        self._add(told, f"{name}/earlier" if table else "", HEADS.get(name, ""))
        if not self.is_held or not self._sides(year):
            return
        around = self._around(year)
        figures = beside_around(
            self.shared,
            subjects,
            now,
            count(*around.sides),
            tuple(np.repeat(part, rows) for part in _sizes([around])),  # type: ignore[arg-type]
            self._spread(subjects, count),
            weeks=self.question.season.weeks,
        )
        self._add(figures, f"{name}/around" if table else "", HEADS.get(name, ""))

    def _slices(self) -> Iterator[tuple[str, list[Subject], Callable[..., Floats]]]:
        place, events = self.question.partnership.area, self.events
        if events.wards:
            yield "ward", [Subject(f"ward/{w.code}", w.name, w) for w in events.wards], events.by_ward
        if len(events.kinds) > 1:
            yield "kind", [Subject(f"kind/{k.code}", k.name, place) for k in events.kinds], events.by_kind
        if events.tells_hours:
            labels = [f"{h:02d}:00 to {h:02d}:59" for h in range(HOURS)]
            yield "hour", [Subject(f"hour/{h:02d}", labels[h], place) for h in range(HOURS)], events.by_hour

    def _days(self) -> None:
        """By date: beside the same date of earlier years, and beside an even share of the weeks around."""
        span, place = self.span(self.question.year), self.question.partnership.area
        if len(span) > MOST_DAYS or len(span) < 2:
            return
        subjects = [Subject(f"day/{d:%m-%d}", day_words(d), place) for d in span]
        now = self.events.by_day(span) if self.is_held else np.full(len(span), np.nan)
        columns = [self.events.by_day(self.span(y)) for y in self.earlier if len(self.span(y)) == len(span)]
        years = [y for y in self.earlier if len(self.span(y)) == len(span)]
        self._add(
            against_earlier(self.shared, subjects, stacked(columns, len(span)), now, years, self._baseline(years)),
            "day/earlier",
            "Day",
        )
        if self.is_held and self._sides(self.question.year):
            around = self._around(self.question.year)
            total = sum(self.events.total(s) for s in around.sides)
            of_day = np.array([around.weights[d.weekday()] for d in span])
            phi, df = self._spread_of_days()
            sizes = of_day, np.full(len(span), sum(around.size(s) for s in around.sides))
            spread = np.full(len(span), phi), np.full(len(span), df)
            figures = beside_around(
                self.shared, subjects, now, np.full(len(span), total), sizes, spread, weeks=self.question.season.weeks
            )
            self._add(figures, "day/around", "Day")

    def _heat(self) -> None:
        """Days down, hours across: one figure that holds the table."""
        span = self.span(self.question.year)
        if not self.is_held or not self.events.tells_hours or len(span) > MOST_DAYS:
            return
        table = self.events.by_day_and_hour(span)
        subject = Subject("heat", "By day and hour", self.question.partnership.area)
        parameters = {"days": [day_words(d) for d in span], "counts": table.astype(int).tolist()}
        self.figures.append(
            self.shared.figure(subject, "hours", value=int(table.sum()), method="count", parameters=parameters)
        )

    # What comes next, and how that did before -----------------------------------------------------------------------

    def _forecasts(self) -> None:
        year = self.question.year + 1 if self.is_held else self.question.year
        years = self.before(year)
        period, subjects, wards = self.span(year).months, [self._whole()], self._wards()
        totals = stacked([np.array([self.events.total(self.span(y))]) for y in years], 1)
        of_wards = stacked([self.events.by_ward(self.span(y)) for y in years], len(wards))
        told = next_season(self.shared, subjects, totals, years, period)
        told += next_season(self.shared, wards, of_wards, years, period) if wards else []
        self._add(told, "forecast", "Ward")

    def _checks(self) -> None:
        """Each year of which a forecast could have been made then, from the years before it alone."""
        wards, figures = self._wards(), []
        for year in self.held:
            years = self.before(year)
            if len(years) < LEAST_YEARS:
                continue
            spans = [self.span(y) for y in years]
            total = np.array([self.events.total(s) for s in spans]), self.events.total(self.span(year))
            of_wards = (
                stacked([self.events.by_ward(s) for s in spans], len(wards)),
                self.events.by_ward(self.span(year)),
            )
            subject = Subject(f"check/{year}", str(year), self.question.partnership.area)
            figures.append(check(self.shared, subject, total, of_wards, years, self.span(year).months))
        self._add(figures, "checks", "Year")

    # What they all ask ----------------------------------------------------------------------------------------------

    def _whole(self) -> Subject:
        return Subject("all", self.name, self.question.partnership.area)

    def _wards(self) -> list[Subject]:
        return [Subject(f"ward/{w.code}", w.name, w) for w in self.events.wards]

    def _sides(self, year: int) -> tuple[Span, ...]:
        return tuple(s for s in sides(self.question.season, year) if self.events.covers(s))

    def _around(self, year: int) -> Around:
        """The weights of the days of the week rest on every year's surroundings that are held."""
        every = [s for y in (*self.earlier, self.question.year) for s in self._sides(y)]
        return span_of(self.question.season, year, self._sides(year), self.events.by_weekday(*every))

    def _spread(self, subjects: Sequence[Subject], count: Callable[..., Floats]) -> tuple[Floats, Floats]:
        """Dispersion of the weeks around, over the years that hold both sides; over this year's where none does."""
        every = (*self.earlier, self.question.year)
        years = [y for y in every if len(self._sides(y)) == 2] or [self.question.year]
        weeks = [np.stack([count(w) for s in self._sides(y) for w in weeks_of(s)], axis=1) for y in years]
        return weekly_dispersion(np.stack(weeks, axis=1).reshape(len(subjects), len(years), -1))

    def _spread_of_days(self) -> tuple[float, float]:
        """Dispersion of single days about their weight, over the weeks around of all years."""
        squares = df = 0.0
        for year in (*self.earlier, self.question.year):
            around = self._around(year) if self._sides(year) else None
            for side in around.sides if around else ():
                counts = self.events.by_day(side)
                weight = np.array([around.weights[d.weekday()] for d in side])  # type: ignore[union-attr]
                expected = counts.sum() * weight / weight.sum()
                squares += float(((counts - expected) ** 2 / np.maximum(expected, 1e-9)).sum()) if counts.sum() else 0.0
                df += len(side) - 1.0 if counts.sum() else 0.0
        return max(squares / df, 1.0) if df else 1.0, max(df, 1.0)

    def _baseline(self, years: Sequence[int]) -> Period | None:
        return Period(self.span(years[0]).months.start, self.span(years[-1]).months.end) if years else None

    def _add(self, figures: Sequence[Figure], table: str, head: str) -> None:
        self.figures += figures
        if table and figures:
            rows = tuple(Row(f.id) for f in figures)
            self.tables.append(Table(f"{self.shared.key}/{table}", self.name, head, rows, self.question.period, None))


def _sizes(arounds: Sequence[Around]) -> tuple[Floats, Floats]:
    windows = np.array([a.size(a.window) for a in arounds])
    return windows, np.array([sum(a.size(s) for s in a.sides) for a in arounds])


def _of_period(figure: Figure, period: Period) -> Figure:
    return replace(figure, period=period)
