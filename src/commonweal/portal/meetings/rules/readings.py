"""Who takes old minutes in, and when they may be accepted."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, NotNow, Refused
from commonweal.portal.access.rules import allowed
from commonweal.portal.meetings.models import Reading
from commonweal.portal.partnership.models import Body


class AlreadyHeld(Refused):
    """These very minutes were taken in before."""


def check_reader_can_take_in(reader: Reader, body: Body) -> None:
    """The clerk of the body."""
    if not reader.may("W", Reading.TABLE_ROW, body=body.pk):
        raise NotAllowed("You cannot take minutes in for this body.", "Ask its clerk.")


def reader_can_take_in(reader: Reader, body: Body) -> bool:
    """Whether `check_reader_can_take_in` lets pass."""
    return allowed(check_reader_can_take_in, reader, body)


def check_reader_can_mend(reader: Reader, reading: Reading) -> None:
    """The clerk of the body, until the reading is accepted."""
    check_reader_can_take_in(reader, reading.body)
    if reading.state != "open":
        raise NotNow(f"This reading is {reading.state} already.", "Correct the meeting's own pages instead.")
