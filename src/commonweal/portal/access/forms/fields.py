"""Fields that the forms of several rooms have."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from commonweal.portal.access.forms.numbers import MoneyField, NumberField
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.partnership.models import Agency

EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)
BORN_FROM = date(1880, 1, 1)  # whoever is sought may be old, or have died
WRONG_YEAR = "Look at the year again."
SINGLE_NAME = "Leave one of the two empty only where somebody has a single name."
NARROW = {"class": "govuk-input--width-10", "inputmode": "decimal"}


def day(label: str, *, earliest: date = EARLIEST, **more: Any) -> forms.DateField:
    """A day, with the browser's own calendar, which takes a half-typed year for one of the Roman emperors'."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    within = [MinValueValidator(earliest, WRONG_YEAR), MaxValueValidator(LATEST, WRONG_YEAR)]
    return forms.DateField(label=label, widget=widget, validators=within, **more)


def birthday(**more: Any) -> forms.DateField:
    """The day on which somebody was born, of whatever age they are."""
    return day("Date of birth", required=False, earliest=BORN_FROM, **more)


def words(label: str, rows: int = 3, *, required: bool = False, longest: int = 10_000, **more: Any) -> forms.CharField:
    """Some lines of words."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=longest, widget=widget, **more)


def number(label: str, **more: Any) -> NumberField:
    """A number as it is printed."""
    return NumberField(label=label, required=False, widget=forms.TextInput(attrs=NARROW), **more)


def money(label: str, **more: Any) -> MoneyField:
    """Pounds."""
    widget = forms.TextInput(attrs=NARROW)
    return MoneyField(label=label, min_value=0, max_digits=12, decimal_places=2, widget=widget, **more)


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Say what a field of a form offers."""
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]


def offer_agencies(form: forms.Form, name: str, choices: Iterable[tuple[str, str]] | None = None) -> None:
    """Offer agencies, all that take part or these; the only one is chosen already."""
    listed = list(agency_choices() if choices is None else choices)
    offer(form, name, [*([("", "Choose one")] if len(listed) != 1 else []), *listed])


def agency(form: forms.Form, name: str = "agency") -> Agency:
    """The agency that was chosen."""
    return Agency.objects.get(pk=form.cleaned_data[name])


class ReasonForm(forms.Form):
    """Why."""

    reason = words("Why?", required=True, longest=2000)
