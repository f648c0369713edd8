"""Who asks for returns, and who answers them."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, NotNow
from commonweal.portal.access.rules import allowed
from commonweal.portal.meetings.models import Meeting, Return
from commonweal.portal.meetings.models.states import RETURN_MOVES
from commonweal.portal.meetings.rules.meetings import check_reason
from commonweal.portal.meetings.rules.preparing import check_reader_can_prepare


def check_reader_can_ask(reader: Reader, meeting: Meeting) -> None:
    """The clerk asks an agency for a paper or figures until the meeting is held."""
    check_reader_can_prepare(reader, meeting.body_id)
    if meeting.state in ("held", "cancelled"):
        raise NotNow(f"This meeting is {meeting.state}.", "Ask for the next one.")


def check_reader_can_answer(reader: Reader, owed: Return, state: str, words: str) -> None:
    """The agency that owes it, or the clerk or chair in its place. A nil return says why."""
    own = owed.agency_id in reader.agencies or (owed.person_id is not None and owed.person_id == reader.person)
    if not reader.may("W", Return.TABLE_ROW, body=owed.meeting.body_id, own=own):
        raise NotAllowed("This return is another agency's.", "Ask that agency or the clerk.")
    if owed.state != state and state not in RETURN_MOVES[owed.state]:
        raise NotNow(f"A return that is {owed.state} cannot become {state}.", "Look at it again.")
    check_reason(words, "A nil return" if state == "nil" else "A return")


def check_reader_can_chase(reader: Reader, owed: Return) -> None:
    """The clerk reminds an agency of what is still owed."""
    check_reader_can_prepare(reader, owed.meeting.body_id)
    if owed.state != "owed":
        raise NotNow("This return has come in.", "There is nothing to chase.")


def reader_can_answer(reader: Reader, owed: Return) -> bool:
    """Whether `check_reader_can_answer` lets pass, given words."""
    return allowed(check_reader_can_answer, reader, owed, owed.state, "words")


def check_reader_can_send_back(reader: Reader, owed: Return) -> None:
    """The clerk says that a return is not what was asked."""
    check_reader_can_prepare(reader, owed.meeting.body_id)
    if "owed" not in RETURN_MOVES[owed.state]:
        raise NotNow("This return has not come in.", "Chase it instead.")


def reader_can_send_back(reader: Reader, owed: Return) -> bool:
    """Whether `check_reader_can_send_back` lets pass."""
    return allowed(check_reader_can_send_back, reader, owed)


def reader_can_chase(reader: Reader, owed: Return) -> bool:
    """Whether `check_reader_can_chase` lets pass."""
    return allowed(check_reader_can_chase, reader, owed)
