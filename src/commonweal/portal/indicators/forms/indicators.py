"""What an indicator is."""

from typing import Any

from django import forms
from django.conf import settings

from commonweal.analysis.indicators.measures import measures
from commonweal.portal.access.forms import fields
from commonweal.portal.indicators.forms.figure import figure
from commonweal.portal.indicators.models import BETTER, COMPARATORS, RHYTHMS, Indicator
from commonweal.records.indicator import UNITS

NOT_OFFICIAL = ("", "None: it is a count of our own")


def _beside(label: str, hint: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=100, help_text=hint)


class IndicatorForm(forms.Form):
    """Its name, what exactly is counted, in which unit, against what."""

    name = forms.CharField(label="What is it called?", max_length=200, help_text="As Persistent absence.")
    definition = fields.words("What exactly is counted?", required=True)
    unit = forms.ChoiceField(label="In which unit?", choices=[(unit, unit) for unit in UNITS])
    area = forms.CharField(label="Of which area?", max_length=200, help_text="As printed, as Tallow.")
    source = forms.CharField(label="Where do its figures come from?", max_length=300)
    official = forms.ChoiceField(label="Which official measure is it?", required=False)
    agency = forms.ChoiceField(label="Which agency owes its figures?")
    better = forms.ChoiceField(label="Which direction is better?", choices=list(BETTER.items()))
    target = figure("Its target, in its own unit")
    target_on = fields.day("By which day?", required=False)
    national = _beside("Beside which country?", "As England.")
    regional = _beside("Beside which region?", "As the North East.")
    similar = _beside("Beside which similar areas?", "As Similar areas, and whose choice they are.")
    rhythm = forms.ChoiceField(label="How often does a figure come?", choices=list(RHYTHMS.items()), required=False)
    due_days = forms.IntegerField(
        label="How many days after the end of a period is its figure due?", min_value=0, max_value=1000, initial=45,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, agencies: list[tuple[str, str]], indicator: Indicator | None = None
    ) -> None:
        super().__init__(data, initial=_initial(indicator) if indicator else {"rhythm": "quarterly"})
        fields.offer_agencies(self, "agency", agencies)
        known = [m.name for m in measures(settings.WORKSPACE.root).measures]
        kept = [indicator.official] if indicator and indicator.official and indicator.official not in known else []
        fields.offer(self, "official", [NOT_OFFICIAL, *((name, name) for name in [*known, *kept])])

    def clean(self) -> dict[str, Any]:
        """A day needs a target; a target needs a direction."""
        found = super().clean() or {}
        if found.get("target_on") and found.get("target") is None:
            self.add_error("target", "A day is given for a target: give the target too.")
        if found.get("target") is not None and found.get("better") == "neither":
            self.add_error("better", "Say which direction is better, so that the target can be judged.")
        return found

    def said(self) -> dict[str, Any]:
        """What the verbs take."""
        found = dict(self.cleaned_data)
        names = {kind: found.pop(kind).strip() for kind in COMPARATORS}
        found["comparators"] = [{"kind": kind, "name": name} for kind, name in names.items() if name]
        return {**found, "agency": fields.agency(self)}


def _initial(indicator: Indicator) -> dict[str, Any]:
    named = {known["kind"]: known["name"] for known in indicator.comparators}
    plain = ("name", "definition", "unit", "area", "source", "official", "better", "target", "target_on", "rhythm",
             "due_days")  # fmt: skip
    return {**{name: getattr(indicator, name) for name in plain}, "agency": str(indicator.agency_id), **named}
