"""An originator's consent, its answer, and asking them again."""

from django import forms

from commonweal.portal.access.forms import fields


class ConsentForm(forms.Form):
    """Who of the originator agreed to what, when and how."""

    consent = forms.CharField(
        label="Their consent",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Who of them agreed, when, how, and to what.",
        error_messages={"required": "Write down who of them agreed, when and how."},
    )


class AnswerForm(forms.Form):
    """A second person's answer; refusing needs a word."""

    answer = forms.ChoiceField(
        label="Does the consent hold?",
        choices=(("approve", "Yes, it is theirs and covers this"), ("refuse", "No")),
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the consent holds."},
    )
    words = forms.CharField(label="Why not", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, object]:
        """A no has its reason."""
        found = super().clean() or {}
        if found.get("answer") == "refuse" and not (found.get("words") or "").strip():
            self.add_error("words", "Say in a sentence why it does not hold.")
        return found


class ReviewForm(forms.Form):
    """The originator was asked again."""

    words = forms.CharField(
        label="What they said",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write down what they said."},
    )
    next_on = fields.day("Ask again on", required=False, help_text="Empty: they need not be asked again.")
