"""Adding to what was sent, and taking it back."""

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.intelligence.answers import LONGEST


class AddForm(forms.Form):
    """Something more."""

    text = fields.words(
        "What do you know now?", rows=6, required=True, longest=LONGEST,
        help_text="What is new, or what you told wrong. What you sent stays as it is, with this beside it.",
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Take it back."""

    why = fields.words(
        "Why do you take it back?", rows=4, required=True, longest=2000,
        help_text="The unit is told at once. What you sent stays where it is, for somebody may have acted on it.",
    )  # fmt: skip
