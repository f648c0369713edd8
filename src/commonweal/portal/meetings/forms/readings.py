"""Taking a document in; mending one line of what was read in it."""

from typing import Any

from django import forms

from commonweal.minutes import ACCEPTED
from commonweal.portal.access.forms import fields
from commonweal.portal.meetings.queries import readings

OUTCOMES = (
    "procedural minutes_approved kept_on_agenda noted received agreed deferred duplicate no_decision nil_return "
    "noted_without_agreed"
).split()
TIERS = {
    "agreed": "agreed: the text says so",
    "undertaken": "undertaken: someone would do a concrete thing",
    "requested": "requested: members felt that it should happen",
    "intended": "intended: a plan, nobody owns it",
}


class TakeInForm(forms.Form):
    """One document of old minutes and the body whose they are."""

    body = forms.ChoiceField(label="Whose minutes are these?")
    file = forms.FileField(label="The minutes", help_text=f"One meeting a file: {', '.join(ACCEPTED)}.")

    def __init__(self, *args: Any, bodies: tuple[tuple[Any, str], ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(key), name) for key, name in bodies]


class DateLine(forms.Form):
    """The day of the meeting."""

    date = fields.day("Date")


class PlaceLine(forms.Form):
    """Where, from when to when."""

    venue = forms.CharField(label="Place", required=False, max_length=200)
    start_time = forms.TimeField(
        label="From", required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    end_time = forms.TimeField(
        label="To", required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )


class PersonLine(forms.Form):
    """Somebody on the roll. An agency is given by a person alone."""

    name = forms.CharField(label="Name", max_length=200)
    role = forms.CharField(label="Role", required=False, max_length=60)
    agency = forms.ChoiceField(label="Agency", required=False)


class ItemLine(forms.Form):
    """An item."""

    number = forms.CharField(label="Number as printed", required=False, max_length=40)
    title = forms.CharField(label="Title", max_length=300)
    outcome = forms.ChoiceField(label="Outcome", choices=[(o, o.replace("_", " ")) for o in OUTCOMES])
    restricted = forms.BooleanField(label="Restricted: keep for partners, print its stub", required=False)


class DecisionLine(forms.Form):
    """A formal decision."""

    lead_in = forms.CharField(label="Lead-in", required=False, max_length=80)
    operative_text = forms.CharField(label="What was agreed", widget=forms.Textarea(attrs={"rows": 3}))


class ActionLine(forms.Form):
    """Something that someone said would be done."""

    text = forms.CharField(label="What", widget=forms.Textarea(attrs={"rows": 3}))
    tier = forms.ChoiceField(label="How firm", choices=list(TIERS.items()))
    owner = forms.CharField(label="Owner as printed", required=False, max_length=200)
    agency = forms.ChoiceField(label="Agency", required=False)
    due = forms.CharField(label="Due as printed", required=False, max_length=200)
    due_date = fields.day("Due on", required=False)


FORMS: dict[str, type[forms.Form]] = {
    "meeting/date": DateLine,
    "meeting/place": PlaceLine,
    "people": PersonLine,
    "items": ItemLine,
    "decisions": DecisionLine,
    "actions": ActionLine,
}


def line_form(path: str, data: Any = None, initial: dict[str, Any] | None = None) -> forms.Form:
    """The form that mends a line of this path."""
    form = (FORMS.get(path) or FORMS[path.split("/")[0]])(data, initial=initial)
    agency = form.fields.get("agency")
    if isinstance(agency, forms.ChoiceField):
        agency.choices = [("", "not given"), *readings.agencies()]
    return form


def said(form: forms.Form) -> dict[str, Any]:
    """A valid form's fields as they are kept: text, truth values and ISO dates."""
    return {
        name: value.isoformat()[:10] if hasattr(value, "year") else value.strftime("%H:%M") if hasattr(value, "hour")
        else "" if value is None else value
        for name, value in form.cleaned_data.items()
    }  # fmt: skip
