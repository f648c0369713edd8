"""Groups and duties."""

from datetime import date
from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.named import person_choices
from commonweal.portal.partnership.models import Body, Person
from commonweal.portal.plan.evidence import PAPERS
from commonweal.portal.plan.models import KINDS, Duty, Group
from commonweal.portal.plan.verbs.duties import Owed
from commonweal.portal.plan.verbs.groups import Terms

RHYTHMS = {"": "When it occurs", "1": "Every month", "3": "Every quarter", "6": "Every half year", "12": "Every year",
           "36": "Every three years"}  # fmt: skip


class GroupForm(forms.Form):
    """What a group is."""

    kind = forms.ChoiceField(label="What kind of group is it?", choices=list(KINDS.items()), widget=forms.RadioSelect)
    name = forms.CharField(label="What is it called?", max_length=200)
    terms = fields.words("What is it to do?", rows=5, required=True, help_text="Its terms of reference.")
    lead = forms.ChoiceField(label="Which agency leads it?")
    chair = forms.ChoiceField(label="Who chairs it?", required=False)
    reports_to = forms.ChoiceField(label="To whom does it report?", required=False)
    since = fields.day("From")
    ends_on = fields.day("When is it to end?", required=False, help_text="A task and finish group always has an end.")

    def __init__(self, data: Any = None, *, leads: list[tuple[str, str]], group: Group | None = None) -> None:
        super().__init__(data, initial=_initial(group) if group else {"kind": "task and finish"})
        fields.offer_agencies(self, "lead", leads)
        fields.offer(
            self, "chair", [("", "Not said"), *person_choices([group.chair_id] if group and group.chair_id else [])]
        )
        bodies = [(str(body.pk), body.name) for body in Body.objects.order_by("name", "pk")]
        fields.offer(self, "reports_to", [("", "Not said"), *bodies])

    def clean(self) -> dict[str, Any]:
        """A task and finish group has an end, after it begins."""
        found = super().clean() or {}
        if found.get("kind") == "task and finish" and not found.get("ends_on"):
            self.add_error("ends_on", "Say when it is to end.")
        if found.get("since") and found.get("ends_on") and found["ends_on"] < found["since"]:
            self.add_error("ends_on", "It ends before it begins.")
        return found

    def said(self) -> Terms:
        """What the verbs take."""
        found = self.cleaned_data
        return Terms(
            kind=found["kind"], name=found["name"], terms=found["terms"], lead=fields.agency(self, "lead"),
            since=found["since"], ends_on=found["ends_on"],
            chair=Person.objects.get(pk=found["chair"]) if found["chair"] else None,
            reports_to=Body.objects.get(pk=found["reports_to"]) if found["reports_to"] else None,
        )  # fmt: skip


class SeatForm(forms.Form):
    """Who takes part."""

    agency = forms.ChoiceField(label="Which agency takes part?")
    person = forms.ChoiceField(label="Who, of it?", required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        fields.offer_agencies(self, "agency")
        fields.offer(self, "person", [("", "Nobody by name"), *person_choices()])


class EndForm(forms.Form):
    """It has ended."""

    outcome = fields.words("What came of it?", rows=4, required=True)


class DutyForm(forms.Form):
    """What is owed."""

    name = forms.CharField(label="What is it called?", max_length=200)
    law = fields.words("In which law does it stand?", rows=2)
    about = fields.words("What does it ask?", rows=3)
    months = forms.ChoiceField(label="How often?", required=False, choices=list(RHYTHMS.items()))
    owner = forms.ChoiceField(label="Which agency sees to it?")
    due_on = fields.day("When is it due next?", required=False)
    paper_key = forms.ChoiceField(
        label="Which papers show by themselves that it was met?", required=False,
        choices=[("", "None: somebody enters it"), *PAPERS.items()],
        help_text="Once such a paper is published, it is entered here with its day.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, duty: Duty | None = None) -> None:
        super().__init__(data, initial=_owed(duty) if duty else {})
        if duty and duty.months and str(duty.months) not in RHYTHMS:
            fields.offer(self, "months", [*RHYTHMS.items(), (str(duty.months), f"Every {duty.months} months")])
        fields.offer_agencies(self, "owner")

    def said(self) -> Owed:
        """What the verbs take."""
        found = self.cleaned_data
        return Owed(
            name=found["name"], law=found["law"], about=found["about"], owner=fields.agency(self, "owner"),
            months=int(found["months"]) if found["months"] else None, due_on=found["due_on"],
            paper_key=found["paper_key"],
        )  # fmt: skip


class OwnerForm(forms.Form):
    """Which agency sees to the usual duties at first."""

    owner = forms.ChoiceField(label="Which agency sees to them at first?", help_text="Each can be changed later.")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        fields.offer_agencies(self, "owner")


class FulfilForm(forms.Form):
    """It was met once more."""

    met_on = fields.day("When was it met?")
    words = fields.words("What was done?", rows=2, required=True, longest=2000)
    shown_by = forms.ChoiceField(label="Which paper or item of a meeting shows it?", required=False)
    address = forms.CharField(label="Or where does it lie?", required=False, max_length=500)
    due_on = fields.day("When is it due next?", required=False, help_text="Left empty: as its rhythm has it.")

    def __init__(self, data: Any = None, *, shown: list[Any], met_on: date | None = None) -> None:
        super().__init__(data, initial={"met_on": met_on})
        fields.offer(self, "shown_by", [("", "None"), *shown])

    def clean(self) -> dict[str, Any]:
        """Something shows it."""
        found = super().clean() or {}
        if not found.get("shown_by") and not found.get("address"):
            self.add_error("shown_by", "Choose what shows it, or say where it lies.")
        return found


def _initial(group: Group) -> dict[str, Any]:
    said = {name: getattr(group, name) for name in ("kind", "name", "terms", "since", "ends_on")}
    ids = {name: str(getattr(group, f"{name}_id") or "") for name in ("lead", "chair", "reports_to")}
    return {**said, **ids}


def _owed(duty: Duty) -> dict[str, Any]:
    return {
        "name": duty.name, "law": duty.law, "about": duty.about, "months": str(duty.months or ""),
        "owner": str(duty.owner_id), "due_on": duty.due_on, "paper_key": duty.paper_key,
    }  # fmt: skip
