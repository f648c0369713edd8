"""The hotspots report, from the open source; what the force's extract tells beyond it is asked on the command line."""

from django import forms

from commonweal.figures import FigureSet, Period
from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.portal.library.kinds.kind import Asked, Kind, audience_of
from commonweal.portal.library.kinds.register import register_of
from commonweal.records import offences
from commonweal.workspace import Workspace

CELLS = (
    ("lsoa", "LSOAs: 1,000 to 3,000 residents each"),
    ("hexagons", "Hexagons, 500 metres from edge to edge"),
)
NODES = tuple(dict.fromkeys((offences.ALL_CRIME, *offences.POLICE_UK_CATEGORIES.values())))


def _named(code: str) -> tuple[str, str]:
    return code, offences.by_code()[code].name


class HotspotsForm(ReportForm):
    """It asks which offence, and what is counted over."""

    ASKS = (*ReportForm.ASKS, "offence", "cells")
    USUALLY = {**ReportForm.USUALLY, "offence": offences.ALL_CRIME, "cells": "lsoa"}  # noqa: RUF012 - read alone

    offence = forms.ChoiceField(label="Which offence?", choices=[_named(code) for code in NODES])
    cells = forms.ChoiceField(label="Counted over what?", widget=forms.RadioSelect, choices=CELLS)
    field_order = (
        "partnership", "offence", "span", "since", "until", "against", "cells", "audience", "late_reason",
    )  # fmt: skip


def figures(workspace: Workspace, asked: Asked) -> FigureSet:
    """Its figures."""
    from commonweal.papers import hotspots

    request = hotspots.Request(
        partnership=asked["partnership"],
        period=Period.parse(asked["period"]),
        against=Period.parse(asked["against"]) if asked.get("against") else None,
        audience=audience_of(asked),
        offence=asked.get("offence") or offences.ALL_CRIME,
        cells="hexagons" if asked.get("cells") == "hexagons" else "lsoa",
        register=register_of(workspace),
    )
    return hotspots.figures(workspace, request)


KIND = Kind(
    key="hotspots",
    title="Where crime is concentrated",
    tells="Hot spots by LSOA, which of them last, where and when there was more than usual, and a map ward by ward.",
    form=HotspotsForm,
    figures=figures,
)
