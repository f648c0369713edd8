"""Who may do what with records of people and with links. Each rule is a pair."""

from uuid import UUID

from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.people import hooks
from commonweal.portal.people.models import NEXT, ROW, Hint, Link, OnlineName, Place, Record, Vehicle
from commonweal.portal.people.refusals import NotInLinkState, NotTheirLink, NotTheirRecord

Written = Record | Vehicle | Place | OnlineName  # what an agency wrote, and may put right


def check_reader_can_enter(reader: Reader, *, agency: UUID | None = None) -> None:
    """A partner's officer, for an agency that they are of. `agency` None: for any at all."""
    own = agency in reader.serves if agency else bool(reader.serves)
    if not own or not reader.may("W", ROW):
        raise NotTheirRecord("You may enter records for your own agency.", "Ask an officer of that agency.")


def reader_can_enter(reader: Reader, *, agency: UUID | None = None) -> bool:
    """Whether `check_reader_can_enter` lets pass."""
    return allowed(check_reader_can_enter, reader, agency=agency)


def check_reader_can_correct(reader: Reader, record: Written) -> None:
    """An officer of the agency whose record it is, who may read it and did not break the glass for that."""
    check_reader_can_enter(reader, agency=record.agency_id)
    if record.lock_id in reader.glass_locks or not opens(reader, record.thing):
        raise NotTheirRecord("You may read this record and nothing else.", "Ask the agency whose record it is.")


def reader_can_correct(reader: Reader, record: Written) -> bool:
    """Whether `check_reader_can_correct` lets pass."""
    return allowed(check_reader_can_correct, reader, record)


def check_reader_can_decide(reader: Reader, link: Link, state: str) -> None:
    """Who may read and write both records; to a state that follows."""
    if not reader.may("W", ROW) or link.lock_id in reader.glass_locks or not opens(reader, link.thing):
        raise NotTheirLink("You may not decide about these two records.", "Ask someone who works with both.")
    if state not in NEXT[link.state]:
        raise NotInLinkState(f"This is {link.state} already.", "Look at it again.")


def reader_can_decide(reader: Reader, link: Link, state: str) -> bool:
    """Whether `check_reader_can_decide` lets pass."""
    return allowed(check_reader_can_decide, reader, link, state)


def check_reader_can_tie(reader: Reader, one: Record, other: Record) -> None:
    """Who may read and write both records; two of them."""
    if one.pk == other.pk:
        raise NotInLinkState("That is one record.", "Choose another one.")
    for record in (one, other):
        if not reader.may("W", ROW) or record.lock_id in reader.glass_locks or not opens(reader, record.thing):
            raise NotTheirLink("You may not tie these two records together.", "Ask someone who works with both.")


def reader_can_tie(reader: Reader, one: Record, other: Record) -> bool:
    """Whether `check_reader_can_tie` lets pass."""
    return allowed(check_reader_can_tie, reader, one, other)


def check_reader_can_search(reader: Reader) -> None:
    """Who reads cases and records: partners' officers."""
    if not reader.may("R", ROW):
        raise NotTheirRecord("Only partners' officers look for people.", "Ask one of them.")


def check_reader_can_answer(reader: Reader, hint: Hint) -> None:
    """The matcher whom it is for, while an agreement that is live names them; once."""
    named = any(one.person == reader.person and one.agreement == hint.agreement_id for one in hooks.matchers())
    if not named or not reader.may("W", ROW) or not opens(reader, hint.thing):
        raise NotTheirLink("This is for a matcher whom a live agreement names.", "Ask who keeps the agreement.")
    if hint.asked_at or hint.put_aside_at:
        raise NotInLinkState("This was answered already.", "Look at the list again.")


def reader_can_answer(reader: Reader, hint: Hint) -> bool:
    """Whether `check_reader_can_answer` lets pass."""
    return allowed(check_reader_can_answer, reader, hint)
