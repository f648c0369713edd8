"""Forms of the freedom of information log."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.rights import texts
from commonweal.portal.rights.models.question import DECISIONS


class QuestionForm(forms.Form):
    """A new one."""

    words = fields.words("What is asked?", 6, required=True, longest=20_000, help_text="As it was written.")
    received_on = fields.day("On which day did it reach us?", help_text="Twenty working days from here.")
    name = forms.CharField(label="Who asks?", max_length=200)
    contact = fields.words("Where does the answer go?", 2, required=True, longest=1000)


class ClearForm(forms.Form):
    """What they meant."""

    on = fields.day("On which day did they answer?", help_text="Twenty working days from here.")
    words = fields.words("What is asked, as it is clear now?", 6, required=True, longest=20_000)


class LongerForm(forms.Form):
    """A later day."""

    until = fields.day("Until which day?")
    why = fields.words(
        "Which exemption is weighed against the public interest?", 3, required=True, longest=2000,
        help_text="Only those that the list calls qualified. They are told.",
    )  # fmt: skip


class DecideForm(forms.Form):
    """The answer."""

    decision = forms.ChoiceField(label="What is decided?", choices=list(DECISIONS.items()), widget=forms.RadioSelect)
    exemptions = forms.MultipleChoiceField(
        label="By which sections?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Needed where something is refused.",
    )  # fmt: skip
    words = fields.words("What were they answered?", 8, longest=50_000)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        fields.offer(self, "exemptions", [(one.key, f"{one.law}: {one.words}") for one in _foi()])


class PublishForm(forms.Form):
    """As everyone reads it."""

    asked = fields.words("What was asked", 6, required=True, longest=20_000, help_text="Name nobody.")
    answered = fields.words("What was answered", 8, required=True, longest=50_000, help_text="Name nobody.")


def _foi() -> list[texts.Exemption]:
    return list(texts.exemptions("foi").values())
