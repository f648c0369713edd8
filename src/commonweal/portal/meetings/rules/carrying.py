"""Who answers what a meeting is offered, and who keeps the forward plan."""

from collections.abc import Container
from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotNow, Refused
from commonweal.portal.meetings.models import ForwardEntry, Meeting
from commonweal.portal.meetings.rules.items import check_coming
from commonweal.portal.meetings.rules.preparing import check_reader_can_prepare


class NoCommonReaders(Refused):
    """What it comes from and where it is to go have no readers in common that one audience can name."""


def check_reader_can_answer_offer(reader: Reader, meeting: Meeting, source: UUID, offered: Container[UUID]) -> None:
    """The clerk answers an offer that still stands."""
    check_reader_can_prepare(reader, meeting.body_id)
    check_coming(meeting)
    if source not in offered:
        raise NotNow("This is no longer offered to this meeting.", "Look at the list again: it may have been taken.")


def check_reader_can_keep_forward_plan(reader: Reader, entry: ForwardEntry) -> None:
    """The clerk changes an entry that is open."""
    check_reader_can_prepare(reader, entry.body_id)
    if entry.state != "open":
        raise NotNow(f"This entry is {entry.state}.", "Enter it anew if it is to come again.")
