"""How a body meets."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from commonweal.portal.access.queries.named import agency_choices, person_choices
from commonweal.portal.meetings.models.standing import KINDS

NUMBERINGS = (("plain", "1, 2, 3"), ("year series", "SSP/4/23: prefix, number, year that the municipal year began in"))
RUNNINGS = (("meeting", "Begin again at each meeting"), ("year", "Run on through the municipal year"))
PLACES = (("first", "Before the business"), ("last", "After the business"))


class PracticeForm(forms.Form):
    """A body's settings. Numbers and deadlines hold for what goes out from now on."""

    numbering = forms.ChoiceField(label="Item numbers", choices=NUMBERINGS, widget=forms.RadioSelect)
    number_prefix = forms.CharField(
        label="Prefix of the numbers", max_length=20, required=False, help_text="For example SSP."
    )
    running = forms.ChoiceField(label="The numbers", choices=RUNNINGS, widget=forms.RadioSelect)
    closed_prefix = forms.CharField(
        label="Prefix of hidden items' numbers", max_length=20, help_text="They count by themselves: C1, C2."
    )
    chair = forms.ChoiceField(label="Chair", required=False)
    vice_chair = forms.ChoiceField(label="Vice chair", required=False)
    venue = forms.CharField(label="Usual place", max_length=200, required=False)
    usual_start = forms.TimeField(
        label="Usual start", required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    quorum = forms.IntegerField(label="Quorum: people", min_value=0, max_value=200)
    quorum_agencies = forms.IntegerField(label="Quorum: agencies", min_value=0, max_value=200)
    papers_days = forms.IntegerField(
        label="Papers are owed", min_value=0, max_value=60, help_text="Clear working days before the meeting."
    )
    dispatch_days = forms.IntegerField(
        label="The agenda goes out", min_value=0, max_value=60, help_text="Clear working days before the meeting."
    )
    votes = forms.BooleanField(label="This body votes", required=False)
    lead_in = forms.CharField(label="Decisions begin", max_length=60, help_text="For example AGREED that.")
    stop_words = forms.CharField(
        label="Words that say nothing in a title",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="They are left out when titles are compared, so that two updates are not taken for one.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [value for value in (self.initial.get("chair"), self.initial.get("vice_chair")) if value]
        for name in ("chair", "vice_chair"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            field.choices = [("", "Nobody"), *person_choices(chosen)]

    def clean(self) -> dict[str, Any]:
        """A year series has its prefix."""
        found = super().clean() or {}
        if found.get("numbering") == "year series" and not (found.get("number_prefix") or "").strip():
            self.add_error("number_prefix", "Write the prefix that the numbers begin with.")
        return found

    def settings(self) -> dict[str, Any]:
        """What the verb takes."""
        found = dict(self.cleaned_data)
        for name in ("chair", "vice_chair"):
            found[f"{name}_id"] = found.pop(name) or None
        found["prefix"] = found.pop("number_prefix")
        found["stop_words"] = found["stop_words"].split()
        return found


class StandingItemForm(forms.Form):
    """One line of the template; an empty title leaves it out."""

    kind = forms.ChoiceField(label="Kind", choices=[(kind, kind.capitalize()) for kind in KINDS], required=False)
    title = forms.CharField(label="Title", max_length=300, required=False)
    place = forms.ChoiceField(label="Place", choices=PLACES, required=False)
    order = forms.IntegerField(label="Order", min_value=0, max_value=999, required=False)

    def row(self) -> dict[str, str] | None:
        """What is kept of it."""
        found = self.cleaned_data
        if not found.get("title"):
            return None
        kind = found.get("kind") or "business"
        last = kind in ("any other business", "next meeting")
        return {"kind": kind, "title": found["title"], "place": found.get("place") or ("last" if last else "first")}


class StandingReturnForm(forms.Form):
    """What one agency owes every meeting; an empty line is left out."""

    what = forms.CharField(label="Paper or figures", max_length=300, required=False)
    agency = forms.ChoiceField(label="Agency", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", "Choose an agency"), *agency_choices()]

    def clean(self) -> dict[str, Any]:
        """Both or neither."""
        found = super().clean() or {}
        if bool(found.get("what")) != bool(found.get("agency")):
            self.add_error(None, "Say both what is owed and by which agency.")
        return found


StandingItems: "type[BaseFormSet[StandingItemForm]]" = formset_factory(StandingItemForm, extra=2)
StandingReturns: "type[BaseFormSet[StandingReturnForm]]" = formset_factory(StandingReturnForm, extra=2)
