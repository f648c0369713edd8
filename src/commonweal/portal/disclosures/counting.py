"""What the quarter's depersonalised data set counts: rooms above register what they give, as plain counts.

Only what happened in the quarter is counted, by month: never how many there are on a day, since two such numbers
compared tell who came and went.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from commonweal.figures import Month

ALL = ""  # in place of a month, an area or an agency: all of them


@dataclass(frozen=True, slots=True, order=True)
class Counted:
    """How many of a kind in a month, an area and an agency. Words of lists alone: no free text, no id, nobody."""

    kind: str
    month: str  # "2026-01"
    area: str = "not said"
    agency: str = "not said"
    count: int = 1


Counting = Callable[[dt.date, dt.date], Iterable[Counted]]
Telling = Callable[[Iterable[Counted]], Iterable[frozenset[str]]]


def nowhere(_: Iterable[Counted]) -> Iterable[frozenset[str]]:
    """What is counted stands in no other paper."""
    return ()


@dataclass(frozen=True, slots=True)
class Source:
    """Something that is counted. `words`: what one of it is, for the dictionary; `count(first, last)` of a quarter.

    `rounded_to`: what its counts are rounded to wherever they are told. `told`: agencies whose counts another paper
    tells as one exact sum, so that no hidden count can be worked out from the two together.
    """

    name: str
    words: str
    count: Counting
    rounded_to: int = 1
    told: Telling = nowhere


_SOURCES: dict[str, Source] = {}


def counted_by(name: str, words: str, count: Counting, *, rounded_to: int = 1, told: Telling = nowhere) -> None:
    """Have a room's events counted in every quarter's data set."""
    held = _SOURCES.setdefault(name, Source(name, words, count, rounded_to, told))
    if held.count is not count:
        raise ValueError(f"two rooms want to be counted as {name!r}")


def sources() -> list[Source]:
    """Every source, by name."""
    return [_SOURCES[name] for name in sorted(_SOURCES)]


def counted(source: Source, first: dt.date, last: dt.date) -> list[Counted]:
    """A source's counts, summed; refused where one lies outside the quarter."""
    months = {str(Month.of(first) + n) for n in range(3)}
    sums: dict[tuple[str, str, str, str], int] = {}
    for one in source.count(first, last):
        if one.month not in months:
            raise ValueError(f"{source.name} counts {one.month}, outside of its quarter")
        key = (one.kind, one.month, one.area or "not said", one.agency or "not said")
        sums[key] = sums.get(key, 0) + one.count
    return [Counted(*key, count=count) for key, count in sorted(sums.items()) if count]


def months_of(quarter: dt.date) -> list[str]:
    """A quarter's three months, as they are counted."""
    return [f"{quarter.year}-{quarter.month + n:02}" for n in range(3)]


def quarter_of(day: dt.date) -> dt.date:
    """The first day of a day's quarter."""
    return dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def days_of(quarter: dt.date) -> tuple[dt.date, dt.date]:
    """A quarter's first and last day."""
    return quarter, (Month.of(quarter) + 2).last_day


def words_of(quarter: dt.date) -> str:
    """`January to March 2026`."""
    first, last = days_of(quarter)
    return f"{first:%B} to {last:%B %Y}"


def short_words_of(quarter: dt.date) -> str:
    """`Jan to Mar 2026`, for a table's row."""
    first, last = days_of(quarter)
    return f"{first:%b} to {last:%b %Y}"


def quarters_over(today: dt.date, most: int = 8) -> list[dt.date]:
    """Quarters that are over, the newest first: two counts of one that is not would tell what came between."""
    found, at = [], quarter_of(today)
    for _ in range(most):
        at = quarter_of(at - dt.timedelta(days=1))
        found.append(at)
    return found
