"""Whose unit it is, and within what time."""

from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.intelligence.models import Desk


@dataclass(frozen=True, slots=True)
class DeskView:
    """The settings of the room. `force` None: nobody said which agency it is, and nothing can be sent."""

    force: UUID | None
    force_name: str
    agreed_hours: int
    outcome_days: int
    draft_days: int


NONE = DeskView(None, "", 72, 28, 7)


def desk() -> DeskView:
    """As they are now."""
    row = Desk.objects.select_related("force").order_by("id").first()
    if row is None:
        return NONE
    return DeskView(
        row.force_id, row.force.name if row.force else "", row.agreed_hours, row.outcome_days, row.draft_days
    )
