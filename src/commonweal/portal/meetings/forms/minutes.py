"""Forms of the minutes as a document: corrections, their answers, approval at a later meeting."""

from collections.abc import Iterable
from typing import Any

from django import forms


class CorrectionForm(forms.Form):
    """What should be put right, where."""

    item = forms.ChoiceField(label="Item", required=False)
    was = forms.CharField(
        label="Words that stand now", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Copy them as they are printed.",
    )  # fmt: skip
    becomes = forms.CharField(label="Words that should stand", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    words = forms.CharField(label="Or say it in plain words", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any = None, *, items: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["item"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "The minutes as a whole"), *items]


class AnswerForm(forms.Form):
    """The clerk's answer."""

    answer = forms.CharField(label="Answer", required=False, widget=forms.Textarea(attrs={"rows": 2}))


class ApprovalForm(forms.Form):
    """At which meeting, and under which of its items."""

    at = forms.ChoiceField(label="Approved at the meeting of")

    def __init__(self, data: Any = None, *, meetings: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["at"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(meetings)
