"""What the meeting round tells the library of the next agenda: which items a paper may be handed in to."""

from uuid import UUID

from commonweal.portal.access.models import STUB, Thing
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.agendas import Agenda, NewItem
from commonweal.portal.meetings.models import Item, Meeting
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.meetings import next_meeting
from commonweal.portal.meetings.verbs import items


def next_agenda(reader: Reader, body: UUID | None) -> Agenda | None:
    """The next meeting with its items of business that are shown to this reader."""
    meeting = next_meeting(reader, body)
    if meeting is None:
        return None
    rows = shown(reader).filter(meeting=meeting.id, kind="business").exclude(state="withdrawn")
    listed = tuple((row.pk, _words(row)) for row in rows.order_by("position", "pk"))
    words = f"meeting of {meeting.title}, {meeting.body_name}"
    return Agenda(meeting.id, words, listed, meeting.may_prepare, meeting.agenda_out_on is not None)


def add_item(reader: Reader, meeting: UUID, item: NewItem) -> Thing:
    """A new item for those whom its paper is for; the others see its stub."""
    made = items.add(
        one(reader, Meeting, meeting), title=item.title, by=reader, audience=item.audience, face=STUB,
        public_title=item.public_title, late_reason=item.late_reason,
    )  # fmt: skip
    return made.thing


def _words(row: Item) -> str:
    return f"{row.number} {row.title}".strip()
