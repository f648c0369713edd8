"""Vehicles, places and names online, as a report names them. People: see people.forms."""

from collections.abc import Mapping
from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.intelligence.models import ONLINE, PERSON, PLACE, VEHICLE
from commonweal.portal.people import said
from commonweal.portal.people.forms.person import PersonForm

OFF = {"autocomplete": "off", "spellcheck": "false"}
NARROW = {**OFF, "class": "govuk-input--width-10"}


def _text(label: str, *, longest: int = 200, narrow: bool = False, help_text: str = "") -> forms.CharField:
    widget = forms.TextInput(NARROW if narrow else OFF)
    return forms.CharField(
        label=label, required=False, max_length=longest, strip=False, widget=widget, help_text=help_text
    )


class _NameForm(forms.Form):
    """Something is said."""

    def clean(self) -> dict[str, Any]:
        """Not nothing."""
        found = super().clean() or {}
        if not self.errors and not any(str(value).strip() for value in found.values()):
            raise forms.ValidationError("Nothing is filled in. Say what you know of it, or go back without it.")
        return found

    def as_kept(self) -> dict[str, Any]:
        """As the row keeps it."""
        return dict(self.cleaned_data)


class VehicleForm(_NameForm):
    """A vehicle."""

    registration = _text("Registration", longest=20, narrow=True, help_text="As much of it as you know.")
    make = _text("Make and model")
    colour = _text("Colour", longest=60, narrow=True)
    note = fields.words("Anything else to know it by", rows=2, longest=2000, strip=False)


class PlaceForm(_NameForm):
    """A place."""

    lines = fields.words("Address or place", rows=2, longest=300, strip=False)
    postcode = _text("Postcode", longest=12, narrow=True)
    note = fields.words("What about it?", rows=2, longest=2000, strip=False)


class OnlineForm(_NameForm):
    """A name that somebody goes by online."""

    handle = _text("The name, number or address that is used")
    service = _text("On which site or app?")
    note = fields.words("What about it?", rows=2, longest=2000, strip=False)


class SomebodyForm(PersonForm):
    """A person."""

    def clean(self) -> dict[str, Any]:
        """Not nothing."""
        found = super().clean() or {}
        if not self.errors and not self.wants_one_more and not self._says_something():
            raise forms.ValidationError("Nothing is filled in. Say what you know of them, or go back without them.")
        return found

    def as_kept(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {**self.said().kept(), "note": self.cleaned_data["note"]}

    def _says_something(self) -> bool:
        told = self.said()
        typed = (*told.aliases, *told.phones, told.given, told.family, told.born_year, self.cleaned_data["note"])
        return any(word.strip() for word in typed) or bool(told.addresses)


FORMS: dict[str, type[_NameForm]] = {VEHICLE: VehicleForm, PLACE: PlaceForm, ONLINE: OnlineForm}


def form_for(kind: str, data: Any, kept: Mapping[str, Any] | None = None) -> SomebodyForm | _NameForm:
    """The form of a kind, with what is kept already."""
    if kind == PERSON:
        begins = said.read({name: value for name, value in kept.items() if name != "note"}) if kept else None
        return SomebodyForm(data, kept=begins, note=str(kept.get("note", "")) if kept else "")
    return FORMS[kind](data, initial=dict(kept) if kept else None)
