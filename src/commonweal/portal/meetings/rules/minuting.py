"""Who may take minutes, and of which meeting: attendance, declarations, an item's words and what came of it."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, NotNow, Refused
from commonweal.portal.meetings.models import Item, Meeting, Minutes

ROW = "item, minute"


class CannotStand(Refused):
    """What was given cannot stand in minutes as it is: it lacks words, or contradicts itself."""


def check_reader_can_take(reader: Reader, meeting: Meeting) -> None:
    """Refuse whoever is not the body's clerk, a meeting that is cancelled, and minutes that are no longer a draft."""
    if not reader.may("W", ROW, body=meeting.body_id):
        raise NotAllowed("Only the clerk of this body takes its minutes.", "Ask the clerk to make the change.")
    if meeting.state == "cancelled":
        raise NotNow("This meeting was cancelled, so there is nothing to minute.", "Choose the meeting that was held.")
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is not None and minutes.state == "circulated":
        raise NotNow(
            "These minutes have been circulated.", "Take them back to draft first, or make the change as a correction."
        )
    if minutes is not None and minutes.state == "approved":
        raise NotNow("These minutes are approved and stand as they are.", "Record a correction at a later meeting.")


def reader_can_take(reader: Reader, meeting: Meeting) -> bool:
    """Whether the rule above lets this reader write."""
    try:
        check_reader_can_take(reader, meeting)
    except Refused:
        return False
    return True


def check_reader_can_minute(reader: Reader, item: Item) -> None:
    """As for the meeting; an item that was withdrawn has no minute."""
    check_reader_can_take(reader, item.meeting)
    if item.state == "withdrawn":
        raise NotNow("This item was withdrawn from the agenda.", "Minute it under any other business if it was raised.")


def reader_can_minute(reader: Reader, item: Item) -> bool:
    """Whether the rule above lets this reader write."""
    try:
        check_reader_can_minute(reader, item)
    except Refused:
        return False
    return True
