"""Adding to what was sent, and taking it back."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.intelligence.answers import LONGEST


class AddForm(forms.Form):
    """Something more."""

    text = fields.words(
        "What do you know now?", rows=6, required=True, longest=LONGEST,
        help_text="What is new, or what you told wrong. What you sent stays as it is, with this beside it.",
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What its writer says of a text that was made of it."""

    agrees = forms.ChoiceField(
        label="May they read this?", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect,
        error_messages={"required": "Say whether they may read it."},
    )  # fmt: skip
    words = fields.words(
        "If not, why?", rows=3, longest=2000,
        help_text="For the unit: what gives somebody away, or what else would have to change.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A no says why: the unit is to know what to change."""
        found = super().clean() or {}
        if found.get("agrees") == "no" and not (found.get("words") or "").strip():
            self.add_error("words", "Say why not, so that the unit knows what to change.")
        return found

    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"agrees": self.cleaned_data["agrees"] == "yes", "words": self.cleaned_data["words"]}


class WithdrawForm(forms.Form):
    """Take it back."""

    why = fields.words(
        "Why do you take it back?", rows=4, required=True, longest=2000,
        help_text="The unit is told at once. What you sent stays where it is, for somebody may have acted on it.",
    )  # fmt: skip
