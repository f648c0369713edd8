"""What is asked of who decides whether two records are of one person."""

from uuid import UUID

from django import forms
from django.http import QueryDict

from commonweal.portal.access.forms import fields

READ_WIDELY = "Officers of both agencies, and governance in its register, read this: name nobody, and no case."


class ConfirmForm(forms.Form):
    """A second thought, and what it is for."""

    sure = forms.BooleanField(
        label="I have looked at both records, and at what speaks against it",
        error_messages={"required": "Look at both records, then tick this."},
    )
    purpose = fields.words(
        "For what purpose do you need to know this?", required=True, longest=2000,
        help_text="Whoever reads both records sees this. Name nobody.",
    )  # fmt: skip


class TwoForm(forms.Form):
    """Why they are two people."""

    why = fields.words(
        "How do you know?", rows=2, required=True, longest=2000, help_text="The pair is not suggested again."
    )


class UndoForm(forms.Form):
    """Why a confirmed link is taken back."""

    why = fields.words(
        "What was wrong?", rows=2, required=True, longest=2000,
        help_text="Whoever was shown the two as one person is told that they are not.",
    )  # fmt: skip


class TwoRecordsForm(forms.Form):
    """Two records, by their ids."""

    record = forms.TypedMultipleChoiceField(coerce=UUID)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        given = data.getlist("record")
        fields.offer(self, "record", [(one, one) for one in given])

    def clean_record(self) -> list[UUID]:
        """Two of them."""
        found: list[UUID] = self.cleaned_data["record"]
        if len(set(found)) != 2 or len(found) != 2:
            raise forms.ValidationError("Tick two.")
        return found
