"""What is asked of whoever calls a meeting about cases, brings a case, or writes what was said."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.cases.forms.own_agency import OwnAgencyForm
from commonweal.portal.cases.meetings_about.models import CAME, KINDS
from commonweal.portal.cases.meetings_about.queries import AttendeeLine


class WhenForm(forms.Form):
    """When and where."""

    on = fields.day("On which day?")
    at = forms.TimeField(
        label="At what time?", required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "govuk-input--width-5"}),
    )  # fmt: skip
    where = forms.CharField(label="Where?", required=False, max_length=200, help_text="A room, or how to dial in.")


class CallForm(OwnAgencyForm, WhenForm):
    """A new meeting."""

    kind = forms.ChoiceField(label="What kind of meeting is it?", choices=list(KINDS.items()), widget=forms.RadioSelect)
    agency = forms.ChoiceField(label="For which of your agencies do you call it?")
    field_order = ("kind", "agency", "on", "at", "where")


class AskForm(forms.Form):
    """Who is asked to it."""

    who = forms.MultipleChoiceField(
        label="Who is asked to it?", widget=forms.CheckboxSelectMultiple,
        help_text="They see the meeting, and on its agenda the cases where they have a seat.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, officers: list[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "who", officers)


class BringForm(forms.Form):
    """A case for the agenda."""

    case = forms.ChoiceField(label="Which case?", widget=forms.RadioSelect)
    why = fields.words("What is the meeting asked?", rows=3, longest=2000)

    def __init__(self, data: Any = None, *, cases: list[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "case", cases)


class MinuteForm(forms.Form):
    """What was said of a case."""

    words = fields.words("What was said?", rows=8, required=True)
    decided = fields.words(
        "What was decided?", rows=4, help_text="Enter what is to be done as a task of the case, too."
    )
    present = fields.words("Who heard it?", rows=3, help_text="Those who came are offered. Take out who left the room.")


class HeldForm(forms.Form):
    """Who came."""

    def __init__(self, data: Any = None, *, attendees: tuple[AttendeeLine, ...]) -> None:
        super().__init__(data)
        for line in attendees:
            self.fields[str(line.id)] = forms.ChoiceField(
                label=f"{line.name}, {line.agency}",
                choices=list(CAME.items()),
                required=False,
                initial=line.came or "came",
            )
