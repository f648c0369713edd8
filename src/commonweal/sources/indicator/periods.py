"""A period as a publisher prints it: months, quarters, calendar, financial and school years, rolling years."""

import re
from collections.abc import Callable
from typing import Literal

from commonweal.errors import PeriodRefused
from commonweal.figures import Period
from commonweal.figures.period import FINANCIAL_YEAR_STARTS, NAMES, Month

Years = Literal["financial", "school"]
FIRST, LAST = 1990, 2100  # a year outside these is a slip
STARTS: dict[str, int] = {"financial": FINANCIAL_YEAR_STARTS, "school": 9}
MONTHS = {name[:3].casefold(): number for number, name in enumerate(NAMES, 1)}

_MONTH = r"([A-Za-z]{3,9})\.?"
_YEAR = r"((?:19|20)\d\d)"
_DOUBLE = r"((?:19|20)\d\d)\s*[/\-–]?\s*((?:19|20)?\d\d)"
_YEAR_TO = r"(?:the )?(?:year|12 months|twelve months) (?:ending|ended|to|up to)(?: in| the end of)?"
_TO = r"\s*(?:to|-|–|—|until)\s*"


def read_period(text: str, years: Years = "financial", length: int | None = None) -> Period | None:
    """The period, or None where it is none that is known. A year written double is a financial or a school one.

    `length`: how many months a period is whose first month alone is printed, as a date or a month.
    """
    words = " ".join(text.split())
    for form, read in _FORMS:
        found = form.fullmatch(words)
        if found:
            try:
                period = read(found, years)
            except (PeriodRefused, ValueError, KeyError):
                return None
            if period is None:
                continue
            if length and len(period) == 1:
                period = Period(period.start, period.start + (length - 1))
            return period if period.start.year >= FIRST and period.end.year <= LAST else None
    return None


def _iso(found: re.Match[str], _: Years) -> Period:
    start = Month.parse(found[1])
    return Period(start, Month.parse(found[2]) if found[2] else start)


def _day(found: re.Match[str], _: Years) -> Period:
    month = Month.parse(found[1])
    return Period(month, month)


def _named(found: re.Match[str], _: Years) -> Period:
    month = _month(found[1], found[2])
    return Period(month, month)


def _from_to(found: re.Match[str], _: Years) -> Period:
    end = _month(found[3], found[4])
    start = _month(found[1], found[2] or found[4])
    return Period(start - 12 if not found[2] and end < start else start, end)


def _year_to(found: re.Match[str], _: Years) -> Period:
    end = _month(found[1], found[2])
    return Period(end - 11, end)


def _double(found: re.Match[str], years: Years) -> Period | None:
    first = int(found[1])
    return None if not _follows(first, found[2]) else _year(first, years)


def _calendar(found: re.Match[str], _: Years) -> Period:
    year = int(found[1])
    return Period(Month(year, 1), Month(year, 12))


def _quarter(year: str, later: str | None, quarter: str, years: Years) -> Period | None:
    if later and not _follows(int(year), later):
        return None
    start = Month(int(year), STARTS[years] if later else 1) + 3 * (int(quarter) - 1)
    return Period(start, start + 2)


def _year(first: int, years: Years) -> Period:
    start = Month(first, STARTS[years])
    return Period(start, start + 11)


def _follows(first: int, later: str) -> bool:
    return int(later[-2:]) == (first + 1) % 100


def _month(name: str, year: str) -> Month:
    if not any(known.casefold().startswith(name.casefold()) for known in NAMES):  # Sept. is one too
        raise KeyError(name)
    return Month(int(year), MONTHS[name[:3].casefold()])


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Years], Period | None]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), read)
    for form, read in (
        (r"(\d{4}-\d\d)-\d\d(?:[ T]00:00(?::00)?)?", _day),
        (rf"{_YEAR_TO} {_MONTH} ?{_YEAR}", _year_to),
        (rf"{_MONTH}(?: ?{_YEAR})?{_TO}{_MONTH} ?{_YEAR}", _from_to),
        (rf"{_MONTH}[ \-]{_YEAR}", _named),
        (rf"{_DOUBLE}[ ,\-]*Q(?:uarter|tr)? ?([1-4])", lambda f, y: _quarter(f[1], f[2], f[3], y)),
        (rf"Q(?:uarter|tr)? ?([1-4])[ ,\-]*{_DOUBLE}", lambda f, y: _quarter(f[2], f[3], f[1], y)),
        (rf"{_YEAR}[ ,\-]*Q(?:uarter|tr)? ?([1-4])", lambda f, y: _quarter(f[1], None, f[2], y)),
        (rf"Q(?:uarter|tr)? ?([1-4])[ ,\-]*{_YEAR}", lambda f, y: _quarter(f[2], None, f[1], y)),
        (_DOUBLE, _double),
        (r"(\d{4}-\d\d)(?:\.\.(\d{4}-\d\d))?", _iso),
        (_YEAR, _calendar),
    )
)
