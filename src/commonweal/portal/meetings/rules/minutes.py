"""What may become of a meeting's minutes, when, and by whom. The states are this one table."""

from collections.abc import Callable
from typing import ParamSpec
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, NotNow, Refused
from commonweal.portal.audit.clock import today
from commonweal.portal.meetings.models import Correction, Meeting, Minute, Minutes
from commonweal.portal.meetings.paragraphs import undecided
from commonweal.portal.meetings.rules.minuting import ROW

P = ParamSpec("P")

# What may be done in each state, and the state after it. A release is a thing of its own: the state stays.
MOVES: dict[str, dict[str, str]] = {
    "draft": {"circulate": "circulated"},
    "circulated": {"take back": "draft", "correct": "circulated", "circulate": "circulated", "approve": "approved"},
    "approved": {"release": "approved"},
}
_NOT_NOW = {
    "circulate": ("Approved minutes are not circulated again.", "Release them instead."),
    "take back": ("Only minutes that are circulated can be taken back to draft.", "Look at their state above."),
    "correct": ("Corrections are asked of minutes while they are circulated.", "Write to the clerk."),
    "approve": ("Minutes are circulated before a meeting approves them.", "Circulate them first."),
    "release": ("Minutes are released once a meeting has approved them.", "Have them approved first."),
}


class WordsUndecided(Refused):
    """Two people's words stand side by side in a minute, and nobody has chosen."""


class CorrectionsOpen(Refused):
    """Corrections were asked that nobody has answered."""


class NotHeldYet(Refused):
    """The meeting that is to approve or be minuted has not been held."""


def check_move(minutes: Minutes, act: str) -> None:
    """Refuse what the state's row of the table does not hold."""
    if act not in MOVES[minutes.state]:
        raise NotNow(*_NOT_NOW[act])


def check_reader_can_circulate(reader: Reader, minutes: Minutes) -> None:
    """The clerk circulates minutes of a meeting that was held, once every word is decided."""
    _check_clerk(reader, minutes.meeting.body_id)
    check_move(minutes, "circulate")
    if minutes.meeting.state != "held":
        raise NotHeldYet("This meeting is not marked as held.", "Record on its attendance page that it was held.")
    _check_decided(reader, minutes)


def check_reader_can_take_back(reader: Reader, minutes: Minutes) -> None:
    """The clerk takes circulated minutes back to draft."""
    _check_clerk(reader, minutes.meeting.body_id)
    check_move(minutes, "take back")


def check_reader_can_ask_correction(reader: Reader, minutes: Minutes) -> None:
    """Whoever sits on the body may ask that circulated minutes be put right."""
    if not reader.roles(minutes.meeting.body_id) - {"administrator"}:
        raise NotAllowed("Corrections are asked by those who sit on the body.", "Write to the clerk.")
    check_move(minutes, "correct")


def check_reader_can_answer_correction(reader: Reader, correction: Correction) -> None:
    """The clerk answers, once."""
    _check_clerk(reader, correction.minutes.meeting.body_id)
    check_move(correction.minutes, "correct")
    if correction.state != "asked":
        raise NotNow("This correction has been answered.", "Ask a new one if it is still not right.")


def check_reader_can_approve(reader: Reader, minutes: Minutes, at: Meeting) -> None:
    """The clerk records that a later meeting of the same body approved them; every correction is answered first."""
    _check_clerk(reader, minutes.meeting.body_id)
    check_move(minutes, "approve")
    if at.body_id != minutes.meeting.body_id or at.date <= minutes.meeting.date:
        raise NotNow("Minutes are approved at a later meeting of the same body.", "Choose such a meeting.")
    if at.state == "cancelled":
        raise NotHeldYet("That meeting was cancelled.", "Choose the meeting that approved the minutes.")
    if at.date > today():
        raise NotHeldYet("That meeting has not come yet.", "Record the approval on its day.")
    _check_decided(reader, minutes)
    if Correction.objects.filter(minutes=minutes, state="asked").exists():
        raise CorrectionsOpen(
            "Some corrections have not been answered.", "Answer each before the minutes are approved."
        )


def check_reader_can_release(reader: Reader, minutes: Minutes) -> None:
    """The clerk proposes the public rendering of approved minutes; someone else approves it."""
    _check_clerk(reader, minutes.meeting.body_id)
    check_move(minutes, "release")
    release = minutes.release
    if release is not None and not release.refused_reason and release.withdrawn_at is None:
        raise NotNow("These minutes are released, or wait for approval.", "Withdraw that release first.")


def reader_can_circulate(reader: Reader, minutes: Minutes) -> bool:
    """Whether the rule above lets it happen."""
    return _holds(check_reader_can_circulate, reader, minutes)


def reader_can_take_back(reader: Reader, minutes: Minutes) -> bool:
    """Whether the rule above lets it happen."""
    return _holds(check_reader_can_take_back, reader, minutes)


def reader_can_ask_correction(reader: Reader, minutes: Minutes) -> bool:
    """Whether the rule above lets it happen."""
    return _holds(check_reader_can_ask_correction, reader, minutes)


def reader_can_answer_correction(reader: Reader, correction: Correction) -> bool:
    """Whether the rule above lets it happen."""
    return _holds(check_reader_can_answer_correction, reader, correction)


def reader_can_approve(reader: Reader, minutes: Minutes, at: Meeting) -> bool:
    """Whether the rule above lets it happen."""
    return _holds(check_reader_can_approve, reader, minutes, at)


def reader_can_release(reader: Reader, minutes: Minutes) -> bool:
    """Whether the rule above lets it happen."""
    return _holds(check_reader_can_release, reader, minutes)


def sees_drafts(reader: Reader, body: UUID | None) -> bool:
    """Drafts are for those who write them and the chair who answers for them."""
    return reader.may("W", ROW, body=body) or reader.may("P", ROW, body=body)


def _check_clerk(reader: Reader, body: UUID) -> None:
    if not reader.may("W", ROW, body=body):
        raise NotAllowed("Only the clerk of this body does this.", "Ask the clerk.")


def _check_decided(reader: Reader, minutes: Minutes) -> None:
    open_words = readable(reader, Minute).filter(item__meeting=minutes.meeting_id, text__contains="[[")
    texts = open_words.values_list("text", flat=True)
    if places := sum(len(undecided(text)) for text in texts):
        raise WordsUndecided(
            f"Two people's words stand in double square brackets at {places} place{'s' if places > 1 else ''}.",
            "Choose the words, take away the brackets, and save.",
        )


def _holds(check: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> bool:
    try:
        check(*args, **kwargs)
    except Refused:
        return False
    return True
