"""The youth justice summary: a financial year to date, from the team's returns, which partners alone may hold."""

from typing import Any

from commonweal.errors import PeriodRefused
from commonweal.figures import FigureSet, Period
from commonweal.portal.access.reader import Reader
from commonweal.portal.library import partners_figures
from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.portal.library.kinds.kind import Asked, Kind, audience_of
from commonweal.workspace import Workspace


class YouthJusticeForm(ReportForm):
    """It asks for the last month alone: children are counted from April."""

    WITHOUT = ("span", "since", "against")
    ASKS = ("partnership", "period", "audience", "late_reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        until = self.fields["until"]
        until.label, until.help_text = "The financial year up to", "A month as 2025-06. It is counted from April."

    def _periods(self, found: dict[str, Any]) -> None:
        found["period"] = f"ytd:{found['until']}"
        try:
            Period.parse(found["period"])
        except PeriodRefused as refused:
            self.add_error("until", str(refused))


def figures(reader: Reader, workspace: Workspace, asked: Asked) -> FigureSet:
    """Its figures: with all counts for partners; without small ones, and all that would tell them, for everyone.

    Indicators of the board's that no returns tell are shown as the portal's indicator of the name that the list gives.
    """
    from commonweal.papers import youth_justice
    from commonweal.sources.youth_justice.lists import read_lists

    named = {one.indicator for one in read_lists(workspace.root).indicators.values() if one.indicator}
    request = youth_justice.Request(
        partnership=asked["partnership"],
        period=Period.parse(asked["period"]),
        audience=audience_of(asked),
        extract=partners_figures.extract_of(reader, workspace, audience_of(asked), named),
    )
    return youth_justice.figures(workspace, request)


KIND = Kind(
    key="youth-justice",
    title="Youth justice",
    tells="Offences by children so far and projected, first-time entrants, reoffending, custody, beside other areas.",
    form=YouthJusticeForm,
    reading=figures,
)
