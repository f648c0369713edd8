"""What residents said: one wave of a survey that the store holds."""

from typing import Any

from django import forms

from commonweal.figures import FigureSet
from commonweal.portal.access.forms.fields import offer
from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.portal.library.kinds.kind import Asked, Kind, audience_of
from commonweal.store import Store
from commonweal.workspace import Workspace

BETWEEN = "/"  # a survey's key and its wave's dataset, in one choice


class SurveyForm(ReportForm):
    """It asks for a wave in place of months."""

    WITHOUT = ("span", "since", "until", "against")
    ASKS = ("partnership", "survey", "audience", "late_reason")
    USUALLY = {"audience": "partners"}  # noqa: RUF012 - read alone

    survey = forms.ChoiceField(label="Which survey?", help_text="Earlier waves of the same survey stand beside it.")
    field_order = ("partnership", "survey", "audience", "late_reason")

    def offer(self, workspace: Workspace) -> None:
        """The waves that are held, the newest first."""
        from commonweal.analysis.survey import waves

        found = [wave.survey for wave in waves(Store(workspace).view())][::-1]
        choices = [(f"{s.key}{BETWEEN}{s.wave}", f"{s.name}, {s.wave}") for s in found]
        offer(self, "survey", choices)

    def clean(self) -> dict[str, Any]:
        """There are no months to read."""
        return dict(self.cleaned_data)


def figures(workspace: Workspace, asked: Asked) -> FigureSet:
    """Its figures, with the answers of few hidden where it is for everyone."""
    from commonweal.papers import survey

    key, _, wave = asked["survey"].partition(BETWEEN)
    request = survey.Request(
        partnership=asked["partnership"],
        survey=key,
        wave=wave,
        audience=audience_of(asked),
    )
    return survey.figures(workspace, request)


KIND = Kind(
    key="survey",
    title="What residents said",
    tells="What people answered to a survey, weighted to who lives here: by ward and age, and since the last wave.",
    form=SurveyForm,
    figures=figures,
)
