"""Who may have a draft's figures checked: whoever sees drafts, which are the body's clerk and its chair."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, NotNow
from commonweal.portal.access.rules import allowed
from commonweal.portal.meetings.models import Meeting
from commonweal.portal.meetings.rules.minutes import sees_drafts


class CannotBeChecked(NotNow):
    """Something in the words or the store stopped it."""


def check_reader_can_check(reader: Reader, meeting: Meeting) -> None:
    """Those who write the draft, and the chair who answers for it."""
    if not sees_drafts(reader, meeting.body_id):
        raise NotAllowed("Only the clerk and the chair of this body see its drafts.", "Ask one of them.")


def reader_can_check(reader: Reader, meeting: Meeting) -> bool:
    """Whether `check_reader_can_check` lets pass."""
    return allowed(check_reader_can_check, reader, meeting)
