"""The plan: its priorities and how they stand, groups, scored issues, duties, and consultations."""

from commonweal.portal.plan.models.assessment import Assessment, Issue, IssueFigure, Score
from commonweal.portal.plan.models.consultation import RESPONSE_ROW, WHO, Consultation, Point, Posted, Response
from commonweal.portal.plan.models.duty import Duty, Fulfilment
from commonweal.portal.plan.models.group import KINDS, Group, Seat
from commonweal.portal.plan.models.plan import (
    EDITION,
    HIGHLIGHT,
    KEYS,
    NEXT,
    ROW,
    STRATEGIC,
    Edition,
    Plan,
    Report,
    key_of,
)
from commonweal.portal.plan.models.priority import BETTER, Cost, Measure, Milestone, Priority
from commonweal.portal.plan.models.standing import Override, Standing

__all__ = [
    "BETTER",
    "EDITION",
    "HIGHLIGHT",
    "KEYS",
    "KINDS",
    "NEXT",
    "RESPONSE_ROW",
    "ROW",
    "STRATEGIC",
    "WHO",
    "Assessment",
    "Consultation",
    "Cost",
    "Duty",
    "Edition",
    "Fulfilment",
    "Group",
    "Issue",
    "IssueFigure",
    "Measure",
    "Milestone",
    "Override",
    "Plan",
    "Point",
    "Posted",
    "Priority",
    "Report",
    "Response",
    "Score",
    "Seat",
    "Standing",
    "key_of",
]
