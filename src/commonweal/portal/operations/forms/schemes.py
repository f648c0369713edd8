"""Volunteer schemes: what they are, their money, their shifts."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.operations.models import Scheme


class SchemeForm(forms.Form):
    """What a scheme is, and whom it is open to."""

    name = forms.CharField(label="What is it called?", max_length=200, help_text="As Street pastors.")
    agency = forms.ChoiceField(label="Which agency supports it?")
    about = fields.words("What does it do?")
    board = fields.words("Who sits on its board?", help_text="Roles, one a line: no volunteer's name.")
    open_to_all = forms.BooleanField(label="It is open to all faiths and none", required=False)
    open_since = fields.day("Since when is that stated?", required=False)
    open_evidence = fields.words("Where can one see that?", rows=2, help_text="As a line of its constitution.")
    ended_on = fields.day("When did it end?", required=False)

    def __init__(self, data: Any = None, *, agencies: list[tuple[str, str]], scheme: Scheme | None = None) -> None:
        super().__init__(data, initial=_initial(scheme) if scheme else {})
        fields.offer_agencies(self, "agency", agencies)

    def clean(self) -> dict[str, Any]:
        """What is stated has its day and its evidence."""
        found = super().clean() or {}
        if found.get("open_to_all"):
            for name in ("open_since", "open_evidence"):
                if not found.get(name):
                    self.add_error(name, "It is said to be open to all: say since when, and where one can see it.")
        return found

    def said(self) -> dict[str, Any]:
        """What the verbs take."""
        return {**self.cleaned_data, "agency": fields.agency(self)}


class FundingForm(forms.Form):
    """A line of money."""

    source = forms.CharField(label="From whom?", max_length=200)
    amount = fields.money("How much, in pounds?")
    since = fields.day("From")
    until = fields.day("To", required=False)
    note = fields.words("What for?", rows=2)


class ShiftForm(forms.Form):
    """One evening out."""

    on = fields.day("On which day?")
    hours = forms.DecimalField(
        label="For how many hours?", min_value=0, max_value=24, max_digits=5, decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )  # fmt: skip
    volunteers = forms.IntegerField(
        label="How many volunteers?", min_value=1, max_value=10_000,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )  # fmt: skip
    note = fields.words("What is worth telling?", rows=2, help_text="Name nobody who was helped.")


def _initial(scheme: Scheme) -> dict[str, Any]:
    return {
        "name": scheme.name, "agency": str(scheme.agency_id), "about": scheme.about, "board": scheme.board,
        "open_to_all": scheme.open_to_all, "open_since": scheme.open_since, "open_evidence": scheme.open_evidence,
        "ended_on": scheme.ended_on,
    }  # fmt: skip
