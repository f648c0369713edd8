"""Returns: asked for and answered."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.named import agency_choices


class AskForm(forms.Form):
    """What is owed, by whom, by when, for which item."""

    what = forms.CharField(label="Paper or figures", max_length=300)
    agency = forms.ChoiceField(label="Agency")
    due_on = fields.day("By")
    item = forms.ChoiceField(label="For the item", required=False)

    def __init__(self, *args: Any, items: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("agency", agency_choices()), ("item", [("", "No item of its own"), *items])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            field.choices = choices


class AnswerForm(forms.Form):
    """A return: the words and figures, or that there is nothing, and why."""

    words = forms.CharField(
        label="Your paragraph or figures, or why there is nothing to return",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    nil = forms.BooleanField(label="This is a nil return", required=False)
