"""The wards of an operation, and its drawn area."""

from collections.abc import Iterable
from typing import Any

from django import forms

from commonweal.figures import Area
from commonweal.portal.access.forms.fields import offer
from commonweal.portal.operations import ground


def wards(label: str, **more: Any) -> forms.MultipleChoiceField:
    """Wards to tick, offered by `offer_wards`."""
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple, **more)


def offer_wards(form: forms.Form, names: Iterable[str], held: Iterable[Area], kept: Iterable[dict[str, str]]) -> None:
    """Offer the wards of a place, and those that are kept already though their edition is held no more."""
    choices = {ward.code: ward.name for ward in held}
    choices |= {ward["code"]: ward["name"] for ward in kept if ward["code"] not in choices}
    for name in names:
        offer(form, name, choices.items())


def chosen_wards(form: forms.Form, name: str) -> list[dict[str, str]]:
    """The wards that were ticked, as a row keeps them."""
    known = dict(form.fields[name].choices)  # type: ignore[attr-defined]
    return [{"code": code, "name": known[code]} for code in form.cleaned_data[name]]


class AreaField(forms.CharField):
    """A drawn area: GeoJSON pasted in; only the numbers of one sound polygon are kept."""

    widget = forms.Textarea(attrs={"rows": 4, "spellcheck": "false"})

    def clean(self, value: Any) -> Any:
        """The polygon, or None; the fault in words."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return ground.polygon(text)
        except ground.AreaRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
