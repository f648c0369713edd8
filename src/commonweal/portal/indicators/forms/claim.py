"""A claim that somebody made."""

from typing import Any

from django import forms

from commonweal.analysis.indicators.claim import read_claim
from commonweal.errors import CommonwealError
from commonweal.portal.access.forms import fields


class ClaimForm(forms.Form):
    """Its words, and the indicator that it may be of."""

    claim = forms.CharField(
        label="What was claimed?", max_length=300, help_text="As: truancy is 170% above the national average."
    )
    of = forms.ChoiceField(
        label="Which indicator is that of?", required=False, help_text="Its held figures are set beside the claim."
    )

    def __init__(self, data: Any = None, *, indicators: list[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "of", [("", "None of these"), *indicators])

    def clean_claim(self) -> str:
        """A percentage is claimed in it."""
        text = str(self.cleaned_data["claim"])
        try:
            read_claim(text)
        except CommonwealError as refused:
            raise forms.ValidationError(str(refused)) from refused
        return text
