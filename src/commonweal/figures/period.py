"""Months and runs of months: the calendar that every figure stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from commonweal.errors import PeriodRefused

NAMES = ("January February March April May June July August September October November December").split()
FINANCIAL_YEAR_STARTS = 4  # April
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month. Adding a whole number moves it by so many months."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """`2024-10` -> October 2024."""
        found = MONTH.fullmatch(text.strip())
        if not found:
            raise PeriodRefused(f"'{text}' is not a month.", "Write months as 2024-10.")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def index(self) -> int:
        """Months since year 0: consecutive months differ by one."""
        return self.year * 12 + self.month - 1

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date.fromordinal((self + 1).first_day.toordinal() - 1)

    @property
    def financial_year_start(self) -> "Month":
        """The April that its financial year began with."""
        return Month(self.year - (self.month < FINANCIAL_YEAR_STARTS), FINANCIAL_YEAR_STARTS)

    @property
    def words(self) -> str:
        """`October 2024`."""
        return f"{NAMES[self.month - 1]} {self.year}"

    @property
    def short(self) -> str:
        """`Oct 24`."""
        return f"{NAMES[self.month - 1][:3]} {self.year % 100:02d}"

    def __add__(self, months: int) -> "Month":
        year, month = divmod(self.index + months, 12)
        return Month(year, month + 1)

    def __sub__(self, months: int) -> "Month":
        return self + -months

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Period:
    """A run of months, both ends included."""

    start: Month
    end: Month

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise PeriodRefused(
                f"The period ends ({self.end}) before it starts ({self.start}).",
                f"Write it as {self.end}..{self.start}.",
            )

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2024-10..2025-09`, `2024-10`, `ytd:2025-08` (financial year to date) or `12m:2025-09`."""
        kind, colon, rest = text.strip().partition(":")
        if colon and kind == "ytd":
            end = Month.parse(rest)
            return cls(end.financial_year_start, end)
        if colon and kind == "12m":
            end = Month.parse(rest)
            return cls(end - 11, end)
        if colon:
            raise PeriodRefused(f"'{text}' is not a period.", "Write 2024-10..2025-09, ytd:2025-08 or 12m:2025-09.")
        first, dots, last = text.partition("..")
        start = Month.parse(first)
        return cls(start, Month.parse(last) if dots else start)

    def __len__(self) -> int:
        return self.end.index - self.start.index + 1

    def __iter__(self) -> Iterator[Month]:
        return (self.start + n for n in range(len(self)))

    def __contains__(self, month: object) -> bool:
        return isinstance(month, Month) and self.start <= month <= self.end

    def __str__(self) -> str:
        return f"{self.start}..{self.end}"

    def shift(self, months: int) -> "Period":
        """The same run, so many months later (or earlier, if negative)."""
        return Period(self.start + months, self.end + months)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a month."""
        return self.start <= other.end and other.start <= self.end

    @property
    def words(self) -> str:
        """`October 2024 to September 2025`; one month is only its name."""
        if self.start == self.end:
            return self.start.words
        if self.start.year == self.end.year:
            return f"{NAMES[self.start.month - 1]} to {self.end.words}"
        return f"{self.start.words} to {self.end.words}"
