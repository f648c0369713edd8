"""What is asked of whoever has figures checked."""

from typing import Any

from django import forms

LONGEST = 600
PLACE = "A partnership or district, by name or code. A place that a sentence names goes before it."


class PlaceForm(forms.Form):
    """Which place a draft is about."""

    place = forms.CharField(label="Which place are these minutes about?", max_length=200, help_text=PLACE)


class ClaimForm(forms.Form):
    """One sentence, where, and when it was said."""

    sentence = forms.CharField(
        label="What was said?", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A sentence with a figure on recorded crime or anti-social behaviour. It is not kept.",
    )  # fmt: skip
    place = forms.CharField(label="Which place is it about?", required=False, max_length=200, help_text=PLACE)
    said = forms.DateField(
        label="When was it said?", required=False,
        help_text="“Last year” and “this quarter” are counted from that day. Where it is left empty: today.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip

    def clean_sentence(self) -> Any:
        """A question without a figure would take seconds to answer that there is none."""
        sentence = self.cleaned_data["sentence"]
        if not any(c.isdigit() for c in sentence) and not _spelled(sentence):
            raise forms.ValidationError("There is no figure in this. Write the sentence as it was said.")
        return sentence


def _spelled(sentence: str) -> bool:
    """Whether a figure may stand in it as a word: doubled, halved, a third."""
    from commonweal.analysis.claims import read

    return any(claim.text for claim in read(sentence))
