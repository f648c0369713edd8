"""The guide's table as one form, and whose unit it is."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.audit.clock import new_id
from commonweal.portal.intelligence.guide import CHANNELS, MOST_ROWS, Row
from commonweal.portal.partnership.models import Agency


class RowForm(forms.Form):
    """One row."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=30)
    place = forms.IntegerField(
        label="Its place", min_value=1, max_value=99, widget=forms.TextInput({"class": "govuk-input--width-2"})
    )
    matter = fields.words("When is it chosen?", rows=2, longest=300)
    hint = fields.words("Hint", rows=2, longest=300)
    channel = forms.ChoiceField(label="What is done?", choices=list(CHANNELS.items()))
    number = forms.CharField(label="Number", required=False, max_length=40)
    online = forms.CharField(label="Address online", required=False, max_length=300)
    advice = fields.words("Advice", rows=3, longest=1000)
    leave_out = forms.BooleanField(label="Leave this row out", required=False)

    @property
    def empty(self) -> bool:
        """Whether it is the blank row at the end, left blank."""
        return not self.data.get(self.add_prefix("matter"), "").strip() and not self.data.get(self.add_prefix("key"))

    def row(self) -> Row:
        """As the guide has it."""
        said = self.cleaned_data
        words = {name: said[name].strip() for name in ("matter", "hint", "number", "online", "advice")}
        return Row(key=said["key"] or new_id().hex[:12], channel=said["channel"], **words)


class GuideForm:
    """Every row, and one more; the newest version's number comes back with it."""

    def __init__(self, data: Any, rows: tuple[Row, ...]) -> None:
        self.bound = data is not None
        many = min(len(rows) + 1, MOST_ROWS)
        if data is not None:
            said = data.get("rows", "")
            many = min(int(said), MOST_ROWS) if said.isdecimal() and len(said) < 3 else many
        self.forms = [RowForm(data, prefix=f"row-{n}", initial=_initial(rows, n)) for n in range(many)]
        self.why = WhyForm(data)

    def is_valid(self) -> bool:
        """Every row that says something is sound by itself."""
        checked = [form.is_valid() for form in self.forms if not form.empty]
        return all(checked) and self.why.is_valid()

    @property
    def errors(self) -> bool:
        """Whether the page's title begins with "Error"."""
        return self.bound and not self.is_valid()

    def rows(self) -> tuple[Row, ...]:
        """Those that stay, by their places."""
        kept = [form for form in self.forms if not form.empty and not form.cleaned_data["leave_out"]]
        return tuple(form.row() for form in sorted(kept, key=lambda form: form.cleaned_data["place"]))


class WhyForm(forms.Form):
    """Why it is changed."""

    why = forms.CharField(label="Why is it changed?", required=False, max_length=300)


class DeskForm(forms.Form):
    """Which agency is the force, and within what time."""

    force = forms.ChoiceField(
        label="Which agency is the police force?", required=False,
        help_text="Its intelligence unit gets the reports. Its members are given the duty “intelligence unit”.",
    )  # fmt: skip
    agreed_hours = forms.IntegerField(
        label="Within how many hours is a report received?", min_value=1, max_value=24 * 60,
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )  # fmt: skip
    outcome_days = forms.IntegerField(
        label="Within how many days after that is it recorded what became of it?", min_value=1, max_value=365,
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )  # fmt: skip
    draft_days = forms.IntegerField(
        label="After how many days is a draft that is left alone thrown away?", min_value=2, max_value=60,
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "force", [("", "None yet: nothing can be sent"), *agency_choices()])

    def chosen(self) -> Agency | None:
        """The agency."""
        return Agency.objects.filter(pk=self.cleaned_data["force"]).first() if self.cleaned_data["force"] else None


def _initial(rows: tuple[Row, ...], n: int) -> dict[str, Any]:
    if n >= len(rows):
        return {"place": len(rows)}
    row = rows[n]
    names = ("key", "matter", "hint", "channel", "number", "online", "advice")
    return {"place": n + 1, **{name: getattr(row, name) for name in names}}
