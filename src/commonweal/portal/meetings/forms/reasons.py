"""A reason, which is kept."""

from django import forms


class ReasonForm(forms.Form):
    """One sentence that others can understand later."""

    reason = forms.CharField(
        label="Why", widget=forms.Textarea(attrs={"rows": 3}), help_text="It is kept, and shown to those who see this."
    )
