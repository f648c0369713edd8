"""Forms of holds and of disposal."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.rights import holdings
from commonweal.portal.rights.forms.who import WhoForm

WHY = "Which claim, inquiry or investigation needs it, and who asked? Governance alone reads this."


class HoldForm(forms.Form):
    """Why, and until when it is looked at again."""

    why = fields.words("Why must it stay?", 3, required=True, longest=2000, help_text=WHY)
    again_on = fields.day("When is this looked at again?", help_text="Within a year.")


class PersonHoldForm(WhoForm, HoldForm):
    """Whatever is held on somebody."""

    field_order = ("why", "again_on")


class KindHoldForm(HoldForm):
    """Everything of a kind."""

    whole_kind = forms.ChoiceField(label="Everything of which kind?", widget=forms.RadioSelect)
    field_order = ("whole_kind", "why", "again_on")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        kinds = [(one.kind, one.words) for one in holdings.all_of_them() if "." in one.kind]
        fields.offer(self, "whole_kind", kinds)


class KeepForm(forms.Form):
    """It stays for longer."""

    why = fields.words("Why does it stay?", 3, required=True, longest=2000)
    until = fields.day("When is it looked at again?")
