"""The comparison with similar partnerships."""

from commonweal.figures import FigureSet, Period
from commonweal.portal.library.kinds.comparison_form import ComparisonForm
from commonweal.portal.library.kinds.kind import Asked, Kind, audience_of
from commonweal.portal.library.kinds.register import register_of
from commonweal.portal.library.queries.held import POLICE_UK, held
from commonweal.portal.library.refusals import OwnedByOthers
from commonweal.workspace import Workspace

SIZE = 15


def figures(workspace: Workspace, asked: Asked) -> FigureSet:
    """Its figures. Refused in words where the source is for partners and the paper for everyone."""
    from commonweal.papers import comparison

    _check_owned(workspace, asked)
    request = comparison.Request(
        partnership=asked["partnership"],
        period=Period.parse(asked["period"]),
        against=Period.parse(asked["against"]) if asked.get("against") else None,
        audience=audience_of(asked),
        group=asked.get("group", ""),
        size=int(asked.get("size") or SIZE),
        source=asked.get("source") or POLICE_UK,
        register=register_of(workspace),
    )
    return comparison.figures(workspace, request)


def _check_owned(workspace: Workspace, asked: Asked) -> None:
    """The form asks it; but the table may have become another since, or the job be asked for by other means."""
    if asked.get("source") in held(workspace).for_partners and not asked.get("originator"):
        raise OwnedByOthers(
            "This source is for partners only, and it was not said whose it is.",
            "Ask for the report anew, and say whose the source is: they decide whether others may see it.",
        )


KIND = Kind(
    key="comparison",
    title="Comparison with similar partnerships",
    tells="Whether rates here lie above, within or below those of partnerships like this one.",
    form=ComparisonForm,
    figures=figures,
)
