"""A meeting's day and place, and a year of meetings."""

import calendar
import datetime as dt
from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.meetings.days import bank_holiday, by_pattern, in_words, off_bank_holidays

NTHS = ((1, "First"), (2, "Second"), (3, "Third"), (4, "Fourth"), (5, "Fifth"), (-1, "Last"))


def clock_field(label: str) -> forms.TimeField:
    """A time of day that may be missing."""
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )  # fmt: skip


class MeetingForm(forms.Form):
    """One meeting."""

    date = fields.day("Day")
    start_time = clock_field("Begins")
    end_time = clock_field("Ends")
    venue = forms.CharField(label="Place", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        found = super().clean() or {}
        begins, ends = found.get("start_time"), found.get("end_time")
        if begins and ends and ends <= begins:
            self.add_error("end_time", "The meeting ends after it begins.")
        return found


class MoveForm(MeetingForm):
    """A meeting that was announced."""

    reason = forms.CharField(
        label="Why its day changes", required=False, help_text="Needed once the agenda is out; it is shown."
    )


class PatternForm(forms.Form):
    """A pattern of days: the fourth Thursday of every second month."""

    nth = forms.TypedChoiceField(label="Which", choices=NTHS, coerce=int)
    weekday = forms.TypedChoiceField(label="Weekday", choices=list(enumerate(calendar.day_name))[:5], coerce=int)
    every = forms.IntegerField(label="Every how many months", min_value=1, max_value=12, initial=2)
    first = fields.day("From the month of")
    last = fields.day("To the month of")

    def clean(self) -> dict[str, Any]:
        """A span of at most two years, the right way round."""
        found = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if first and last and not first <= last <= first + dt.timedelta(days=800):
            self.add_error("last", "Choose a month after the first one, at most two years later.")
        return found

    def days(self) -> list[tuple[str, str]]:
        """Each day of the pattern as a choice: its ISO date, and its words with what was moved off a bank holiday."""
        found = self.cleaned_data
        wanted = by_pattern(
            found["first"], found["last"], weekday=found["weekday"], nth=found["nth"], every=found["every"]
        )
        return [(off_bank_holidays(day).isoformat(), _words(day)) for day in wanted]


class DaysForm(forms.Form):
    """The days found, to be ticked."""

    days = forms.MultipleChoiceField(label="Meetings to put in the calendar", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, days: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["days"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        field.choices = days
        field.initial = [value for value, _ in days]

    def dates(self) -> list[dt.date]:
        """The days that were ticked."""
        return [dt.date.fromisoformat(value) for value in self.cleaned_data["days"]]


def _words(day: dt.date) -> str:
    moved = off_bank_holidays(day)
    return in_words(moved) if moved == day else f"{in_words(moved)} ({day:%-d %B} is {bank_holiday(day)})"
