"""What the meeting round keeps, one file a subject."""

from commonweal.portal.meetings.models.attendance import Attendance, Declaration
from commonweal.portal.meetings.models.carrying import CarryOver, ForwardEntry
from commonweal.portal.meetings.models.item import Item, Return
from commonweal.portal.meetings.models.meeting import Meeting, Practice
from commonweal.portal.meetings.models.minute import LeftAsTyped, Minute, Revision
from commonweal.portal.meetings.models.minutes import Circulation, Correction, Minutes
from commonweal.portal.meetings.models.outcome import Decision, Deferral, Vote
from commonweal.portal.meetings.models.pack import Pack, PageApproval
from commonweal.portal.meetings.models.reading import Reading, ReadingLine

__all__ = [
    "Attendance",
    "CarryOver",
    "Circulation",
    "Correction",
    "Decision",
    "Declaration",
    "Deferral",
    "ForwardEntry",
    "Item",
    "LeftAsTyped",
    "Meeting",
    "Minute",
    "Minutes",
    "Pack",
    "PageApproval",
    "Practice",
    "Reading",
    "ReadingLine",
    "Return",
    "Revision",
    "Vote",
]
