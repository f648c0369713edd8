"""Operations, what was done in them, who volunteered, and how they were judged."""

from commonweal.portal.operations.models.activity import Activity, ActivityKind
from commonweal.portal.operations.models.operation import ENDED, NEXT, PLANNED, ROW, RUNNING, Operation
from commonweal.portal.operations.models.reports import EVALUATION, HIGHLIGHT, Report
from commonweal.portal.operations.models.review import NEXT_STEPS, Review
from commonweal.portal.operations.models.scheme import Funding, Scheme, Shift

__all__ = [
    "ENDED",
    "EVALUATION",
    "HIGHLIGHT",
    "NEXT",
    "NEXT_STEPS",
    "PLANNED",
    "ROW",
    "RUNNING",
    "Activity",
    "ActivityKind",
    "Funding",
    "Operation",
    "Report",
    "Review",
    "Scheme",
    "Shift",
]
