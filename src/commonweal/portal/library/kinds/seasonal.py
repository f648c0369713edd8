"""The report on a season: the season is one of the files that come with Commonweal, or one of the workspace's own."""

from datetime import date, timedelta
from typing import Any

from django import forms

from commonweal.figures import FigureSet
from commonweal.geography import Gazetteer
from commonweal.portal.access.forms.fields import offer
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.done import done_between
from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.portal.library.kinds.kind import Asked, Kind
from commonweal.portal.library.kinds.register import register_of
from commonweal.sources.season.offered import offered, season_named
from commonweal.store import Store
from commonweal.workspace import Workspace

FOLDER = "seasons"  # of the workspace: the partnership's own season files
BEFORE = timedelta(weeks=4)  # what is done against a season is done before it too


class SeasonalForm(ReportForm):
    """It asks for a season and its year in place of months."""

    WITHOUT = ("span", "since", "until", "against")
    ASKS = ("partnership", "season", "year", "audience", "late_reason")
    USUALLY = {"season": "bonfire", "audience": "public"}  # noqa: RUF012 - read alone

    season = forms.ChoiceField(label="Which season?", help_text="Your own lie in the workspace's folder “seasons”.")
    year = forms.IntegerField(
        label="In which year does it begin?", min_value=1990, max_value=2100,
        help_text="As 2025. Of a season that is not held yet, the paper gives what is to be expected.",
    )  # fmt: skip
    field_order = ("partnership", "season", "year", "audience", "late_reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("year") is None:
            self.initial["year"] = date.today().year

    def offer(self, workspace: Workspace) -> None:
        """The ready seasons and the workspace's own."""
        found = offered(workspace.root / FOLDER)
        offer(self, "season", [(name, season.name) for name, season in found.items()])

    def clean(self) -> dict[str, Any]:
        """There are no months to read."""
        return dict(self.cleaned_data)


def figures(reader: Reader, workspace: Workspace, asked: Asked) -> FigureSet:
    """Its figures: for partners with what was done in operations; for everyone without that and small counts."""
    from commonweal.analysis.seasonal import window
    from commonweal.papers import seasonal

    public = asked.get("audience") == "public"
    season, year = season_named(asked["season"], workspace.root / FOLDER), int(asked["year"])
    days = window(season, year)
    request = seasonal.Request(
        partnership=asked["partnership"],
        season=season,
        year=year,
        audience="public" if public else "partners",
        register=register_of(workspace),
        activities=()
        if public
        else done_between(reader, days.first - BEFORE, days.last, _places(workspace, asked["partnership"])),
    )
    return seasonal.figures(workspace, request)


def _places(workspace: Workspace, partnership: str) -> frozenset[str]:
    """The codes that an operation of a partnership may be kept under: its own, or a district's."""
    found = Gazetteer.of(Store(workspace).view()).partnership(partnership)
    return frozenset(area.code for area in (found.area, *found.districts))


KIND = Kind(
    key="seasonal",
    title="The season",
    tells="What bonfire season, summer evenings or any other season brought, against what was to be expected.",
    form=SeasonalForm,
    reading=figures,
)
