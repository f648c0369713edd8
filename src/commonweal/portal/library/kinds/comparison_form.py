"""What the comparison asks beside place and months: with whom, from which source, and whose that source is."""

from typing import Any
from uuid import UUID

from django import forms

from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.portal.library.queries.held import POLICE_UK, Held, held
from commonweal.portal.partnership.models import Agency
from commonweal.workspace import Workspace

NEIGHBOURS = "The statistical neighbours: the nearest by census and deprivation"


class ComparisonForm(ReportForm):
    """The comparison. Of a source that is for partners alone, it must be said whose it is."""

    ASKS = (*ReportForm.ASKS, "group", "size", "source", "originator", "review_on")
    USUALLY = {**ReportForm.USUALLY, "size": 15, "source": POLICE_UK}  # noqa: RUF012 - read alone

    group = forms.ChoiceField(label="Beside whom?", required=False)
    size = forms.IntegerField(
        label="How many neighbours?", required=False, min_value=5, max_value=50,
        help_text="5 to 50; for statistical neighbours alone. Fifteen is usual.",
    )  # fmt: skip
    source = forms.ChoiceField(label="From which source?")
    originator = forms.ChoiceField(
        label="Whose source is it?", required=False,
        help_text="Only for a source that is for partners: the paper then stays theirs to release.",
    )  # fmt: skip
    review_on = forms.DateField(
        label="When are they asked again?", required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip
    field_order = (
        "partnership", "span", "since", "until", "against", "group", "size", "source", "audience", "originator",
        "review_on", "late_reason",
    )  # fmt: skip

    def offer(self, workspace: Workspace) -> None:
        """The lists of groups and the tables that the store holds; without a table for partners nobody's to own."""
        self.held: Held = held(workspace)
        agencies = Agency.objects.filter(until=None).order_by("name").values_list("pk", "name")
        self._choose("group", [("", NEIGHBOURS), *((name, f"The list “{name}”") for name in self.held.groups)])
        self._choose("source", [(one.dataset, one.words) for one in self.held.sources])
        self._choose("originator", [("", "Ours, or everyone's"), *((str(id), name) for id, name in agencies)])
        for name, needless in (
            ("group", not self.held.groups),
            ("source", len(self.held.sources) == 1),
            ("originator", not self.held.for_partners),
            ("review_on", not self.held.for_partners),
        ):
            if needless:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Another body's source gives a paper for the partnership alone, and says whose it is."""
        found = super().clean()
        if found.get("source") in self.held.for_partners:
            if found.get("audience") == "public":
                self.add_error(
                    "audience",
                    "This source is for partners only, so its paper is too. Choose the partnership, or another source.",
                )
            if not found.get("originator"):
                self.add_error("originator", "Say whose source it is: they decide whether others may see it.")
        elif found.get("originator"):
            self.add_error("originator", "This source is open to everyone. Leave this as it was.")
        return found

    def _choose(self, name: str, choices: list[tuple[str, str]] | list[tuple[UUID, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
