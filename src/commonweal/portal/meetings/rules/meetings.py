"""What may become of a meeting before it is held."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotNow, Refused
from commonweal.portal.access.rules import allowed
from commonweal.portal.meetings.models import Item, Meeting
from commonweal.portal.meetings.models.states import COMING, MEETING_MOVES
from commonweal.portal.meetings.rules.preparing import check_reader_can_prepare


class ReasonMissing(Refused):
    """An act that needs a reason was given none."""


class NothingToPublish(Refused):
    """The agenda has no item."""


class NotCleared(Refused):
    """Items of the agenda have not been cleared."""


def check_reason(reason: str, what: str) -> None:
    """An act that others must be able to understand later has its reason."""
    if not reason.strip():
        raise ReasonMissing(f"{what} needs a reason.", "Write it in a sentence: it is kept.")


def check_reader_can_change_meeting(reader: Reader, meeting: Meeting) -> None:
    """Day, time and place change until the meeting is held or cancelled."""
    check_reader_can_prepare(reader, meeting.body_id)
    if meeting.state not in COMING:
        raise NotNow(f"This meeting is {meeting.state}.", "Only a meeting that is still to be can be changed.")


def check_reader_can_cancel(reader: Reader, meeting: Meeting, reason: str) -> None:
    """A meeting that is still to be is cancelled with a reason."""
    check_reader_can_prepare(reader, meeting.body_id)
    if "cancelled" not in MEETING_MOVES[meeting.state]:
        raise NotNow(f"This meeting is {meeting.state}.", "Only a meeting that is still to be can be cancelled.")
    check_reason(reason, "Cancelling a meeting")


def check_reader_can_publish_agenda(reader: Reader, meeting: Meeting, items: list[Item]) -> None:
    """An agenda goes out once, when it has items and all its business is cleared by the chair."""
    check_reader_can_prepare(reader, meeting.body_id)
    if "agenda out" not in MEETING_MOVES[meeting.state]:
        raise NotNow(f"The agenda cannot go out: this meeting is {meeting.state}.", "Add late items one by one.")
    if not items:
        raise NothingToPublish("There is nothing on the agenda.", "Draft it from the body's template first.")
    waiting = [item.title for item in items if item.kind == "business" and item.state != "chair cleared"]
    if waiting:
        raise NotCleared(f"Not cleared yet: {'; '.join(waiting)}.", "Have them cleared, or withdraw them.")


def reader_can_change_meeting(reader: Reader, meeting: Meeting) -> bool:
    """Whether `check_reader_can_change_meeting` lets pass."""
    return allowed(check_reader_can_change_meeting, reader, meeting)


def reader_can_cancel(reader: Reader, meeting: Meeting) -> bool:
    """Whether `check_reader_can_cancel` lets pass, given a reason."""
    return allowed(check_reader_can_cancel, reader, meeting, "a reason")


def reader_can_publish_agenda(reader: Reader, meeting: Meeting, items: list[Item]) -> bool:
    """Whether `check_reader_can_publish_agenda` lets pass."""
    return allowed(check_reader_can_publish_agenda, reader, meeting, items)
