"""Who works on a case, and breaking the glass."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.cases.forms.own_agency import OwnAgencyForm
from commonweal.portal.cases.models import LEADING, VERDICTS
from commonweal.portal.cases.roles import ROLES
from commonweal.portal.cases.verbs.glass import Sought
from commonweal.portal.people.forms.person import PersonForm

OFF = {"autocomplete": "off", "spellcheck": "false"}


class AddForm(forms.Form):
    """Who, for which agency, and why they need to know."""

    seat = forms.ChoiceField(label="Who?", help_text="Officers of the partner agencies, by agency and name.")
    need = fields.words(
        "Why do they need to know?",
        rows=3,
        required=True,
        longest=2000,
        help_text="What they will do with it. Every member can read this.",
    )

    def __init__(self, *args: Any, officers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "seat", [("", "Choose one"), *officers])


class SealForm(forms.Form):
    """From whom, and why."""

    person = forms.ChoiceField(
        label="From whom is it sealed?",
        help_text="Whatever they are or become, they cannot open it. They are not told.",
    )
    why = fields.words("Why?", rows=3, required=True, longest=2000, help_text="Kept in the audit.")

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "person", [("", "Choose one"), *people])


class SubjectForm(PersonForm):
    """Somebody in a case."""

    role = forms.ChoiceField(label="What are they in this case?", choices=[("", "Choose one"), *ROLES.items()])
    field_order = ("role", *PersonForm.field_order)  # type: ignore[assignment]  # one more than above


class SearchForm(forms.Form):
    """By an exact reference, or by name."""

    reference = forms.CharField(
        label="Reference", required=False, max_length=20, help_text="For example K7R-4QFM.",
        widget=forms.TextInput({**OFF, "class": "govuk-input--width-10"}),
    )  # fmt: skip
    given = forms.CharField(label="Given names", required=False, max_length=120, widget=forms.TextInput(OFF))
    family = forms.CharField(
        label="Family name", required=False, max_length=120, widget=forms.TextInput(OFF), help_text=fields.SINGLE_NAME
    )
    born = fields.birthday()

    def clean(self) -> dict[str, Any]:
        """One of the two, whole."""
        found = super().clean() or {}
        if not found.get("reference") and not (found.get("given") or found.get("family")) and not self.errors:
            raise forms.ValidationError("Give a reference, or a whole name.")
        return found


class BreakForm(OwnAgencyForm):
    """Reason first; then what is sought."""

    reason = fields.words(
        "Why must you read this now?", rows=3, required=True, longest=2000,
        help_text="What could happen to whom, and what you will do. The case's lead and governance read this.",
    )  # fmt: skip
    reference = SearchForm.base_fields["reference"]
    given = SearchForm.base_fields["given"]
    family = SearchForm.base_fields["family"]
    born = SearchForm.base_fields["born"]
    field_order = ("reason", "reference", "given", "family", "born", "agency")

    def clean(self) -> dict[str, Any]:
        """An exact reference, or a whole name and date of birth."""
        found = super().clean() or {}
        whole = (found.get("given") or found.get("family")) and found.get("born")
        if not found.get("reference") and not whole and not self.errors:
            raise forms.ValidationError("Give an exact reference, or a whole name and date of birth.")
        return found

    def sought(self) -> Sought:
        """What the verb takes."""
        said = self.cleaned_data
        if said["reference"]:
            return Sought(reference=said["reference"])
        return Sought(given=said["given"], family=said["family"], born=said["born"])


class VerdictForm(forms.Form):
    """Whether it was justified, or may lead, and why."""

    verdict = forms.ChoiceField(label="Was it justified?", choices=list(VERDICTS.items()), widget=forms.RadioSelect)
    words = fields.words("Why?", rows=4, required=True, longest=5000)

    def __init__(self, data: Any = None, *, asks_to_lead: bool) -> None:
        super().__init__(data)
        if asks_to_lead:
            fields.offer(self, "verdict", LEADING.items())
            self.fields["verdict"].label = "May they lead the case?"
            self.fields["words"].help_text = "They read this. The others who work on the case read the answer alone."
