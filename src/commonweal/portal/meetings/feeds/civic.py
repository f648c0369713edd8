"""Open Civic Data's Event: a meeting and its agenda as JSON that civic programs of other councils read.

The shape is the one that `pupa` checks (its `Event`): tests validate against pupa's own schema.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from commonweal.portal.meetings.queries.diary import DiaryMeeting

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class CivicItem:
    """An agenda line as residents see it."""

    number: str
    title: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CivicDocument:
    """A released file of the meeting."""

    title: str
    address: str
    media_type: str
    date: str  # ISO, or ""


def event(
    meeting: DiaryMeeting, *, address: str, today: dt.date, items: Iterable[CivicItem] = (),
    documents: Iterable[CivicDocument] = (),
) -> dict[str, Any]:  # fmt: skip
    """One meeting as an Open Civic Data event."""
    return {
        "_type": "event",
        "name": meeting.body,
        "classification": "meeting",
        "all_day": meeting.starts is None,
        "start_date": _moment(meeting.date, meeting.starts),
        "end_date": _moment(meeting.date, meeting.ends) if meeting.ends else "",
        "status": _status(meeting, today),
        "description": f"Cancelled: {meeting.cancelled_reason}" if meeting.cancelled_reason else "",
        "location": {"name": meeting.venue, "note": "", "coordinates": None} if meeting.venue else None,
        "participants": [{"name": meeting.body, "type": "organization", "note": "host"}],
        "agenda": [
            {
                "description": item.title,
                "classification": [],
                "order": item.number or None,
                "subjects": [],
                "media": [],
                "notes": [note for note in item.notes if note],
                "related_entities": [],
            }
            for item in items
            if item.title
        ],
        "documents": [
            {"note": d.title, "url": d.address, "media_type": d.media_type, "date": d.date} for d in documents
        ],
        "media": [],
        "links": [],
        "sources": [{"url": address, "note": "the partnership's own page"}],
        "extras": {"id": str(meeting.id)},
        "pupa_id": None,
    }


def _moment(date: dt.date, time: dt.time | None) -> str:
    if time is None:
        return date.isoformat()
    return dt.datetime.combine(date, time, LONDON).isoformat(timespec="seconds")


def _status(meeting: DiaryMeeting, today: dt.date) -> str:
    if meeting.state == "cancelled":
        return "cancelled"
    if meeting.date < today:
        return "passed"
    return "confirmed" if meeting.state in ("agenda out", "held") else "tentative"
