"""A season's days of a year, and the weeks around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commonweal.figures import Month, Period
from commonweal.records.season import Season

WEEK = 7


@dataclass(frozen=True, slots=True)
class Span:
    """A run of days, both ends counted."""

    first: date
    last: date

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(n) for n in range(len(self)))

    @property
    def months(self) -> Period:
        """The months that it touches."""
        return Period(Month.of(self.first), Month.of(self.last))

    @property
    def whole_months(self) -> bool:
        """Whether it is whole months and nothing else."""
        return self.first.day == 1 and self.last == Month.of(self.last).last_day

    @property
    def words(self) -> str:
        """`25 October to 8 November 2025`."""
        if self.first.year != self.last.year:
            return f"{day_words(self.first)} {self.first.year} to {day_words(self.last)} {self.last.year}"
        return f"{days_words(self)} {self.last.year}"


def window(season: Season, year: int) -> Span:
    """The season that begins in a year. It ends in the next where its last day comes before its first.

    A season to the end of February takes 29 February with it, where there is one.
    """
    first = date(year, *season.first)
    month, day = season.last
    end = year + (season.last < season.first)
    last = Month(end, month).last_day if (month, day) == (2, 28) else date(end, month, day)
    return Span(first, last)


def before(season: Season, year: int) -> Span:
    """The weeks before it."""
    first = window(season, year).first
    return Span(first - timedelta(WEEK * season.weeks), first - timedelta(1))


def after(season: Season, year: int) -> Span:
    """The weeks after it."""
    last = window(season, year).last
    return Span(last + timedelta(1), last + timedelta(WEEK * season.weeks))


def day_words(day: date) -> str:
    """`5 November`."""
    return f"{day.day} {day:%B}"


def days_words(span: Span) -> str:
    """`25 October to 8 November`, whatever the year."""
    return f"{day_words(span.first)} to {day_words(span.last)}" if len(span) > 1 else day_words(span.first)
