"""Meetings as lines: for lists, the head of each page, and whoever needs the next one."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.models import Meeting
from commonweal.portal.meetings.models.states import COMING
from commonweal.portal.meetings.rules.preparing import reader_can_prepare


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting. `practice` is the thing that its body's page is found by."""

    id: UUID
    body: UUID
    body_name: str
    practice: UUID | None
    date: dt.date
    start_time: dt.time | None
    end_time: dt.time | None
    venue: str
    state: str
    cancelled_reason: str
    agenda_out_on: dt.date | None
    moved_from: dt.date | None
    moved_reason: str
    restricted: bool
    may_prepare: bool
    chair: str
    vice_chair: str

    @property
    def title(self) -> str:
        """`Thursday 26 March 2026`."""
        return in_words(self.date)

    @property
    def begins(self) -> str:
        """`10am`, `2.30pm`; nothing where the time is not known."""
        if self.start_time is None:
            return ""
        minutes = f".{self.start_time:%M}" if self.start_time.minute else ""
        return f"{self.start_time:%-I}{minutes}{self.start_time:%p}".lower()

    @property
    def is_coming(self) -> bool:
        """Whether it is still to be."""
        return self.state in COMING


def meeting_line(reader: Reader, meeting: UUID) -> MeetingLine:
    """One meeting, or a 404."""
    found = _rows(reader, None).filter(pk=meeting).first()
    if found is None:
        raise Http404
    seen(reader, found)
    return _line(reader, found)


def coming(reader: Reader, body: UUID | None = None, limit: int | None = None) -> tuple[MeetingLine, ...]:
    """Meetings from today on that are not cancelled, soonest first."""
    rows = _rows(reader, body).filter(state__in=COMING, date__gte=today()).order_by("date", "start_time", "pk")
    return _lines(reader, rows[:limit])


def cancelled(reader: Reader, body: UUID | None = None) -> tuple[MeetingLine, ...]:
    """Meetings from today on that were cancelled: people look for them."""
    rows = _rows(reader, body).filter(state="cancelled", date__gte=today()).order_by("date", "pk")
    return _lines(reader, rows)


def past(reader: Reader, body: UUID | None = None, limit: int | None = None) -> tuple[MeetingLine, ...]:
    """Meetings that were held, or whose day has passed, newest first."""
    rows = (
        _rows(reader, body).exclude(state__in=COMING, date__gte=today()).exclude(state="cancelled", date__gte=today())
    )
    return _lines(reader, rows.order_by("-date", "-start_time", "pk")[:limit])


def next_meeting(reader: Reader, body: UUID | None = None) -> MeetingLine | None:
    """The next meeting."""
    return next(iter(coming(reader, body, limit=1)), None)


def _rows(reader: Reader, body: UUID | None) -> QuerySet[Meeting]:
    rows = readable(reader, Meeting).select_related("body", "thing", "chair", "vice_chair")
    return rows.filter(body=body) if body else rows


def _lines(reader: Reader, rows: QuerySet[Meeting]) -> tuple[MeetingLine, ...]:
    found = list(rows)
    seen(reader, *found)
    return tuple(_line(reader, meeting) for meeting in found)


def _line(reader: Reader, m: Meeting) -> MeetingLine:
    return MeetingLine(
        id=m.pk, body=m.body_id, body_name=m.body.name, practice=m.thing.home_id, date=m.date,
        start_time=m.start_time, end_time=m.end_time, venue=m.venue, state=m.state,
        cancelled_reason=m.cancelled_reason, agenda_out_on=m.agenda_out_on, moved_from=m.moved_from,
        moved_reason=m.moved_reason, restricted=reader.keeps_from_residents(m.lock_id),
        may_prepare=reader_can_prepare(reader, m.body_id), chair=m.chair.name if m.chair else "",
        vice_chair=m.vice_chair.name if m.vice_chair else "",
    )  # fmt: skip
