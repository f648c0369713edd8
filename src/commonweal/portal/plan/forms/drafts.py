"""A paper that is drafted from what was entered."""

from django import forms

from commonweal.portal.access.forms import fields


class DraftForm(forms.Form):
    """A paper's title and its text, drafted, and worked on in the library."""

    title = forms.CharField(label="Title", max_length=300)
    text = fields.words(
        "Text", rows=22, required=True, longest=200_000,
        help_text="Drafted from what was entered. ## before a heading; - before a point.",
    )  # fmt: skip
    for_all = forms.BooleanField(
        label="It is meant for everyone", required=False, help_text="It goes out once a second person has released it."
    )
