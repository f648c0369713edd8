"""Answering a release that waits, and taking one back."""

from django import forms


class ApproveForm(forms.Form):
    """Carries the hash of what the page showed, so that what is approved is what was seen."""

    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    looked = forms.BooleanField(
        label="I have looked through every file, and it is fit for its audience",
        error_messages={"required": "Look through every file first, then say so here."},
    )


class RefuseForm(forms.Form):
    """A refusal with its reason."""

    reason = forms.CharField(
        label="Why not",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say in a sentence why it does not go out."},
    )


class WithdrawForm(forms.Form):
    """The tombstone's words."""

    words = forms.CharField(
        label="What to tell those who come looking",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Everyone who opens its address reads this. Do not repeat what should not have gone out.",
        error_messages={"required": "Say in a sentence why it was withdrawn: it is all that its address will say."},
    )
