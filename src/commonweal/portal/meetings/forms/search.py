"""The search form."""

from django import forms

from commonweal.portal.meetings.queries.search import KINDS


class SearchForm(forms.Form):
    """Words, and where to look for them."""

    words = forms.CharField(label="Search meetings, minutes, decisions and papers", max_length=200, required=False)
    kind = forms.ChoiceField(
        label="Look in", required=False, choices=[("", "everything"), *((kind, kind) for kind in KINDS)]
    )
