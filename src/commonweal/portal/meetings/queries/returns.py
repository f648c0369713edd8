"""What agencies owe meetings: late first."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.models import Meeting, Return
from commonweal.portal.meetings.models.states import COMING
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.rules import returns as rules


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One paper or set of figures that an agency owes, or gave."""

    id: UUID
    what: str
    agency: str
    agency_id: UUID
    person: str
    due_on: dt.date
    came_on: dt.date | None
    state: str
    words: str
    chased: int
    chased_on: dt.date | None
    meeting: UUID
    meeting_title: str
    body_name: str
    item: UUID | None
    item_title: str
    may_answer: bool
    may_chase: bool
    may_send_back: bool
    day: dt.date

    @property
    def days_late(self) -> int:
        """Days that it is late, or came late; 0 where it is in time."""
        return max(0, ((self.came_on or self.day) - self.due_on).days)

    @property
    def lateness(self) -> str:
        """`4 days late`, `due Monday 2 March 2026`, `in`, `nil return`."""
        late = f"{self.days_late} day{'s' if self.days_late != 1 else ''} late"
        if self.state == "owed":
            return late if self.days_late else f"due {in_words(self.due_on)}"
        return ("nil return" if self.state == "nil" else "in") + (f", {late}" if self.days_late else "")


def owed(
    reader: Reader, body: UUID | None = None, meeting: UUID | None = None, agency: UUID | None = None
) -> tuple[ReturnLine, ...]:
    """Returns still owed to coming meetings, late first."""
    rows = _rows(reader).filter(state="owed", meeting__state__in=COMING)
    for field, value in (("meeting__body", body), ("meeting", meeting), ("agency", agency)):
        rows = rows.filter(**{field: value}) if value else rows
    return _lines(reader, rows)


def mine(reader: Reader) -> tuple[ReturnLine, ...]:
    """What the reader and their agencies owe to coming meetings, and gave to them."""
    own = Q(agency__in=sorted(reader.agencies)) | (Q(person=reader.person) if reader.person else Q(pk__in=()))
    return _lines(reader, _rows(reader).filter(own, meeting__state__in=COMING))


def of_meeting(reader: Reader, meeting: UUID) -> tuple[ReturnLine, ...]:
    """All returns of one meeting: owed first, late first, then those that came."""
    return _lines(reader, _rows(reader).filter(meeting=meeting))


def of_body(reader: Reader, body: UUID) -> tuple[ReturnLine, ...]:
    """The returns of a body's coming meetings."""
    return _lines(reader, _rows(reader).filter(meeting__body=body, meeting__state__in=COMING))


def return_line(reader: Reader, owed: UUID) -> ReturnLine:
    """One return, or a 404."""
    one(reader, Return, owed)
    return _lines(reader, _rows(reader).filter(pk=owed))[0]


def _rows(reader: Reader) -> QuerySet[Return]:
    rows = readable(reader, Return).filter(meeting__in=readable(reader, Meeting))
    return rows.select_related("agency", "person", "meeting", "meeting__body")


def _lines(reader: Reader, rows: QuerySet[Return]) -> tuple[ReturnLine, ...]:
    found = list(rows)
    seen(reader, *found)
    titles = dict(shown(reader).filter(pk__in=[row.item_id for row in found if row.item_id]).values_list("pk", "title"))
    lines = [_line(reader, row, titles) for row in found]
    return tuple(sorted(lines, key=lambda x: (x.state != "owed", x.due_on, x.agency, x.what, str(x.id))))


def _line(reader: Reader, row: Return, titles: dict[UUID, str]) -> ReturnLine:
    known = row.item_id if row.item_id in titles else None
    return ReturnLine(
        id=row.pk, what=row.what, agency=row.agency.name, agency_id=row.agency_id,
        person=row.person.name if row.person else "", due_on=row.due_on, came_on=row.came_on, state=row.state,
        words=row.words, chased=row.chased, chased_on=row.chased_on, meeting=row.meeting_id,
        meeting_title=in_words(row.meeting.date), body_name=row.meeting.body.name, item=known,
        item_title=titles[known] if known else "", may_answer=rules.reader_can_answer(reader, row),
        may_chase=rules.reader_can_chase(reader, row), may_send_back=rules.reader_can_send_back(reader, row),
        day=today(),
    )  # fmt: skip
