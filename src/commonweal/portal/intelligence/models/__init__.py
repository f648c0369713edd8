"""What partners tell the force: the guide before it, the report, what is known, who told it, whom it names."""

from commonweal.portal.intelligence.models.guide import Choice, Desk, Guide
from commonweal.portal.intelligence.models.mention import ONLINE, PERSON, PLACE, VEHICLE, Mention, MentionKey
from commonweal.portal.intelligence.models.report import CLOSED, DRAFT, NEXT, RECEIVED, ROW, SENT, Item, Report, Source

__all__ = [
    "CLOSED",
    "DRAFT",
    "NEXT",
    "ONLINE",
    "PERSON",
    "PLACE",
    "RECEIVED",
    "ROW",
    "SENT",
    "VEHICLE",
    "Choice",
    "Desk",
    "Guide",
    "Item",
    "Mention",
    "MentionKey",
    "Report",
    "Source",
]
