"""Who asks for a partner's paragraph, who writes it, who clears it. Each rule is a pair."""

import datetime as dt
from uuid import UUID

from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotBySamePerson, SomethingMissing
from commonweal.portal.access.rules import allowed
from commonweal.portal.indicators.models import CLEARED, NEXT, NIL, OPEN, OWED, SUBMITTED, Call, Paragraph, Version
from commonweal.portal.indicators.refusals import NotInState, NotTheirParagraph

ROW = Call.TABLE_ROW


def check_reader_can_ask(reader: Reader, *, body: UUID | None) -> None:
    """The clerk and the analysts."""
    if not reader.may("W", ROW, body=body):
        raise NotTheirParagraph("The clerk and the analysts ask for paragraphs.", "Ask one of them.")


def reader_can_ask(reader: Reader, *, body: UUID | None) -> bool:
    """Whether `check_reader_can_ask` lets pass."""
    return allowed(check_reader_can_ask, reader, body=body)


def check_reader_can_run(reader: Reader, call: Call) -> None:
    """Whoever may ask, of what they can read."""
    if not opens(reader, call.thing):
        raise NotTheirParagraph("This is not open to you.", "Ask the clerk.")
    check_reader_can_ask(reader, body=call.body_id)


def reader_can_run(reader: Reader, call: Call) -> bool:
    """Whether `check_reader_can_run` lets pass."""
    return allowed(check_reader_can_run, reader, call)


def check_reader_can_write(reader: Reader, paragraph: Paragraph) -> None:
    """The officers of the agency that it was asked of, while the call is open."""
    own = paragraph.agency_id in reader.agencies
    writes = reader.may("W", ROW, body=paragraph.call.body_id, own=own)
    if not (own and writes and opens(reader, paragraph.thing)):
        raise NotTheirParagraph("This paragraph is another agency's to write.", "Ask that agency.")
    if paragraph.call.state != OPEN:
        raise NotInState("These paragraphs are not asked for any more.", "Ask the clerk to ask again.")


def reader_can_write(reader: Reader, paragraph: Paragraph) -> bool:
    """Whether `check_reader_can_write` lets pass."""
    return allowed(check_reader_can_write, reader, paragraph)


def check_reader_can_clear(reader: Reader, paragraph: Paragraph, version: Version | None) -> None:
    """Whoever may ask clears what was handed in, but not what they handed in themselves."""
    check_reader_can_run(reader, paragraph.call)
    check_moves(paragraph, CLEARED)
    if version is None or (reader.account is not None and version.thing.made_by == reader.account):
        raise NotBySamePerson("You handed this in yourself.", "Have another clerk or analyst clear it.")


def reader_can_clear(reader: Reader, paragraph: Paragraph, version: Version | None) -> bool:
    """Whether `check_reader_can_clear` lets pass."""
    return allowed(check_reader_can_clear, reader, paragraph, version)


def check_moves(paragraph: Paragraph, state: str) -> None:
    """The states come from the one table in models."""
    if state not in NEXT[paragraph.state]:
        raise NotInState(f"A paragraph that is {words_of(paragraph.state)} cannot be {words_of(state)}.",
                         "Look at it again.")  # fmt: skip


def words_of(state: str) -> str:
    """A state as people say it."""
    return {OWED: "owed", SUBMITTED: "handed in", CLEARED: "cleared", NIL: "a nil return"}[state]


def is_late(paragraph: Paragraph, call: Call, on: dt.date) -> bool:
    """Whether it is owed after its day, or came after it."""
    came = paragraph.submitted_on or on
    return call.due_on < came and (paragraph.state != OWED or call.state == OPEN)


def check_text(title: str, text: str) -> None:
    """What is handed in has a heading and words."""
    if not title.strip() or not text.strip():
        raise SomethingMissing("The paragraph has no heading, or no words.", "Write both, or say that there are none.")
