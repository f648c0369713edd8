"""What a reader sees of actions. All answer frozen values, and start from what that reader may read."""

from commonweal.portal.tasks.queries.lines import ActionLine
from commonweal.portal.tasks.queries.pages import ActionPage, one
from commonweal.portal.tasks.queries.records import AgencyRecord, by_agency
from commonweal.portal.tasks.queries.register import (
    ActionFilter,
    Actions,
    every,
    mine,
    of_homes,
    open_by,
    overdue,
    register,
    years,
)

__all__ = [
    "ActionFilter",
    "ActionLine",
    "ActionPage",
    "Actions",
    "AgencyRecord",
    "by_agency",
    "every",
    "mine",
    "of_homes",
    "one",
    "open_by",
    "overdue",
    "register",
    "years",
]
