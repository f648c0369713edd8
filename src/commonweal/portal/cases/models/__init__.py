"""Cases, who is in them, what happened, how great the harm is, who may read them and why."""

from commonweal.portal.cases.models.case import ROW, Case, Subject
from commonweal.portal.cases.models.chronology import PRECISIONS, Entry, Former
from commonweal.portal.cases.models.glass import GLASS_ROW, VERDICTS, Glass
from commonweal.portal.cases.models.risk import Risk
from commonweal.portal.cases.models.team import Need
from commonweal.portal.cases.models.work import Task

__all__ = [
    "GLASS_ROW",
    "PRECISIONS",
    "ROW",
    "VERDICTS",
    "Case",
    "Entry",
    "Former",
    "Glass",
    "Need",
    "Risk",
    "Subject",
    "Task",
]
