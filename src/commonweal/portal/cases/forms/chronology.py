"""What happened; its correction; which entries are shown."""

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from commonweal.portal.access.forms import fields
from commonweal.portal.audit.clock import now
from commonweal.portal.cases.entry_kinds import KINDS, NAMES
from commonweal.portal.cases.queries.chronology import AS_SENT
from commonweal.portal.cases.verbs.entries import Said

NO_DAY = "This day could not be read, and was left out. Choose it again."
WHO = (("all", "Everyone who works on the case"), ("fewer", "Only those I choose"))


class EntryForm(forms.Form):
    """One entry."""

    text = fields.words("What happened, or was said?", rows=6, required=True, longest=20_000)
    kind = forms.ChoiceField(label="What is it?", choices=list(KINDS.items()), initial="note")
    on = fields.day("On which day?")
    at = forms.TimeField(
        label="At what time?", required=False, help_text="For example 21:40. Leave it empty where it is not known.",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )  # fmt: skip
    precision = forms.ChoiceField(
        label="How exactly is the day known?",
        choices=[("", "Exactly"), ("month", "Only the month"), ("year", "Only the year")],
        required=False,
    )  # fmt: skip
    who = forms.ChoiceField(label="Who may read it?", choices=WHO, widget=forms.RadioSelect, initial="all")
    fewer = forms.MultipleChoiceField(
        label="Who else, beside you?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Nobody else is told that there is an entry. Broken glass does not open it.",
    )  # fmt: skip

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        kwargs["initial"] = {"on": timezone.localdate(now()), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        fields.offer(self, "fewer", members)
        if not members:
            del self.fields["who"], self.fields["fewer"]

    def clean(self) -> dict[str, Any]:
        """What is for fewer names them; it has happened."""
        found = super().clean() or {}
        if found.get("who") == "fewer" and not found.get("fewer"):
            self.add_error("fewer", "Choose at least one, or let everyone who works on the case read it.")
        if found.get("on") and self._moment(found) > now() + dt.timedelta(minutes=5):
            self.add_error("on", "That is still to come. Set a task for it.")
        return found

    def said(self, me: UUID | None) -> Said:
        """What the verb takes."""
        found = self.cleaned_data
        precision = found["precision"] or ("minute" if found["at"] else "day")
        people = [UUID(one) for one in found.get("fewer", ())] if found.get("who") == "fewer" else []
        return Said(
            found["text"], found["kind"], self._moment(found), precision, [*people, *([me] if people and me else [])]
        )

    def _moment(self, found: dict[str, Any]) -> dt.datetime:
        at = found.get("at") or dt.time.min
        return timezone.make_aware(dt.datetime.combine(found["on"], at))


class CorrectForm(forms.Form):
    """Other words, and why."""

    text = fields.words("What should it say?", rows=6, required=True, longest=20_000)
    why = fields.words("Why is it corrected?", rows=2, required=True, longest=2000)


class WhyForm(forms.Form):
    """Why."""

    why = fields.words("Why?", rows=3, required=True, longest=2000)

    def __init__(self, *args: Any, label: str = "Why?", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].label = label


class FilterForm(forms.Form):
    """Which entries are shown."""

    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "All kinds"), *NAMES.items()])
    agency = forms.ChoiceField(label="Agency", required=False)
    since = fields.day("From", required=False, input_formats=[AS_SENT], error_messages={"invalid": NO_DAY})
    until = fields.day("To", required=False, input_formats=[AS_SENT], error_messages={"invalid": NO_DAY})

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "agency", [("", "All agencies"), *agencies])
