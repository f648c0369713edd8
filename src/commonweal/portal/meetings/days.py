"""Working days and the days that a body meets on. Pure: dates in, dates out."""

import calendar
import datetime as dt
from collections.abc import Iterator
from functools import cache

import holidays

ONE_DAY = dt.timedelta(days=1)


def bank_holiday(day: dt.date) -> str:
    """The name of the bank holiday in England and Wales on a day; "" where it is none."""
    return _bank_holidays(day.year).get(day, "")


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday, bank holidays apart."""
    return day.weekday() < calendar.SATURDAY and not bank_holiday(day)


def clear_working_days_before(day: dt.date, count: int) -> dt.date:
    """The last working day on which something can go out so that `count` clear working days lie between.

    Neither the day of dispatch nor the day of the meeting counts.
    """
    for _ in range(count + 1):
        day -= ONE_DAY
        while not is_working_day(day):
            day -= ONE_DAY
    return day


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """The nth weekday (Monday 0) of a month; -1 is the last. None where the month has no fifth."""
    days = [d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month and d.weekday() == weekday]
    if nth == -1:
        return days[-1]
    return days[nth - 1] if nth <= len(days) else None


def by_pattern(first_month: dt.date, last_month: dt.date, *, weekday: int, nth: int, every: int) -> Iterator[dt.date]:
    """The nth weekday of every `every`th month, from the first month to the last, both included."""
    year, month = first_month.year, first_month.month
    while (year, month) <= (last_month.year, last_month.month):
        found = nth_weekday(year, month, weekday, nth)
        if found:
            yield found
        year, month = year + (month + every - 1) // 12, (month + every - 1) % 12 + 1


def off_bank_holidays(day: dt.date) -> dt.date:
    """The day itself, or the same weekday of the first later week that is no bank holiday."""
    while bank_holiday(day):
        day += 7 * ONE_DAY
    return day


def in_words(day: dt.date) -> str:
    """`Thursday 26 March 2026`."""
    return f"{day:%A} {day.day} {day:%B %Y}"


@cache
def _bank_holidays(year: int) -> dict[dt.date, str]:
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=[year]))
