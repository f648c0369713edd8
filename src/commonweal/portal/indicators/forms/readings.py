"""Figures of an indicator: one by hand, or many from a file."""

from typing import Any

from django import forms

from commonweal.figures import Period
from commonweal.portal.access.forms import fields
from commonweal.portal.indicators.carrying import unpacked
from commonweal.portal.indicators.forms.figure import figure
from commonweal.portal.indicators.held import Given
from commonweal.portal.indicators.models import Indicator
from commonweal.sources.indicator.guess import Guess
from commonweal.sources.indicator.periods import read_period

MOST_BYTES = 500_000  # a file of one indicator is a hundredth of this
YEARS = [("financial", "A financial year, from April"), ("school", "A school year, from September")]


class ReadingForm(forms.Form):
    """One figure: of which months, and what it is."""

    period = forms.CharField(
        label="Of which period?", max_length=60,
        help_text="As 2025-06, 2025 Q2, 2025/26 Q1, April to June 2025, or 2024/25.",
    )  # fmt: skip
    years = forms.ChoiceField(label="A year written double, such as 2024/25, is", choices=YEARS)
    of = forms.ChoiceField(label="Of which area?", required=False)
    value = figure("The figure", help_text="Leave it empty where it is not available: that is not nought.")
    numerator = figure("How many is that?", help_text="The count that it was worked out of, where it is known.")
    denominator = figure("Of how many?")
    released_on = fields.day("When did its publisher give it out?", required=False)
    reason = fields.words(
        "If it corrects a figure: why?", rows=2, help_text="The earlier one stays readable beside it."
    )

    def __init__(self, data: Any = None, *, indicator: Indicator) -> None:
        super().__init__(data)
        own = [("", indicator.area), *((known["kind"], known["name"]) for known in indicator.comparators)]
        fields.offer(self, "of", own)
        if len(own) == 1:
            del self.fields["of"]

    def clean(self) -> dict[str, Any]:
        """A period that is known; a count with what it is of."""
        found = super().clean() or {}
        if found.get("period"):
            found["read"] = read_period(found["period"], found.get("years") or "financial")
            if found["read"] is None:
                self.add_error("period", "Write it as 2025-06, 2025 Q2, 2025/26 Q1 or April to June 2025.")
        if (found.get("numerator") is None) != (found.get("denominator") is None):
            self.add_error("denominator", "Give both counts, or neither.")
        return found

    def given(self) -> Given:
        """What the verb takes."""
        found = self.cleaned_data
        period: Period = found["read"]
        mark = "[x]" if found["value"] is None else ""
        return Given(period, found["value"], found.get("of") or "", found["numerator"], found["denominator"], mark)


class FileForm(forms.Form):
    """A file. Nothing of it is kept before it was looked at."""

    file = forms.FileField(label="The file", help_text="CSV or Excel: a row a figure, or a column a period.")

    def clean_file(self) -> Any:
        """Refused in words before it is read, where it is too large."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("The file is larger than 500 kB. Leave out what is not this indicator's.")
        return file


class ColumnsForm(forms.Form):
    """What each column is. The file itself goes along, so that nothing is kept meanwhile."""

    content = forms.CharField(widget=forms.HiddenInput)
    file_name = forms.CharField(widget=forms.HiddenInput, max_length=200)
    layout = forms.ChoiceField(
        label="How is it laid out?", choices=[("long", "A row a figure"), ("wide", "A column a period")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    period = forms.ChoiceField(label="Which column is the period?", required=False)
    value = forms.ChoiceField(label="Which is the figure?", required=False)
    area = forms.ChoiceField(label="Which is the area?", required=False)
    numerator = forms.ChoiceField(label="Which is the count that it was worked out of?", required=False)
    denominator = forms.ChoiceField(label="Which is what the count is of?", required=False)
    years = forms.ChoiceField(label="A year written double, such as 2024/25, is", choices=YEARS)
    fractions = forms.ChoiceField(
        label="Are percentages printed from 0 to 1?", required=False,
        choices=[("", "No percentage, or one cannot doubt it"), ("no", "No: 0.4 is 0.4%"), ("yes", "Yes: 0.4 is 40%")],
    )  # fmt: skip
    released_on = fields.day("When did its publisher give it out?", required=False)
    reason = fields.words("If figures differ from those held: why?", rows=2)

    def __init__(self, data: Any = None, *, indicator: Indicator, found: Guess, **more: Any) -> None:
        super().__init__(data, **more)
        headings = [("", "None"), *((h, h) for h in found.headings if h.strip())]
        for name in ("period", "value", "area", "numerator", "denominator"):
            fields.offer(self, name, headings)
        layout = ("wide" if found.wide else "long") if data is None else data.get("layout")
        for name in ("period", "value"):
            self.fields[name].required = layout == "long"  # where each period has a column, these are in none
            self.fields[name].error_messages["required"] = "Say which column it is."
        self._areas(indicator)

    def _areas(self, indicator: Indicator) -> None:
        """What each area is called in the file."""
        self.fields["own"] = forms.CharField(
            label=f"What is {indicator.area} called in it?", initial=indicator.area, required=False, max_length=200
        )
        for known in indicator.comparators:
            self.fields[f"of_{known['kind']}"] = forms.CharField(
                label=f"What is {known['name']} called in it?", initial=known["name"], required=False, max_length=200
            )

    def clean_content(self) -> bytes:
        """The file, as it came."""
        try:
            return unpacked(self.cleaned_data["content"])
        except ValueError as error:
            raise forms.ValidationError("The file was lost on the way. Choose it again.") from error
