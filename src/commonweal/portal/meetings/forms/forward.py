"""An entry of the forward plan."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.named import agency_choices


class EntryForm(forms.Form):
    """What is to come, and when."""

    title = forms.CharField(label="Title", max_length=300)
    agency_id = forms.ChoiceField(label="Agency", required=False)
    due_on = fields.day("Due on", required=False)
    due_text = forms.CharField(
        label="Or when, in words", max_length=100, required=False, help_text="For example 2027, or May 2027."
    )
    every_meeting = forms.BooleanField(label="Comes to every meeting", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agency_id"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", "No agency"), *agency_choices([v for v in [self.initial.get("agency_id")] if v])]

    def clean(self) -> dict[str, Any]:
        """No agency is None to the verbs."""
        found = super().clean() or {}
        found["agency_id"] = found.get("agency_id") or None
        return found
