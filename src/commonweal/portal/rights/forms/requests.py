"""Forms of a request: one question a page, where the answer decides the next."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.audit.clock import today
from commonweal.portal.rights.forms.who import WhoForm
from commonweal.portal.rights.models.request import ACCESS, KINDS
from commonweal.portal.rights.verbs.requests import HOW, OUTCOMES, REFUSED, WITHDRAWN


class RequestForm(WhoForm):
    """A new request."""

    kind = forms.ChoiceField(label="What do they ask for?", choices=list(KINDS.items()), widget=forms.RadioSelect)
    received_on = fields.day(
        "On which day did it reach any of us?", help_text="The law counts from here, whoever it reached, and however."
    )
    received_how = forms.ChoiceField(label="How did it come?", choices=list(HOW.items()))
    contact = fields.words("Where does the answer go?", 2, required=True, longest=1000)
    on_behalf = forms.CharField(
        label="Who asks for them?", required=False, max_length=300,
        help_text="Where somebody else asks: who, and what lets them.",
    )  # fmt: skip
    words = fields.words(
        "What do they say?", 4, longest=5000,
        help_text="In their words. Where something is wrong: what, and what would be right. Holders read this.",
    )  # fmt: skip
    field_order = ("kind", "received_on", "received_how")


class DayForm(forms.Form):
    """A day, today unless it is said otherwise."""

    on = fields.day("On which day?")

    def __init__(self, data: Any = None, *, label: str = "On which day?") -> None:
        super().__init__(data, initial={"on": today()})
        self.fields["on"].label = label


class IdentityForm(DayForm):
    """How one knows who they are."""

    how = fields.words(
        "How do you know who they are?", 3, required=True, longest=1000,
        help_text="What you saw or asked. Keep no copy of a passport: say that you saw it.",
    )  # fmt: skip
    field_order = ("how", "on")


class CloseForm(forms.Form):
    """How it ended."""

    outcome = forms.ChoiceField(label="How did it end?", widget=forms.RadioSelect)
    words = fields.words(
        "What were they told, when and how?", 4, required=True, longest=5000,
        help_text="A refusal says why, and that they may complain to the Information Commissioner or go to court.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, kind: str, ready: bool) -> None:
        super().__init__(data)
        early = {REFUSED, WITHDRAWN}
        found = [(key, words) for key, words in OUTCOMES.items() if ready or key in early]
        fields.offer(self, "outcome", found if kind == ACCESS else [(key, _plain(key, words)) for key, words in found])


def _plain(key: str, words: str) -> str:
    return "They were told what was done" if key == "replied" else words
