"""The law's own clocks. Pure: dates in, dates out.

A month runs to the day of the same number, or to the month's last; where that is no working day, to the next one.
For freedom of information the Act counts bank holidays of any part of the United Kingdom as no working days. Those of
England and Wales alone are left out here, so that a day which is shown is never later than the law's.
"""

import calendar
import datetime as dt
from functools import cache

import holidays

ONE_DAY = dt.timedelta(days=1)
MONTHS, LONGER = 1, 2  # to answer a person; and how much longer where it is complex and they were told in time
FOI_DAYS = 20  # working days
SOON = dt.timedelta(days=7)


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday, bank holidays of England and Wales apart."""
    return day.weekday() < calendar.SATURDAY and day not in _bank_holidays(day.year)


def months_after(day: dt.date, months: int) -> dt.date:
    """The day of the same number some months on, or that month's last."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day some years on; 28 February for the 29th."""
    return months_after(day, 12 * years)


def months_to_answer(starts: dt.date, *, extended: bool) -> dt.date:
    """The last day to answer a person whose clock started on a day."""
    due = months_after(starts, MONTHS + (LONGER if extended else 0))
    while not is_working_day(due):
        due += ONE_DAY
    return due


def working_days_after(day: dt.date, count: int = FOI_DAYS) -> dt.date:
    """The day that is so many working days on; the day itself does not count."""
    for _ in range(count):
        day += ONE_DAY
        while not is_working_day(day):
            day += ONE_DAY
    return day


@cache
def _bank_holidays(year: int) -> dict[dt.date, str]:
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=[year]))
