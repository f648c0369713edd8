"""The reconciliation of sources: which of them lie side by side follows from the audience and from what is held."""

from typing import Any

from commonweal.figures import FigureSet, Period
from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.portal.library.kinds.kind import Asked, Kind, audience_of
from commonweal.portal.library.kinds.register import register_of
from commonweal.workspace import Workspace


class ReconciliationForm(ReportForm):
    """It asks for no second period: sources are held against each other, not against a year before."""

    ASKS = tuple(name for name in ReportForm.ASKS if name != "against")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["against"]


def figures(workspace: Workspace, asked: Asked) -> FigureSet:
    """Its figures: for everyone the published sources alone, for partners their extracts too."""
    from commonweal.papers import reconciliation

    request = reconciliation.Request(
        partnership=asked["partnership"],
        period=Period.parse(asked["period"]),
        audience=audience_of(asked),
        register=register_of(workspace),
    )
    return reconciliation.figures(workspace, request)


KIND = Kind(
    key="reconciliation",
    title="Reconciliation of sources",
    tells="How far police.uk, the Home Office's tables and the force's extract agree, and where they part.",
    form=ReconciliationForm,
    figures=figures,
)
