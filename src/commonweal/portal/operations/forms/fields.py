"""Fields that several forms of this room share."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from commonweal.figures import Area
from commonweal.portal.access.forms.audience import AudienceForm
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.access.reader import Reader
from commonweal.portal.library import markings
from commonweal.portal.operations import ground
from commonweal.portal.partnership.models import Agency, Body

EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)
WRONG_YEAR = "Look at the year again."


def day(label: str, **more: Any) -> forms.DateField:
    """A day, with the browser's own calendar, which takes a half-typed year for one of the Roman emperors'."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    within = [MinValueValidator(EARLIEST, WRONG_YEAR), MaxValueValidator(LATEST, WRONG_YEAR)]
    return forms.DateField(label=label, widget=widget, validators=within, **more)


def words(label: str, rows: int = 3, **more: Any) -> forms.CharField:
    """Some lines of words, which may be left empty."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=10_000, widget=widget, **more)


def wards(label: str, **more: Any) -> forms.MultipleChoiceField:
    """Wards to tick, offered by `offer_wards`."""
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple, **more)


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Say what a field of a form offers."""
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]


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


def agencies(chosen: Iterable[Any] = ()) -> list[tuple[str, str]]:
    """Agencies to choose from."""
    return agency_choices(chosen)


def agency(form: forms.Form, name: str = "agency") -> Agency:
    """The agency that was chosen."""
    return Agency.objects.get(pk=form.cleaned_data[name])


class WhoForm(AudienceForm):
    """Who is it for? For the partnership at most, and nobody else hears of it."""

    def __init__(self, data: Any = None, *, body: Body | None, maker: Reader) -> None:
        marks = markings.of_body(body.pk if body else None)
        super().__init__(data, markings=marks, stub=False, maker=maker, initial={"kind": "partners"})
        field = self.fields["kind"]
        offer(self, "kind", [choice for choice in field.choices if choice[0] != "public"])  # type: ignore[attr-defined]


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
