"""The recorded crime and disorder report."""

from commonweal.figures import FigureSet, Period
from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.portal.library.kinds.kind import Asked, Kind
from commonweal.portal.library.kinds.register import register_of
from commonweal.workspace import Workspace


def figures(workspace: Workspace, asked: Asked) -> FigureSet:
    """Its figures, suppressed where they are for everyone."""
    from commonweal.papers import recorded_crime

    request = recorded_crime.Request(
        partnership=asked["partnership"],
        period=Period.parse(asked["period"]),
        against=Period.parse(asked["against"]) if asked.get("against") else None,
        audience="public" if asked.get("audience") == "public" else "partners",
        source=asked.get("source") or None,
        register=register_of(workspace),
    )
    return recorded_crime.figures(workspace, request)


KIND = Kind(
    key="recorded-crime",
    title="Recorded crime and disorder",
    tells="What was recorded here, what changed by more than chance, and where.",
    form=ReportForm,
    figures=figures,
)
