"""Who may do what with an action. Each rule is a pair; states come from the one table in models."""

from uuid import UUID

from commonweal.portal.access.models import Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.tasks.models import DONE, DROPPED, NEXT, OPEN, Action
from commonweal.portal.tasks.refusals import (
    NothingSaid,
    NotOpen,
    NotTheirAction,
    OnlyForTheBody,
    SaidElsewhere,
    StillOpen,
)

SEALED = "sealed"  # the kind of an action whose words stand elsewhere, sealed: nothing is typed to it here


def is_own(reader: Reader, *, owner: UUID | None, agency: UUID | None) -> bool:
    """Whether something is this person's, or their agency's."""
    return (owner is not None and owner == reader.person) or (agency is not None and agency in reader.agencies)


def check_reader_can_raise(
    reader: Reader, home: Thing, *, body: UUID | None, owner: UUID | None, agency: UUID | None
) -> None:
    """The chair and the clerk for anyone; anybody else for themselves or their agency; where they may read it said."""
    if not opens(reader, home):
        raise NotTheirAction("You cannot raise an action here.", "Ask someone who may read what it comes from.")
    if not reader.may("W", Action.TABLE_ROW, body=body, own=is_own(reader, owner=owner, agency=agency)):
        raise NotTheirAction(
            "You may raise an action for yourself or your own agency.", "Ask the chair or the clerk to raise this one."
        )


def reader_can_raise(
    reader: Reader, home: Thing, *, body: UUID | None, owner: UUID | None, agency: UUID | None
) -> bool:
    """Whether `check_reader_can_raise` lets pass."""
    return allowed(check_reader_can_raise, reader, home, body=body, owner=owner, agency=agency)


def check_reader_can_change(reader: Reader, action: Action) -> None:
    """Say a word on it, pass it on, put it off: its owner, their agency, the chair, the clerk; while it is open."""
    _check_works_on(reader, action)
    if action.state != OPEN:
        raise NotOpen("This action was closed already.", "Open it again first, and say why.")


def reader_can_change(reader: Reader, action: Action) -> bool:
    """Whether `check_reader_can_change` lets pass."""
    return allowed(check_reader_can_change, reader, action)


def check_reader_can_assign(reader: Reader, action: Action, *, agency: UUID | None = None) -> None:
    """Its owner passes it on within their own agency; the chair and the clerk to anyone."""
    check_reader_can_change(reader, action)
    if not (_for_the_body(reader, action) or is_own(reader, owner=None, agency=agency)):
        raise OnlyForTheBody(
            "You may pass this on within your own agency only.", "Ask the chair or the clerk to give it to another."
        )


def reader_can_assign(reader: Reader, action: Action, *, agency: UUID | None = None) -> bool:
    """Whether `check_reader_can_assign` lets pass."""
    return allowed(check_reader_can_assign, reader, action, agency=agency)


def check_reader_can_close(reader: Reader, action: Action) -> None:
    """Whoever works on it, while it is open."""
    _check_works_on(reader, action)
    _check_next(action, DONE)


def reader_can_close(reader: Reader, action: Action) -> bool:
    """Whether `check_reader_can_close` lets pass."""
    return allowed(check_reader_can_close, reader, action)


def check_reader_can_drop(reader: Reader, action: Action) -> None:
    """What was promised to a body is let go by its chair or clerk, never by who promised it."""
    if not _for_the_body(reader, action):
        raise OnlyForTheBody(
            "Only the chair or the clerk may drop what was promised to the meeting.", "Ask one of them, and say why."
        )
    _check_next(action, DROPPED)


def reader_can_drop(reader: Reader, action: Action) -> bool:
    """Whether `check_reader_can_drop` lets pass."""
    return allowed(check_reader_can_drop, reader, action)


def check_reader_can_reopen(reader: Reader, action: Action) -> None:
    """Whoever works on it; only the chair or the clerk take up again what was dropped."""
    if action.state == DROPPED and not _for_the_body(reader, action):
        raise OnlyForTheBody("The chair or the clerk dropped this.", "Ask one of them to take it up again.")
    _check_works_on(reader, action)
    if OPEN not in NEXT[action.state]:
        raise StillOpen("This action is open.", "There is nothing to open again.")


def reader_can_reopen(reader: Reader, action: Action) -> bool:
    """Whether `check_reader_can_reopen` lets pass."""
    return allowed(check_reader_can_reopen, reader, action)


def check_said(words: str, what: str) -> None:
    """Words that others can check."""
    if not words.strip():
        raise NothingSaid(f"The {what} is empty.", "Write a sentence that others can check.")


def _check_works_on(reader: Reader, action: Action) -> None:
    if action.kind == SEALED:
        raise SaidElsewhere("What is done about this is kept where it was set.", "Open the case that it stands in.")
    own = is_own(reader, owner=action.owner_id, agency=action.agency_id)
    if action.lock_id not in reader.locks or not reader.may("W", Action.TABLE_ROW, body=action.body_id, own=own):
        raise NotTheirAction("This action is someone else's.", "Ask its owner, the chair or the clerk.")


def _for_the_body(reader: Reader, action: Action) -> bool:
    return action.lock_id in reader.locks and reader.may("W", Action.TABLE_ROW, body=action.body_id)


def _check_next(action: Action, wanted: str) -> None:
    if wanted not in NEXT[action.state]:
        raise NotOpen("This action was closed already.", "Open it again first, and say why.")
