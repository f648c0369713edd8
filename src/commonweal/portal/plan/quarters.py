"""Quarters of the financial year, which begins in April: Q1 2026/27 is April to June 2026."""

import datetime as dt
from dataclasses import dataclass

APRIL, MONTHS = 4, 3


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a financial year, named by the calendar year in which that begins."""

    year: int
    number: int

    @property
    def first(self) -> dt.date:
        """Its first day."""
        months = APRIL - 1 + MONTHS * (self.number - 1)
        return dt.date(self.year + months // 12, months % 12 + 1, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.next.first - dt.timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The one after it."""
        return Quarter(self.year, self.number + 1) if self.number < MONTHS + 1 else Quarter(self.year + 1, 1)

    @property
    def words(self) -> str:
        """`Q1 2026/27`."""
        return f"Q{self.number} {year_words(self.year)}"

    def holds(self, day: dt.date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.first <= day <= self.last


def quarter_of(day: dt.date) -> Quarter:
    """The quarter that a day lies in."""
    return Quarter(year_of(day), (day.month - APRIL) % 12 // MONTHS + 1)


def year_of(day: dt.date) -> int:
    """The calendar year in which a day's financial year begins."""
    return day.year if day.month >= APRIL else day.year - 1


def year_words(year: int) -> str:
    """`2026/27`."""
    return f"{year}/{(year + 1) % 100:02d}"


def between(since: dt.date, until: dt.date) -> tuple[Quarter, ...]:
    """Every quarter from one day to another, the newest first."""
    found, at = [], quarter_of(since)
    while at.first <= until:
        found.append(at)
        at = at.next
    return tuple(reversed(found))
