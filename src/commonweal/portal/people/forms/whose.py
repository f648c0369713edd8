"""For which agency something is entered."""

from uuid import UUID

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.access.reader import Reader
from commonweal.portal.people import rules


class WhoseForm(forms.Form):
    """For which agency: asked of those alone who are of several."""

    agency = forms.ChoiceField(label="For which of your agencies?")

    def __init__(self, data: object = None, *, reader: Reader) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        mine = [(id, name) for id, name in agency_choices([]) if rules.reader_can_enter(reader, agency=UUID(id))]
        fields.offer_agencies(self, "agency", mine)
        if len(mine) == 1:
            self.fields["agency"].widget = forms.HiddenInput()
            self.fields["agency"].initial = mine[0][0]
            self.fields["agency"].required = False
        self.only = mine[0][0] if len(mine) == 1 else ""

    def clean_agency(self) -> str:
        """The only one, where there is only one."""
        return self.only or str(self.cleaned_data["agency"])
