"""Dates and times as English minutes print them."""

import re
from datetime import date

from commonweal.minutes.model import StatedDate

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAY = (
    r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?,?\s+"
    r"(?:the\s+)?)?"
)
_LONG = rf"(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})\.?,?\s+(?P<year>\d{{4}})\b"
_MONTH_FIRST = rf"(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})\b"
_SHORT = r"(?P<day3>\d{1,2})(?P<mark>[./-])(?P<month3>\d{1,2})(?P=mark)(?P<year3>\d{4}|\d{2})(?![\d/])"
_ISO = r"(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2})\b"
DATE = re.compile(rf"(?<![\d/.]){_WEEKDAY}(?:{_LONG}|{_MONTH_FIRST}|{_ISO}|{_SHORT})", re.IGNORECASE)
# The same without groups, to stand inside other patterns.
DATE_WORDS = (
    rf"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?)?"
    rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}))"
)

_HALF = r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)"
TIME = re.compile(
    rf"(?<![\d£.,/])(?:(?P<hour>\d{{1,2}})[.:](?P<minute>[0-5]\d)(?!\d|[./]\d){_HALF}?(?:\s?(?:hours|hrs)\b)?"
    rf"|(?P<hour2>\d{{1,2}}){_HALF.replace('half', 'half2')}|(?P<noon>12\s?noon|noon|midday)\b)",
    re.IGNORECASE,
)


def find_dates(text: str) -> tuple[StatedDate, ...]:
    """Every whole date in `text`, in order; a string that looks like one and is none (31 June) is left out."""
    return tuple(d for d in (_stated(m) for m in DATE.finditer(text)) if d is not None)


def first_date(text: str) -> StatedDate | None:
    """The first whole date in `text`."""
    return next((d for d in (_stated(m) for m in DATE.finditer(text)) if d is not None), None)


def _stated(found: re.Match[str]) -> StatedDate | None:
    part = found.groupdict()
    year = part["year"] or part["year2"] or part["year3"] or part["year4"]
    month = part["month"] or part["month2"] or part["month3"] or part["month4"]
    day = part["day"] or part["day2"] or part["day3"] or part["day4"]
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    try:
        that = date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None
    weekday = part["weekday"]
    agrees = None if weekday is None else WEEKDAYS[that.weekday()].startswith(weekday.lower().rstrip("."))
    return StatedDate(that, " ".join(found.group().split()), weekday, agrees)


def find_times(text: str) -> tuple[str, ...]:
    """Every time in `text` as 24-hour `HH:MM`, in order; dates are not taken for times."""
    bare = DATE.sub(" ", text)
    return tuple(t for t in (_time(m) for m in TIME.finditer(bare)) if t is not None)


def _time(found: re.Match[str]) -> str | None:
    if found["noon"]:
        return "12:00"
    hour, half = int(found["hour"] or found["hour2"]), (found["half"] or found["half2"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{found['minute'] or '00'}" if hour < 24 else None
