"""The recorded crime and disorder report."""

from typing import Any

from django import forms

from commonweal.figures import FigureSet, Period
from commonweal.portal.access.forms.fields import offer
from commonweal.portal.access.reader import Reader
from commonweal.portal.library import partners_words
from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.portal.library.kinds.kind import Asked, Kind, audience_of
from commonweal.portal.library.kinds.register import register_of
from commonweal.workspace import Workspace


class RecordedCrimeForm(ReportForm):
    """It also prints what partners wrote for it, where any of that was cleared."""

    ASKS = (*ReportForm.ASKS, "paragraphs")

    paragraphs = forms.ChoiceField(
        label="Which partners' paragraphs does it print?", required=False,
        help_text="Each stands under its agency's name. What is for partners alone is left out of a public paper.",
    )  # fmt: skip

    def offer(self, workspace: Workspace) -> None:  # noqa: ARG002 - of the portal, not of the store
        """Those of which something was cleared; no question where there are none."""
        found = partners_words.offered(self.reader)
        offer(self, "paragraphs", [("", "None"), *found])
        if not found:
            del self.fields["paragraphs"]

    def arguments(self) -> dict[str, Any]:
        """Without the question that was not asked."""
        return {name: said for name, said in super().arguments().items() if said or name != "paragraphs"}


def figures(reader: Reader, workspace: Workspace, asked: Asked) -> FigureSet:
    """Its figures, suppressed where they are for everyone."""
    from commonweal.papers import recorded_crime

    audience = audience_of(asked)
    request = recorded_crime.Request(
        partnership=asked["partnership"],
        period=Period.parse(asked["period"]),
        against=Period.parse(asked["against"]) if asked.get("against") else None,
        audience=audience,
        source=asked.get("source") or None,
        register=register_of(workspace),
        words=partners_words.words_for(reader, asked.get("paragraphs", ""), audience),
    )
    return recorded_crime.figures(workspace, request)


KIND = Kind(
    key="recorded-crime",
    title="Recorded crime and disorder",
    tells="What was recorded here, what changed by more than chance, and where.",
    form=RecordedCrimeForm,
    reading=figures,
)
