"""Forms of taking minutes: an item's words, and what came of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.meetings.queries.taking import TakingItem
from commonweal.portal.meetings.verbs.minute import LONGEST

DUE = (("next", "At the next meeting"), ("date", "By a date"), ("words", "As said, in words"), ("none", "Not said"))
PUT_OFF = (
    ("next", "The next meeting"),
    ("meeting", "A meeting that is in the calendar"),
    ("date", "A date"),
    ("future", "A future meeting, not said which"),
)
CASTING = (("", "None"), ("for", "For"), ("against", "Against"))


class MinuteForm(forms.Form):
    """An item's words, with the version that they began from."""

    text = forms.CharField(
        label="What was said",
        required=False,
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "true", "autocomplete": "off"}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    base = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, item: TakingItem | UUID, **more: Any) -> None:
        known = item if isinstance(item, TakingItem) else None
        initial = {"text": known.text, "version": known.version, "base": ""} if known else {}
        super().__init__(data, prefix=str(known.id if known else item), initial=initial, **more)
        if known:
            self.fields["text"].label = known.name
            self.fields["text"].widget.attrs["rows"] = max(5, min(24, 4 + len(known.text) // 80))


class DecisionForm(forms.Form):
    """One formal decision."""

    operative_text = forms.CharField(
        label="Decision", widget=forms.Textarea(attrs={"rows": 2}), help_text="Such as: the report be noted."
    )

    def __init__(self, data: Any = None, *, lead_in: str = "AGREED that", **more: Any) -> None:
        super().__init__(data, prefix="decision", **more)
        self.fields["operative_text"].label = f"Decision: {lead_in} …"


class ActionForm(forms.Form):
    """What someone will do, and by when."""

    text = forms.CharField(label="What will be done", widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.ChoiceField(label="Who", required=False)
    agency = forms.ChoiceField(label="Or which agency", required=False)
    due = forms.ChoiceField(label="By when", choices=DUE, widget=forms.RadioSelect, initial="next")
    due_on = fields.day("Date", required=False)
    due_words = forms.CharField(label="In the meeting's words", required=False, max_length=200)
    report_back = forms.BooleanField(
        label="It is a report or figures promised to a meeting", required=False,
        help_text="It is offered for the agenda of each meeting until an item answers it.",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, owners: Iterable[tuple[str, str]] = (), agencies: Iterable[tuple[str, str]] = (),
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, prefix="action", **more)
        _choices(self, "owner", [("", "Nobody by name"), *owners])
        _choices(self, "agency", [("", "No agency"), *agencies])

    def clean(self) -> dict[str, Any]:
        """A date where a date is chosen, words where words are; somebody who owns it."""
        found = super().clean() or {}
        if found.get("due") == "date" and not found.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Give the date by which it is due.")
        if found.get("due") == "words" and not found.get("due_words"):
            self.add_error("due_words", "Give the words, such as: before the summer.")
        if not found.get("owner") and not found.get("agency") and "owner" not in self.errors:
            self.add_error("owner", "Choose a person or an agency: an action that nobody owns is not done.")
        return found


class DeferralForm(forms.Form):
    """To when an item is put off."""

    to = forms.ChoiceField(label="Put off to", choices=PUT_OFF, widget=forms.RadioSelect, initial="next")
    meeting = forms.ChoiceField(label="Which meeting", required=False)
    date = fields.day("Which date", required=False)
    reason = forms.CharField(label="Why", required=False, max_length=500)

    def __init__(self, data: Any = None, *, meetings: Iterable[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(data, prefix="deferral", **more)
        _choices(self, "meeting", [("", "Choose a meeting"), *meetings])

    def clean(self) -> dict[str, Any]:
        """The meeting or the date that was promised."""
        found = super().clean() or {}
        if found.get("to") == "meeting" and not found.get("meeting"):
            self.add_error("meeting", "Choose the meeting.")
        if found.get("to") == "date" and not found.get("date") and "date" not in self.errors:
            self.add_error("date", "Give the date.")
        return found


class VoteForm(forms.Form):
    """A vote, counted."""

    motion = forms.CharField(label="Motion", widget=forms.Textarea(attrs={"rows": 2}))
    in_favour = forms.IntegerField(label="For", min_value=0, max_value=999)
    against = forms.IntegerField(label="Against", min_value=0, max_value=999)
    abstained = forms.IntegerField(label="Abstained", min_value=0, max_value=999, initial=0)
    casting = forms.ChoiceField(label="Chair's casting vote, on a tie", choices=CASTING, required=False)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, prefix="vote", **more)
        for name in ("in_favour", "against", "abstained"):
            self.fields[name].widget.attrs.update({"class": "govuk-input--width-3", "inputmode": "numeric"})


class StubForm(forms.Form):
    """What the public reads of a restricted item's outcome."""

    outcome = forms.CharField(
        label="Outcome that everyone reads", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Words of their own, such as: AGREED that the report be noted. Nothing is taken from the minute.",
    )  # fmt: skip

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, prefix="stub", **more)


class RestrictedPartForm(forms.Form):
    """What the public reads instead of a part that was taken without it."""

    reason = forms.CharField(
        label="Why it was taken without the public", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    outcome = forms.CharField(label="Outcome that everyone reads", widget=forms.Textarea(attrs={"rows": 2}))


class LeftAsTypedForm(forms.Form):
    """Why a number that contradicts a report stands."""

    quoted = forms.CharField(max_length=300, widget=forms.HiddenInput)
    figure = forms.CharField(max_length=200, widget=forms.HiddenInput)
    reason = forms.CharField(label="Why it stands as typed", max_length=500)


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
