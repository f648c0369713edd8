"""What is asked of a vehicle, a place or an online name. Parts that cases and reports use too."""

from typing import Any

from django import forms

from commonweal.matching.one_place import uprn_of
from commonweal.portal.access.forms import fields
from commonweal.portal.people.forms.person import NAME, OFF

NARROW = {**OFF, "class": "govuk-input--width-10"}


class _KnownForm(forms.Form):
    """Something is said of it."""

    enough: tuple[str, ...] = ()
    refusal = "Give at least one thing that it can be told by."
    note = fields.words("Anything else about it", rows=2, longest=2000)

    def clean(self) -> dict[str, Any]:
        """At least one of the fields that are enough."""
        found = super().clean() or {}
        if not any(str(found.get(name) or "").strip() for name in self.enough) and not self.errors:
            raise forms.ValidationError(self.refusal)
        return found


class VehicleForm(_KnownForm):
    """A vehicle."""

    enough = ("registration", "make", "colour", "note")
    registration = forms.CharField(
        label="Registration", required=False, max_length=20, strip=False, widget=forms.TextInput(NARROW),
        help_text="As you saw it, even where a part of it is missing.",
    )  # fmt: skip
    make = forms.CharField(label="Make and model", required=False, max_length=NAME)
    colour = forms.CharField(label="Colour", required=False, max_length=60, widget=forms.TextInput(NARROW))
    field_order = ("registration", "make", "colour", "note")


class PlaceForm(_KnownForm):
    """A place."""

    enough = ("lines", "postcode", "uprn", "note")
    lines = fields.words(
        "Address, or what the place is called", rows=2, longest=300, strip=False,
        help_text="House, street and town with commas between them, such as 12 High Street, Norwell. Or a name, such "
        "as Quarry Park, or Junction of Mill Lane and Rope Street: then give the ward, too.",
    )  # fmt: skip
    postcode = forms.CharField(
        label="Postcode", required=False, max_length=12, strip=False, widget=forms.TextInput(NARROW)
    )
    ward = forms.CharField(
        label="Ward", required=False, max_length=80, help_text="For a place without an address, as the council has it."
    )
    uprn = forms.CharField(
        label="UPRN", required=False, max_length=16, strip=False, widget=forms.TextInput(NARROW),
        help_text="The Unique Property Reference Number, where you have it: up to 12 digits.",
    )  # fmt: skip
    field_order = ("lines", "postcode", "ward", "uprn", "note")

    def clean_uprn(self) -> str:
        """A number, or nothing."""
        given: str = self.cleaned_data["uprn"]
        if given.strip() and not uprn_of(given):
            raise forms.ValidationError("A UPRN is a number of up to 12 digits. Leave it empty where you are not sure.")
        return given


class OnlineNameForm(_KnownForm):
    """A name online."""

    enough = ("handle",)
    refusal = "Give the name that they go by."
    handle = forms.CharField(
        label="The name they go by", required=False, max_length=NAME, strip=False, widget=forms.TextInput(OFF)
    )
    service = forms.CharField(label="On which service?", required=False, max_length=NAME)
    field_order = ("handle", "service", "note")


class TakeOutForm(forms.Form):
    """Why it is taken out."""

    why = fields.words("Why?", rows=2, required=True, longest=2000, help_text="Such as: the number was misread.")


def asked(form: forms.Form) -> dict[str, str]:
    """What the verbs of `verbs.besides` take of it."""
    return {name: form.cleaned_data[name] for name in form.fields}
