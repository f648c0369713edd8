"""Who may do what with a meeting about cases."""

from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.cases import rules as case_rules
from commonweal.portal.cases.meetings_about.models import CaseMeeting, Discussion
from commonweal.portal.cases.meetings_about.refusals import NotInMeeting, NotTheirMeeting
from commonweal.portal.cases.models import ROW


def check_reader_can_call(reader: Reader) -> None:
    """Officers of the partner agencies."""
    if reader.person is None or not reader.serves or not reader.may("W", ROW):
        raise NotTheirMeeting("Officers of the partner agencies call these meetings.", "Ask one of them.")


def reader_can_call(reader: Reader) -> bool:
    """Whether `check_reader_can_call` lets pass."""
    return allowed(check_reader_can_call, reader)


def check_reader_can_convene(reader: Reader, meeting: CaseMeeting) -> None:
    """Whoever called it says when it is, who comes and who came; not once it is cancelled."""
    if not opens(reader, meeting.thing) or meeting.convener_id != reader.person or not reader.may("W", ROW):
        raise NotTheirMeeting("Somebody else called this meeting.", "Ask them.")
    if meeting.cancelled:
        raise NotInMeeting("This meeting was cancelled.", "Call another one.")


def reader_can_convene(reader: Reader, meeting: CaseMeeting) -> bool:
    """Whether `check_reader_can_convene` lets pass."""
    return allowed(check_reader_can_convene, reader, meeting)


def check_reader_can_bring(reader: Reader, meeting: CaseMeeting) -> None:
    """Whoever was asked to it brings cases that they work on."""
    if not opens(reader, meeting.thing) or not reader.may("W", ROW):
        raise NotTheirMeeting("You were not asked to this meeting.", "Ask whoever called it.")
    if meeting.cancelled or meeting.held_on is not None:
        raise NotInMeeting("This meeting was held or cancelled.", "Bring the case to the next one.")


def reader_can_bring(reader: Reader, meeting: CaseMeeting) -> bool:
    """Whether `check_reader_can_bring` lets pass."""
    return allowed(check_reader_can_bring, reader, meeting)


def check_reader_can_minute(reader: Reader, row: Discussion) -> None:
    """Whoever works on the case; the words are the case's."""
    case_rules.check_reader_can_write(reader, row.case)
    if row.taken_off:
        raise NotInMeeting("This case was taken off the agenda.", "Put it on again first.")


def reader_can_minute(reader: Reader, row: Discussion) -> bool:
    """Whether `check_reader_can_minute` lets pass."""
    return allowed(check_reader_can_minute, reader, row)
