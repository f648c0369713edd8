"""Records of people, vehicles, places and online names, and which of them are of one person."""

from commonweal.portal.people.models.besides import OnlineName, Place, Vehicle
from commonweal.portal.people.models.hint import Hint
from commonweal.portal.people.models.link import CONFIRMED, NEXT, REFUSED, SUGGESTED, UNDONE, Link, Reliance
from commonweal.portal.people.models.record import ROW, Correction, Record, RecordKey

__all__ = [
    "CONFIRMED", "NEXT", "REFUSED", "ROW", "SUGGESTED", "UNDONE", "Correction", "Hint", "Link", "OnlineName", "Place",
    "Record", "RecordKey",
    "Reliance", "Vehicle",
]  # fmt: skip
