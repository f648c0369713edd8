"""Which complaints count towards the threshold, and by when what is due. Pure: dates in, dates out."""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import holidays

from commonweal.portal.cases.reviews.procedure import Procedure

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What happened and when it was complained of, to whom. A day that nobody knows is None."""

    happened_on: dt.date | None
    told_on: dt.date | None
    to: str = ""
    what: str = ""
    number: str = ""  # the reference that the agency gave

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Complaint":
        """As it is kept."""
        days = {
            name: dt.date.fromisoformat(said[name]) if said.get(name) else None for name in ("happened_on", "told_on")
        }
        return cls(**days, to=said.get("to", ""), what=said.get("what", ""), number=said.get("number", ""))

    def kept(self) -> dict[str, str]:
        """To keep it."""
        return {
            "happened_on": self.happened_on.isoformat() if self.happened_on else "",
            "told_on": self.told_on.isoformat() if self.told_on else "",
            "to": self.to, "what": self.what, "number": self.number,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """One complaint and whether it counts; why not, in words."""

    complaint: Complaint
    why_not: str

    @property
    def counts(self) -> bool:
        """Whether it counts."""
        return not self.why_not


def counted(complaints: Iterable[Complaint], applied_on: dt.date, rule: Procedure) -> tuple[Counted, ...]:
    """Each complaint, with whether it counts by the procedure. What is not known is for a person to find out."""
    return tuple(Counted(one, _why_not(one, applied_on, rule)) for one in complaints)


def _why_not(one: Complaint, applied_on: dt.date, rule: Procedure) -> str:
    if one.told_on is None:
        return "the day of the complaint is not known: ask the agency"
    if one.happened_on is None:
        return "the day of what happened is not known: ask the applicant"
    if one.told_on < one.happened_on:
        return "it was complained of before it happened: look at the days again"
    if one.told_on > applied_on:
        return "it was complained of after the application"
    if one.told_on >= months_after(one.happened_on, rule.complained_within):
        return f"it was complained of more than {_months(rule.complained_within)} after it happened"
    if applied_on >= months_after(one.told_on, rule.applied_within):
        return f"the application came more than {_months(rule.applied_within)} after the complaint"
    return ""


def _months(number: int) -> str:
    return "a month" if number == 1 else f"{number} months"


def months_after(day: dt.date, months: int) -> dt.date:
    """The day on which a time of months that begins with a day is over.

    Where the last month has no such day, its last day belongs to the time still: it is over on the first of the next.
    """
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return last.replace(day=day.day) if day.day <= last.day else last + ONE_DAY


def working_days_after(day: dt.date, number: int) -> dt.date:
    """The working day that lies so many working days after a day."""
    for _ in range(number):
        day += ONE_DAY
        while day.weekday() >= calendar.SATURDAY or day in _bank_holidays(day.year):
            day += ONE_DAY
    return day


@cache
def _bank_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG", years=year)
