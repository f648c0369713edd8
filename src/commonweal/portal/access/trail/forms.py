"""Asking the audit, and giving a reason."""

import re
from typing import Any
from uuid import UUID

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.access.trail.asked import Asked
from commonweal.portal.access.trail.queries import doers

AN_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
A_NUMBER = re.compile(r"\d{1,18}|\d{4}-\d{2}")  # acts on the chain itself name an entry's number, or a month


class AskForm(forms.Form):
    """What to look for; nothing given is everything."""

    field_order = ("thing", "act", "doer", "from", "to")

    thing = forms.CharField(
        label="Who did or read this", required=False, max_length=400,
        help_text="The address of its page, or its number in the audit.",
    )  # fmt: skip
    act = forms.CharField(
        label="What was done", required=False, max_length=60,
        help_text="How it begins: read, refused, sign in, make, set audience, approve release, read audit.",
    )  # fmt: skip
    doer = forms.ChoiceField(label="By whom", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from"] = fields.day("From", required=False)
        self.fields["to"] = fields.day("To", required=False)
        self.fields["doer"].choices = [("", "Anyone"), *doers()]  # type: ignore[attr-defined]
        self.order_fields(self.field_order)

    def clean_thing(self) -> str:
        """The id within whatever was pasted."""
        given = self.cleaned_data["thing"].strip()
        found = AN_ID.search(given)
        if given and not found and not A_NUMBER.fullmatch(given):
            raise forms.ValidationError("Paste the whole address of the page, or its long number with dashes.")
        return found.group().lower() if found else given

    def clean(self) -> dict[str, Any]:
        """A period runs forwards."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("from"), cleaned.get("to")
        if since and until and since > until:
            self.add_error("to", "The last day is before the first.")
        return cleaned

    def asked(self) -> Asked:
        """What was asked, once it is valid."""
        given = self.cleaned_data
        doer = UUID(given["doer"]) if given["doer"] else None
        return Asked(given["from"], given["to"], given["act"].strip(), doer, given["thing"])


class ReasonForm(forms.Form):
    """Why. It stands beside the entry that tells of the act."""

    reason = forms.CharField(label="Why", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
