"""The paper of indicators as a kind of the library: of what its audience may read, through a dated extract."""

from collections.abc import Collection
from typing import Any

from django import forms

from commonweal.figures import Audience, FigureSet, Period
from commonweal.geography.names import fold
from commonweal.portal.access.composing import as_audience
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.clock import today
from commonweal.portal.indicators.held import by_indicator, newest, recorded
from commonweal.portal.indicators.models import Edition, Indicator
from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.portal.library.kinds.kind import Asked, Kind, audience_of
from commonweal.records.indicator import Indicator as Recorded
from commonweal.records.indicator import Reading
from commonweal.workspace import Workspace

PUBLISHER = "The partnership's own indicators"


class IndicatorsForm(ReportForm):
    """It asks for a place and up to which month."""

    WITHOUT = ("span", "since", "against")
    ASKS = ("partnership", "until", "audience", "late_reason")

    until = forms.CharField(
        label="Figures up to which month?", required=False, max_length=7,
        help_text="As 2025-12. Where it is left empty: all that are kept.",
    )  # fmt: skip
    field_order = ("partnership", "until", "audience", "late_reason")

    def clean(self) -> dict[str, Any]:
        """A month that can be read."""
        found = dict(self.cleaned_data)
        self._month("until", found)
        return found


def figures(reader: Reader, workspace: Workspace, asked: Asked) -> FigureSet:
    """Its figures: of the indicators that everyone in the paper's audience may read, and this reader too."""
    from commonweal.ingest.indicators import keep_extract
    from commonweal.papers import indicators

    audience = audience_of(asked)
    known, readings = extract(reader, audience)
    sha256 = keep_extract(workspace, known, readings, audience=audience, on=today(), publisher=PUBLISHER)
    request = indicators.Request(
        partnership=asked["partnership"],
        period=Period.parse(f"12m:{asked['until']}") if asked.get("until") else None,
        audience=audience,
        extract=sha256,
        on=today(),
    )
    return indicators.figures(workspace, request)


def extract(reader: Reader, audience: Audience) -> tuple[tuple[Recorded, ...], tuple[Reading, ...]]:
    """What the extract holds: read as the audience reads, and no more than this reader may."""
    composer = as_audience(audiences.public() if audience == "public" else audiences.partners())
    mine = readable(reader, Indicator).values("pk")
    rows = list(readable(composer, Indicator).filter(pk__in=mine, ended_on=None).select_related("agency"))
    editions = by_indicator(readable(composer, Edition).filter(indicator__in=rows))
    rows.sort(key=lambda row: (row.name, str(row.pk)))
    known = tuple(recorded(row) for row in rows)
    return known, tuple(reading for row in rows for reading in newest(row, editions.get(row.pk, [])))


def extract_of(reader: Reader, workspace: Workspace, audience: Audience, wanted: Collection[str]) -> str | None:
    """An extract of those indicators alone that are named, by name or id; None where none of them may be told.

    For another room's paper, which shows their last figures.
    """
    from commonweal.ingest.indicators import keep_extract

    names = {fold(name) for name in wanted}
    known, readings = extract(reader, audience)
    known = tuple(one for one in known if {fold(one.name), fold(one.key)} & names)
    if not known:
        return None
    mine = {one.key for one in known}
    readings = tuple(reading for reading in readings if reading.indicator in mine)
    return keep_extract(workspace, known, readings, audience=audience, on=today(), publisher=PUBLISHER)


KIND = Kind(
    key="indicators",
    title="Indicators that partners follow",
    tells="Each beside its own history, other areas and its target; those that need attention stand first.",
    form=IndicatorsForm,
    reading=figures,
)
