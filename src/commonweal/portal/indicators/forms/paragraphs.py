"""Partners' paragraphs: asked for and written."""

from typing import Any
from uuid import UUID

from django import forms

from commonweal.errors import PeriodRefused
from commonweal.figures import Month
from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.indicators.forms.figure import figure
from commonweal.portal.partnership.models import Agency

LONGEST = 6_000  # letters: a page and a half
FIGURES = 3  # numbers that a paragraph may state
REACHES = [("public", "Into a public paper too"), ("partners", "Into a paper for the partnership alone")]


class AskForm(forms.Form):
    """For which report, of which months, by when, from whom."""

    report = forms.CharField(label="For which report?", max_length=200, help_text="As Recorded crime and disorder.")
    asks = fields.words("What should each paragraph tell?", required=True)
    first = forms.CharField(label="From", max_length=7, help_text="A month as 2025-04.")
    last = forms.CharField(label="To", max_length=7, help_text="A month as 2026-03.")
    due_on = fields.day("By which day?")
    agencies = forms.MultipleChoiceField(label="Which agencies?", widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        fields.offer(self, "agencies", agency_choices())

    def clean(self) -> dict[str, Any]:
        """Months that can be read, in order."""
        found = super().clean() or {}
        for name in ("first", "last"):
            try:
                Month.parse(found.get(name, ""))
            except PeriodRefused as refused:
                if name not in self.errors:
                    self.add_error(name, str(refused))
        if not self.errors and found["last"] < found["first"]:
            self.add_error("last", "It ends before it begins.")
        return found

    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        chosen = Agency.objects.filter(pk__in=[UUID(id) for id in self.cleaned_data["agencies"]]).order_by("name")
        return {**self.cleaned_data, "agencies": list(chosen)}


class WriteForm(forms.Form):
    """The paragraph: heading, words, how far they may go, and numbers of the agency's own."""

    title = forms.CharField(label="Heading", max_length=200)
    text = forms.CharField(
        label="Your paragraph", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Name nobody. An empty line begins a new paragraph.",
    )  # fmt: skip
    reach = forms.ChoiceField(label="How far may these words go?", choices=REACHES, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        for n in range(1, FIGURES + 1):
            self.fields[f"label_{n}"] = forms.CharField(
                label=f"Figure {n}: what is counted?", required=False, max_length=120
            )
            self.fields[f"value_{n}"] = figure(f"Figure {n}: this period")
            self.fields[f"baseline_{n}"] = figure(f"Figure {n}: the period before")

    def clean(self) -> dict[str, Any]:
        """A number says what it counts."""
        found = super().clean() or {}
        for n in range(1, FIGURES + 1):
            told = found.get(f"value_{n}") is not None or found.get(f"baseline_{n}") is not None
            if told and not found.get(f"label_{n}"):
                self.add_error(f"label_{n}", "Say what is counted.")
        return found

    def said(self) -> dict[str, Any]:
        """What the verbs take."""
        found = self.cleaned_data
        figures = [
            {"label": found[f"label_{n}"], "value": found[f"value_{n}"], "baseline": found[f"baseline_{n}"], "unit": ""}
            for n in range(1, FIGURES + 1)
            if found.get(f"label_{n}")
        ]
        return {"title": found["title"], "text": found["text"], "reach": found["reach"], "figures": figures}


def begun(version: Any) -> dict[str, Any]:
    """What the form begins with: the draft, or what was handed in last."""
    if version is None:
        return {"reach": "public"}
    found = {"title": version.title, "text": version.text, "reach": version.reach}
    for n, one in enumerate(version.figures[:FIGURES], 1):
        found |= {f"{name}_{n}": one[name] for name in ("label", "value", "baseline")}
    return found
