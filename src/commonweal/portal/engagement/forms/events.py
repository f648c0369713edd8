"""Forms for a surgery or event, and for what came of it: short enough for a phone."""

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.access.forms.numbers import WholeField
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.engagement.days import ONCE, REPEATS, days_of
from commonweal.portal.engagement.ground import Ward
from commonweal.portal.engagement.models import KINDS, Event, Outcome, Theme
from commonweal.portal.engagement.verbs.events import MOST_DAYS, Said
from commonweal.portal.partnership.models import Agency

MOST_TIMES = 52


def clock(label: str, **more: Any) -> forms.TimeField:
    """A time of the day."""
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}), **more
    )


def number(label: str, **more: Any) -> WholeField:
    """A count that may be left empty."""
    attrs = {"class": "govuk-input--width-4", "inputmode": "numeric"}
    return WholeField(
        label=label, required=False, min_value=0, max_value=1_000_000, widget=forms.TextInput(attrs=attrs), **more
    )


class EventForm(forms.Form):
    """What it is, where and when. `event`: the one that is changed, whose day alone is asked for."""

    kind = forms.ChoiceField(label="What is it?", choices=list(KINDS.items()))
    title = forms.CharField(label="What is it called?", max_length=200, help_text="As residents read it.")
    place = forms.CharField(label="Where is it?", max_length=200, help_text="The venue, and its street or postcode.")
    ward = forms.ChoiceField(label="In which ward?", required=False)
    on = fields.day("On which day?")
    starts = clock("From")
    ends = clock("Until")
    repeat = forms.ChoiceField(
        label="How often?", choices=list(REPEATS.items()), widget=forms.RadioSelect, initial=ONCE
    )
    times = forms.IntegerField(
        label="How many times in all?", required=False, min_value=1, max_value=MOST_TIMES,
        help_text="Where it is repeated. Each day can be changed or cancelled by itself.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
    )  # fmt: skip
    also = forms.CharField(
        label="Other days", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One a line, as 2026-03-24, where they follow no rule.",
    )  # fmt: skip
    agency = forms.ChoiceField(label="Which agency holds it?")
    agencies = forms.MultipleChoiceField(
        label="Which others are there?", required=False, widget=forms.CheckboxSelectMultiple
    )
    about = forms.CharField(
        label="What should people know?", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Residents read this. Name nobody.",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, wards: list[Ward], holders: list[tuple[str, str]], event: Event | None = None
    ) -> None:
        super().__init__(data, initial=_initial(event) if event else {})
        self.names = dict(wards) | ({event.ward_code: event.ward} if event and event.ward_code else {})
        fields.offer(self, "ward", [("", "Not in one ward"), *self.names.items()])
        fields.offer_agencies(self, "agency", holders)
        fields.offer(self, "agencies", agency_choices([UUID(id) for id in event.agencies] if event else []))
        if event is not None:
            for name in ("repeat", "times", "also"):
                del self.fields[name]

    def clean_also(self) -> list[dt.date]:
        """Days one by one."""
        found = []
        for word in self.cleaned_data["also"].replace(",", "\n").split():
            try:
                found.append(dt.date.fromisoformat(word))
            except ValueError as wrong:
                raise forms.ValidationError(f"“{word[:20]}” is not a day. Write it as 2026-03-24.") from wrong
        if any(not fields.EARLIEST <= one <= fields.LATEST for one in found):
            raise forms.ValidationError("Look at the years again.")
        return found

    def clean(self) -> dict[str, Any]:
        """It ends after it begins; what is repeated says how often."""
        found = super().clean() or {}
        if found.get("starts") and found.get("ends") and found["ends"] <= found["starts"]:
            self.add_error("ends", "It ends before it begins.")
        if found.get("ends") and not found.get("starts") and "starts" not in self.errors:
            self.add_error("starts", "Say when it begins too.")
        if found.get("repeat", ONCE) != ONCE and not found.get("times") and "times" not in self.errors:
            self.add_error("times", "Say how many times in all.")
        return found

    def days(self) -> list[dt.date]:
        """Every day that was asked for, in order."""
        said = self.cleaned_data
        found = {*days_of(said["on"], said["repeat"], said["times"] or 1), *said["also"]}
        return sorted(found)[: MOST_DAYS + 1]

    def said(self) -> Said:
        """What the verbs take."""
        said = self.cleaned_data
        return Said(
            kind=said["kind"], title=said["title"], place=said["place"], about=said["about"], ward_code=said["ward"],
            ward=self.names.get(said["ward"], ""), starts=said["starts"], ends=said["ends"],
            agency=Agency.objects.get(pk=said["agency"]), agencies=list(Agency.objects.filter(pk__in=said["agencies"])),
        )  # fmt: skip


class CancelForm(forms.Form):
    """Why, as everyone is told."""

    reason = forms.CharField(
        label="Why is it cancelled?", max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Whoever reads of the event reads this. Name nobody.",
    )  # fmt: skip
    later_too = forms.BooleanField(label="Cancel all later ones of the series too", required=False)

    def __init__(self, data: Any = None, *, series: bool) -> None:
        super().__init__(data)
        if not series:
            del self.fields["later_too"]


class CameForm(forms.Form):
    """How many came, what they raised, and notes: one number a theme."""

    attendance = number("How many came?", help_text="Leave it empty where nobody counted: empty is not nought.")
    notes = forms.CharField(
        label="Notes", required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="For partners alone. Say what was raised, not who raised it.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, outcome: Outcome | None) -> None:
        kept = outcome.themes if outcome else {}
        begins = {"attendance": outcome.attendance, "notes": outcome.notes} if outcome else {}
        super().__init__(data, initial={**begins, **{f"theme-{id}": count for id, count in kept.items()}})
        self.themes = [t for t in Theme.objects.order_by("position", "name") if t.offered or str(t.pk) in kept]
        notes = self.fields.pop("notes")
        for theme in self.themes:
            self.fields[f"theme-{theme.pk}"] = number(f"{theme.name}: how many raised it?")
        self.fields["notes"] = notes

    def counted(self) -> dict[UUID, int]:
        """Themes that somebody raised."""
        said = {theme.pk: self.cleaned_data.get(f"theme-{theme.pk}") for theme in self.themes}
        return {theme: count for theme, count in said.items() if count}


class FollowForm(forms.Form):
    """An action that follows."""

    text = forms.CharField(
        label="What will be done?", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For those who may read what came of the event.",
    )  # fmt: skip
    agency = forms.ChoiceField(label="By which agency?")
    due_on = fields.day("By when?", required=False)

    def __init__(self, data: Any = None, *, agencies: list[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer_agencies(self, "agency", agencies)


class ThemeForm(forms.Form):
    """A theme to put on the list."""

    name = forms.CharField(label="What is it called?", max_length=80)


class SummaryForm(forms.Form):
    """The quarter's summary: which quarter, and for whom."""

    quarter = forms.ChoiceField(label="Which quarter?")
    audience = forms.ChoiceField(
        label="Who is it for?", widget=forms.RadioSelect, initial="public",
        choices=[
            ("public", "Everyone: small counts are hidden, and a second person releases it"),
            ("partners", "The partnership: all counts are shown"),
        ],
    )  # fmt: skip

    def __init__(self, data: Any = None, *, quarters: list[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "quarter", quarters)


def _initial(event: Event) -> dict[str, Any]:
    return {
        "kind": event.kind, "title": event.title, "place": event.place, "ward": event.ward_code, "on": event.on,
        "starts": event.starts, "ends": event.ends, "agency": str(event.agency_id), "agencies": event.agencies,
        "about": event.about,
    }  # fmt: skip
