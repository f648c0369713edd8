"""Which kind of case, and then what that kind asks for."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.cases.forms.own_agency import OwnAgencyForm
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.kinds_file import YES_OR_NO, Field, Kind

PREFIX = "asked-"
TITLE_HINT = "What those who work on it call it. It is kept sealed, and stands in no list of anybody else's."


class KindForm(forms.Form):
    """What kind of case is it?"""

    kind = forms.ChoiceField(label="What is it about?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "kind", [(kind.key, kind.name) for kind in kinds().kinds.values()])


class SaidForm(forms.Form):
    """What a case is called, what it is about, and what its kind asks for."""

    title = forms.CharField(label="What is the case called?", max_length=200, help_text=TITLE_HINT)
    about = fields.words(
        "What is the trouble, and what is wanted?",
        rows=4,
        help_text="In a few sentences. What happened goes into the chronology.",
    )

    def __init__(self, *args: Any, kind: Kind, said: dict[str, Any] | None = None, **kwargs: Any) -> None:
        known = said or {}
        first = {PREFIX + key: value for key, value in (known.get("fields") or {}).items()}
        kwargs["initial"] = {**first, **{name: known[name] for name in ("title", "about") if name in known}}
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.lost = {k: v for k, v in (known.get("fields") or {}).items() if k not in {f.key for f in kind.fields}}
        for field in kind.fields:
            self.fields[PREFIX + field.key] = _field(field)

    def said(self) -> dict[str, Any]:
        """What its kind asks for, as it is kept; what the kind's file asks no more is kept with it."""
        answers = {field.key: _kept(self.cleaned_data[PREFIX + field.key]) for field in self.kind.fields}
        return {**self.lost, **{key: value for key, value in answers.items() if value != ""}}


class OpenForm(OwnAgencyForm, SaidForm):
    """A new case."""

    agency = forms.ChoiceField(label="For which of your agencies do you open it?")

    field_order = ("agency", "title", "about")


def _field(asked: Field) -> forms.Field:
    said: dict[str, Any] = {"label": asked.label, "required": asked.required, "help_text": asked.hint}
    if asked.type == "date":
        return fields.day(**said)
    if asked.type == "number":
        widget = forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"})
        return forms.IntegerField(min_value=0, max_value=1_000_000, widget=widget, **said)
    if asked.type == "choice":
        choices = [("", "Choose one"), *((choice, choice) for choice in asked.choices)]
        return forms.ChoiceField(choices=choices, **said)
    if asked.type == "yes":
        return forms.ChoiceField(choices=list(YES_OR_NO.items()), widget=forms.RadioSelect, **said)
    if asked.type == "words":
        return fields.words(rows=3, **said)
    return forms.CharField(max_length=300, **said)


def _kept(value: Any) -> str:
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value).strip()
