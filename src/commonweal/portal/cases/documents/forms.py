"""What is asked of whoever adds a file, or withdraws one."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.library.forms import FileForm
from commonweal.portal.partnership.models import Agency


class AddForm(FileForm):
    """A file for a case."""

    title = forms.CharField(
        label="What is it?",
        max_length=200,
        help_text="Such as “Photographs of the fence, sent by the housing officer”.",
    )
    about = fields.words("Anything its readers should know?", rows=2, longest=2000)
    originator = forms.ChoiceField(
        label="Whose is it?", required=False,
        help_text="Where another body owns it, breaking the glass does not open it, and nobody widens it without them.",
    )  # fmt: skip
    field_order = ("file", "title", "about", "originator")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "originator", [("", "Our own, or the case's"), *agency_choices()])

    def owner(self) -> Agency | None:
        """The agency that owns it."""
        chosen = self.cleaned_data["originator"]
        return Agency.objects.get(pk=chosen) if chosen else None


class ConfirmForm(forms.Form):
    """They have looked."""

    looked = forms.BooleanField(
        label="I have opened it: it is the right file, for this case and for these people",
        error_messages={"required": "Open it and look, then say that you have."},
    )


class WithdrawForm(forms.Form):
    """Why."""

    why = fields.words(
        "Why is it withdrawn?", rows=2, required=True, longest=1000,
        help_text="The case's members read this. Do not repeat what the file says.",
    )  # fmt: skip
