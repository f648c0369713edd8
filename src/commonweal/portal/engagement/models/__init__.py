"""Surgeries and events, surveys, and reports from the public."""

from commonweal.portal.engagement.models.event import CANCELLED, HELD, KINDS, PLANNED, ROW, Event, Outcome
from commonweal.portal.engagement.models.poll import Poll
from commonweal.portal.engagement.models.survey import Coding, FoundTheme, Quotation, Survey, Writing
from commonweal.portal.engagement.models.theme import Theme

__all__ = [
    "CANCELLED",
    "HELD",
    "KINDS",
    "PLANNED",
    "ROW",
    "Coding",
    "Event",
    "FoundTheme",
    "Outcome",
    "Poll",
    "Quotation",
    "Survey",
    "Theme",
    "Writing",
]
