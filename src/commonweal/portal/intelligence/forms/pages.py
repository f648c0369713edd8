"""The form's pages, a question each. Whatever is typed is kept by `raw`, whether or not it can be used yet."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.audit.clock import today
from commonweal.portal.intelligence import answers, basis
from commonweal.portal.intelligence.models import Report

DAY = {"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-4"}


class Page(forms.Form):
    """One page of the form."""

    def raw(self) -> dict[str, Any]:
        """As it was typed, right or wrong; what is longer than an answer may be is cut."""
        return {name: self._typed(name) for name in self.fields}

    def _typed(self, name: str) -> Any:
        given = self.data.get(self.add_prefix(name), "")
        if isinstance(self.fields[name], forms.BooleanField):
            return bool(given)
        return str(given).replace("\x00", "")[: answers.LONGEST]


class WhatForm(Page):
    """One piece of what is known: in one go, and question by question where one likes."""

    text = fields.words(
        "What do you know?", rows=7, required=True, longest=answers.LONGEST, strip=False,
        help_text="Who, what, where, when, why and how, as far as you know. Your own words are best.",
        error_messages={"required": "Say what you know."},
    )  # fmt: skip

    def __init__(self, *args: Any, agencies: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, words in answers.PIECES.items():
            self.fields[key] = fields.words(words, rows=2, longest=2000, strip=False)
        if len(agencies) > 1:
            self.fields["agency"] = forms.ChoiceField(label="For which agency do you write?", choices=list(agencies))

    def clean_text(self) -> str:
        """More than blanks."""
        text = str(self.cleaned_data["text"])
        if not text.strip():
            raise forms.ValidationError("Say what you know.")
        return text

    @property
    def pieces(self) -> list[forms.BoundField]:
        """The questions that stand folded away."""
        return [self[key] for key in answers.PIECES]

    @property
    def unfolded(self) -> bool:
        """Whether one of them is answered, or wrong."""
        return any(piece.value() or piece.errors for piece in self.pieces)

    def details(self) -> dict[str, str]:
        """What was answered of them."""
        typed = self.raw()
        return {key: typed[key] for key in answers.PIECES if typed[key].strip()}


class WhenForm(Page):
    """When the information is from."""

    which = forms.ChoiceField(
        label="When is this from?", choices=list(answers.WHICH_DAY.items()), widget=forms.RadioSelect,
        help_text="When it happened, or when you came to know it.",
        error_messages={"required": "Say when this is from."},
    )  # fmt: skip
    day = forms.CharField(label="Day", required=False, max_length=12, widget=forms.TextInput(DAY))
    month = forms.CharField(label="Month", required=False, max_length=12, widget=forms.TextInput(DAY))
    year = forms.CharField(label="Year", required=False, max_length=12, widget=forms.TextInput(DAY))

    @property
    def parts(self) -> list[forms.BoundField]:
        """Day, month and year, which stand side by side."""
        return [self[name] for name in ("day", "month", "year")]

    def raw(self) -> dict[str, Any]:
        """With the day on which it was typed: "today" stays that day."""
        return {**super().raw(), "typed_on": today().isoformat()}

    def clean(self) -> dict[str, Any]:
        """A day that can be read, and is not to come."""
        found = super().clean() or {}
        if found.get("which") == answers.OTHER and (wrong := answers.day_of(self.raw(), today()).wrong):
            self.add_error("year", wrong)
        return found


class SourceForm(Page):
    """How it is known."""

    how = forms.ChoiceField(
        label="How do you know this?", choices=list(answers.HOW.items()), widget=forms.RadioSelect,
        error_messages={"required": "Say how you know it."},
    )  # fmt: skip
    told_by = fields.words(
        "Who told you, or where does it stand?", rows=2, longest=2000, strip=False,
        help_text="Kept apart from the rest. Leave it empty if you would rather say it to the unit yourself.",
    )  # fmt: skip
    who_else = fields.words("Who else knows this?", rows=2, longest=2000, strip=False)


class RiskForm(Page):
    """At whose risk, and whether it is believed."""

    risk = forms.ChoiceField(
        label="Could somebody be at risk if the police act on this?", choices=list(answers.RISK.items()),
        widget=forms.RadioSelect, error_messages={"required": "Say whether somebody could be at risk."},
        help_text="Because it would show who told it, or for another reason.",
    )  # fmt: skip
    risk_words = fields.words("If so, who, and how?", rows=2, longest=2000, strip=False)
    doubt = forms.ChoiceField(
        label="Do you think it may be false, or told to harm somebody?", choices=list(answers.DOUBT.items()),
        widget=forms.RadioSelect, error_messages={"required": "Say whether you think that it may be false."},
        help_text="It is worth telling all the same.",
    )  # fmt: skip
    doubt_words = fields.words("If so, why?", rows=2, longest=2000, strip=False)


class SharingForm(Page):
    """May it go further, what is it for, and on what does telling it rest?"""

    permission = forms.ChoiceField(
        label="May what you tell be shared with other agencies?", choices=list(answers.PERMISSION.items()),
        widget=forms.RadioSelect, error_messages={"required": "Say whether it may be shared."},
    )  # fmt: skip
    purpose = forms.ChoiceField(
        label="What do you tell it for?", choices=list(answers.PURPOSES.items()), widget=forms.RadioSelect,
        error_messages={"required": "Say what you tell it for."},
    )  # fmt: skip
    agreement = forms.ChoiceField(
        label="Which agreement covers it?", widget=forms.RadioSelect, required=False,
        error_messages={"invalid_choice": "That agreement is not live any more. Choose another."},
    )  # fmt: skip
    no_agreement = fields.words(
        "Without an agreement: why do you tell it all the same?", rows=2, longest=2000, strip=False,
        help_text="Needed without a live agreement, unless somebody is at risk. Governance reads it: name nobody.",
    )  # fmt: skip
    emergency = forms.BooleanField(
        label="Somebody is at risk: this cannot wait for an agreement", required=False,
        help_text="Nothing holds it up. Governance looks at it afterwards. Have you called 999 or made the referral?",
    )  # fmt: skip

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._report = report
        live = basis.offered(report.agency_id, report.force_id)
        if not basis.needed(report):
            for name in ("agreement", "no_agreement", "emergency"):
                del self.fields[name]
        elif not live:
            del self.fields["agreement"]
        else:
            fields.offer(self, "agreement", [*live, (basis.NONE, "None of these")])  # none is chosen for anybody

    def clean(self) -> dict[str, Any]:
        """Without a live agreement a reason is needed; not where somebody is at risk."""
        found = super().clean() or {}
        for missing in basis.missing_of(self._report, self.raw()) if "agreement" not in self.errors else ():
            self.add_error(missing.field, missing.words)
        return found


PAGES: dict[str, type[Page]] = {"when": WhenForm, "source": SourceForm, "risk": RiskForm, "sharing": SharingForm}


def page(name: str, report: Report, data: Any = None, initial: dict[str, Any] | None = None) -> Page:
    """A page of a draft."""
    if name == "sharing":
        return SharingForm(data, initial=initial, report=report)
    return PAGES[name](data, initial=initial)


def begun(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What a page begins with, of what was typed on it. What was "today" then is that day now."""
    found = dict(raw)
    if found.get("which") in (answers.TODAY, answers.YESTERDAY) and found.get("typed_on") != today().isoformat():
        day: dt.date | None = answers.day_of(found, today()).on
        if day is not None:
            found |= {"which": answers.OTHER, "day": str(day.day), "month": str(day.month), "year": str(day.year)}
    return found
