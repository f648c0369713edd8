"""How old the last figure is, and when the next one is due: in words that a member reads aloud."""

import datetime as dt

from commonweal.figures import Period
from commonweal.records.indicator import MONTHS, Indicator

WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()
A_YEAR = 12  # months
OLD = 12  # months: a figure of no rhythm that is older than this is stale


def months_since(period: Period, on: dt.date) -> int:
    """Whole months since a period ended; below nought where it has not."""
    end = period.end.last_day + dt.timedelta(days=1)
    return (on.year - end.year) * A_YEAR + on.month - end.month - (on.day < end.day)


def age_words(period: Period, on: dt.date) -> str:
    """`eleven months old`, `two years and one month old`; a period that has not ended says so."""
    months = months_since(period, on)
    if months < 0:
        return "not ended yet"
    if months == 0:
        return "less than a month old"
    years, rest = divmod(months, A_YEAR)
    parts = [_so_many(years, "year")] * bool(years) + [_so_many(rest, "month")] * bool(rest)
    return f"{' and '.join(parts)} old"


def next_due(indicator: Indicator, last: Period | None) -> dt.date | None:
    """The day by which the figure after the last one is due; None where there is no rhythm, or no figure yet."""
    if last is None or indicator.rhythm not in MONTHS:
        return None
    end = (last.end + MONTHS[indicator.rhythm]).last_day
    return end + dt.timedelta(days=indicator.due_days)


def is_stale(indicator: Indicator, last: Period | None, on: dt.date) -> bool:
    """Whether the next figure is late by its rhythm; without a rhythm, whether the last is more than a year old."""
    if last is None:
        return False
    due = next_due(indicator, last)
    return due < on if due is not None else months_since(last, on) > OLD


def _so_many(count: int, noun: str) -> str:
    number = WORDS[count] if count < len(WORDS) else str(count)
    return f"{number} {noun}{'' if count == 1 else 's'}"
