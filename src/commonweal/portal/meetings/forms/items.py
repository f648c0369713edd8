"""An agenda item and its cover sheet."""

from typing import Any

from django import forms

from commonweal.portal.access.queries.named import agency_choices, person_choices
from commonweal.portal.meetings.models import Item
from commonweal.portal.meetings.models.standing import KINDS


def area(label: str, rows: int = 3, **options: Any) -> forms.CharField:
    """A field of several lines that may be empty."""
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}), **options)


class CoverForm(forms.Form):
    """What an item's author says of it."""

    purpose = area("Purpose", help_text="Why it comes to this meeting.")
    recommendation = area("Recommendation", help_text="What members are asked to do.")
    summary = area("Summary", rows=5)


class ItemForm(CoverForm):
    """The whole item, as the clerk prepares it."""

    title = forms.CharField(label="Title", max_length=300, help_text="As it is to be printed.")
    kind = forms.ChoiceField(label="Kind", choices=[(kind, kind.capitalize()) for kind in KINDS])
    agency_id = forms.ChoiceField(label="Agency", required=False)
    author_id = forms.ChoiceField(label="Author", required=False)
    late_reason = forms.CharField(
        label="Why it is late", max_length=500, required=False, help_text="Needed once the agenda is out; it is shown."
    )
    supplement = forms.BooleanField(label="This supplements an item that is out", required=False)
    field_order = ("title", "kind", "agency_id", "author_id")

    def __init__(self, *args: Any, late: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("agency_id", [("", "No agency"), *agency_choices(self._chosen("agency_id"))])
        self._choose("author_id", [("", "Nobody named"), *person_choices(self._chosen("author_id"))])
        if not late:
            del self.fields["late_reason"], self.fields["supplement"]

    def clean(self) -> dict[str, Any]:
        """Nobody is None to the verbs."""
        found = super().clean() or {}
        for name in ("agency_id", "author_id"):
            found[name] = found.get(name) or None
        return found

    def _chosen(self, name: str) -> list[Any]:
        return [value for value in [self.initial.get(name)] if value]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices


class StubForm(forms.Form):
    """What everyone sees in place of a restricted item."""

    public_title = forms.CharField(label="Public title", max_length=300, help_text="Everyone may read it.")
    public_reason = area("Public reason", help_text="As printed under the title.")


class NumberForm(forms.Form):
    """A number as printed."""

    number = forms.CharField(label="Number", max_length=40, required=False)


def of_item(item: Item) -> dict[str, Any]:
    """The fields of an item as a form begins with them."""
    names = ("title", "kind", "purpose", "recommendation", "summary", "late_reason", "supplement")
    ids = {name: str(getattr(item, name) or "") for name in ("agency_id", "author_id")}
    return {**{name: getattr(item, name) for name in names}, **ids}
