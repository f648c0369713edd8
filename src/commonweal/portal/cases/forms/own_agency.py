"""For which agency something is done: asked of those alone who are of several."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.partnership.models import Agency


class OwnAgencyForm(forms.Form):
    """For one of the reader's own agencies."""

    agency = forms.ChoiceField(label="For which of your agencies?")

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only = agencies[0][0] if len(agencies) == 1 else ""
        fields.offer_agencies(self, "agency", agencies)
        if self.only:
            del self.fields["agency"]

    def chosen_agency(self) -> Agency:
        """For which agency."""
        return Agency.objects.get(pk=self.only or self.cleaned_data["agency"])
