"""The days of what is repeated, and a month as weeks."""

import calendar
import datetime as dt
from collections.abc import Iterator

ONCE, WEEKLY, FORTNIGHTLY, MONTHLY = "once", "weekly", "fortnightly", "monthly"
REPEATS = {
    ONCE: "Once", WEEKLY: "Every week", FORTNIGHTLY: "Every two weeks",
    MONTHLY: "Every month, on the same weekday of the month",
}  # fmt: skip
WEEK = 7


def days_of(first: dt.date, repeat: str, times: int) -> list[dt.date]:
    """The days, the first one among them. Monthly: the second Tuesday stays the second Tuesday.

    A fifth Tuesday comes in months that have one; others are passed over.
    """
    if repeat in (WEEKLY, FORTNIGHTLY):
        step = dt.timedelta(days=WEEK if repeat == WEEKLY else 2 * WEEK)
        return [first + n * step for n in range(times)]
    if repeat == MONTHLY:
        return [day for _, day in zip(range(times), _monthly(first), strict=False)]
    return [first]


def _monthly(first: dt.date) -> Iterator[dt.date]:
    nth, year, month = (first.day - 1) // WEEK, first.year, first.month
    while year <= first.year + WEEK:
        before = (first.weekday() - dt.date(year, month, 1).weekday()) % WEEK
        day = 1 + before + nth * WEEK
        if day <= calendar.monthrange(year, month)[1]:
            yield dt.date(year, month, day)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def weeks_of(month: dt.date) -> list[list[dt.date]]:
    """The weeks that a month touches, Monday first, each with its seven days."""
    return calendar.Calendar().monthdatescalendar(month.year, month.month)
