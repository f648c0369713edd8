"""What every kind of report asks: of which place, over which months, for whom."""

from typing import Any

from django import forms

from commonweal.errors import PeriodRefused
from commonweal.figures import Period
from commonweal.figures.period import Month
from commonweal.portal.access.reader import Reader
from commonweal.workspace import Workspace

EVERYONE = "Everyone: small counts are hidden, and a second person releases it"


class ReportForm(forms.Form):
    """Place, months, audience. A kind that asks for more adds its fields, and their names to `ASKS`.

    `WITHOUT`: those of these fields that a kind does not ask for.
    """

    WITHOUT: tuple[str, ...] = ()
    ASKS: tuple[str, ...] = ("partnership", "period", "against", "audience", "late_reason")
    USUALLY: dict[str, Any] = {"span": "12m", "audience": "public"}  # noqa: RUF012 - read alone

    partnership = forms.CharField(
        label="Which place?", help_text="A partnership or district, by name or code.", max_length=200
    )
    span = forms.ChoiceField(
        label="Over which months?", widget=forms.RadioSelect,
        choices=[("12m", "Twelve months to"), ("ytd", "The financial year up to"), ("months", "From and to")],
    )  # fmt: skip
    since = forms.CharField(
        label="From", required=False, help_text="Only for “From and to”. A month as 2024-10.", max_length=7
    )
    until = forms.CharField(label="To", help_text="A month as 2025-09.", max_length=7)
    against = forms.CharField(
        label="Against which months?", required=False, max_length=20,
        help_text="As 2022-10..2023-09. Where it is left empty: the same months a year before.",
    )  # fmt: skip
    audience = forms.ChoiceField(
        label="Who is it for?", widget=forms.RadioSelect,
        choices=[
            ("public", EVERYONE),
            ("partners", "The partnership: all counts are shown, and it is never released"),
        ],
    )  # fmt: skip
    late_reason = forms.CharField(label="Why does it come late?", required=False, max_length=1000,
        help_text="Only where the papers of its meeting went out already.")  # fmt: skip

    def __init__(self, *args: Any, workspace: Workspace, reader: Reader | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.WITHOUT:
            del self.fields[name]
        self.reader = reader
        self.offer(workspace)

    def offer(self, workspace: Workspace) -> None:
        """Offer what the store holds, where a kind lets one choose of it."""

    def clean(self) -> dict[str, Any]:
        """Months that can be read, in order; the fault stands at the field."""
        found = super().clean() or {}
        for name in ("until", "since"):
            self._month(name, found)
        if found.get("span") == "months" and not found.get("since") and "since" not in self.errors:
            self.add_error("since", "Say from which month on.")
        if not self.errors:
            self._periods(found)
        return found

    def arguments(self) -> dict[str, str]:
        """What the job is given."""
        return {name: str(self.cleaned_data.get(name) or "") for name in self.ASKS}

    def _month(self, name: str, found: dict[str, Any]) -> None:
        if found.get(name):
            try:
                Month.parse(found[name])
            except PeriodRefused as refused:
                self.add_error(name, str(refused))

    def _periods(self, found: dict[str, Any]) -> None:
        span, until = found["span"], found["until"]
        found["period"] = f"{found['since']}..{until}" if span == "months" else f"{span}:{until}"
        for name, at in (("period", "since" if span == "months" else "until"), ("against", "against")):
            if found.get(name):
                try:
                    Period.parse(found[name])
                except PeriodRefused as refused:
                    self.add_error(at, str(refused))
