"""Meetings as dates in a diary: for calendars, feeds and lists."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Meeting
from commonweal.portal.tasks.models import Action


@dataclass(frozen=True, slots=True)
class DiaryMeeting:
    """One meeting. Times are local and may be missing."""

    id: UUID
    body: str
    date: dt.date
    starts: dt.time | None
    ends: dt.time | None
    venue: str
    state: str
    cancelled_reason: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class DiaryAction:
    """One action of a person's own."""

    id: UUID
    text: str
    due_on: dt.date | None
    due_words: str
    state: str
    raised_on: dt.date
    closed_on: dt.date | None
    made_at: dt.datetime


def diary(reader: Reader, *, since: dt.date | None = None) -> tuple[DiaryMeeting, ...]:
    """The meetings that a reader may know of, earliest first."""
    rows = readable(reader, Meeting).select_related("body", "thing").order_by("date", "start_time", "pk")
    if since:
        rows = rows.filter(date__gte=since)
    found = list(rows)
    seen(reader, *found)
    return tuple(
        DiaryMeeting(
            m.pk, m.body.name, m.date, m.start_time, m.end_time, m.venue, m.state, m.cancelled_reason, m.thing.made_at
        )
        for m in found
    )


def own_actions(reader: Reader) -> tuple[DiaryAction, ...]:
    """The actions that this reader owns in person, by due date; those without one come last."""
    if reader.person is None:
        return ()
    rows = list(readable(reader, Action).filter(owner=reader.person).select_related("thing"))
    seen(reader, *rows)
    rows.sort(key=lambda a: (a.due_on or dt.date.max, a.raised_on, str(a.pk)))
    return tuple(
        DiaryAction(
            a.pk, a.text, a.due_on, a.due_as_printed, a.state, a.raised_on, a.closed_on, a.thing.made_at
        )
        for a in rows
    )  # fmt: skip
