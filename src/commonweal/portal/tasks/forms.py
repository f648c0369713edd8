"""What is asked of whoever works on an action."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from commonweal.documents.safe_copy import accepted_in_words
from commonweal.documents.safe_copy.stream import check_size
from commonweal.errors import FileRefused
from commonweal.portal.access.forms import fields
from commonweal.portal.tasks.queries.register import STATES, ActionFilter


class WordsForm(forms.Form):
    """A word on progress, or a reason."""

    words = forms.CharField(label="How far is it?", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["words"].label = label


class CloseForm(forms.Form):
    """What shows that it was done."""

    evidence = forms.CharField(
        label="What shows that it was done?",
        help_text="A sentence or two that others can check: it stands in the register.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )
    file = forms.FileField(label="A file that shows it", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"{accepted_in_words()}. A safe copy is kept, not the file itself."

    def clean_file(self) -> Any:
        """Refused in words before it is read, where it is too large."""
        file = self.cleaned_data["file"]
        if file:
            try:
                check_size(file.size)
            except FileRefused as refused:
                raise forms.ValidationError(str(refused)) from refused
        return file


class AssignForm(forms.Form):
    """Whose it is from now on."""

    def __init__(self, *args: Any, agencies: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"] = forms.TypedChoiceField(
            label="Which agency takes it on?", coerce=UUID, choices=[(str(id), name) for id, name in agencies]
        )


class DateForm(forms.Form):
    """A new day, and why."""

    due_on = fields.day("When will it be done?")
    reason = forms.CharField(label="Why the new date?", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class FilterForm(forms.Form):
    """Which actions to list; everything is optional, and what cannot be read is left out."""

    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[(state, state or "all") for state in STATES],
    )
    agency = forms.UUIDField(required=False, widget=forms.HiddenInput)
    year = forms.IntegerField(label="Raised in", required=False, min_value=1990, max_value=2200)
    words = forms.CharField(label="Words", required=False, max_length=200)

    def chosen(self) -> ActionFilter:
        """The filter that was asked for."""
        self.full_clean()
        given: dict[str, Any] = self.cleaned_data
        agency: UUID | None = given.get("agency")
        return ActionFilter(
            state=given.get("state") or "", agency=agency, year=given.get("year"), words=given.get("words") or ""
        )
