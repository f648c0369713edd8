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


def check_reader_can_keep_forward_plan(reader: Reader, entry: ForwardEntry, standing: Container[UUID]) -> None:
    """The clerk changes an entry that is still to come, as far as the clerk may know."""
    check_reader_can_prepare(reader, entry.body_id)
    if entry.pk not in standing:
        became = "dropped" if entry.dropped else "on an agenda already"
        raise NotNow(f"This entry is {became}.", "Enter it anew if it is to come again.")


def check_reader_can_take_entry(
    reader: Reader, meeting: Meeting, entry: ForwardEntry, standing: Container[UUID], *, answered: bool
) -> None:
    """An entry that is still to come goes onto an agenda of its own body that is still to be, once."""
    check_reader_can_keep_forward_plan(reader, entry, standing)
    check_coming(meeting)
    if meeting.body_id != entry.body_id:
        raise NotNow("This meeting is another body's.", "Choose one of the body whose plan it is.")
    if answered:
        raise NotNow("This meeting has answered this entry already.", "Look at its agenda.")
