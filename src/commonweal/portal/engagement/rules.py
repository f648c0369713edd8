"""Who may do what with a surgery or event. Each rule is a pair."""

from uuid import UUID

from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.audit.clock import today
from commonweal.portal.engagement.models import CANCELLED, ROW, Event
from commonweal.portal.engagement.refusals import NotInState, NotTheirEvent, NotTheirList

ASK = "Ask the agency that holds it, the clerk or an analyst."


def check_reader_can_hold(reader: Reader, *, body: UUID | None, agency: UUID | None = None) -> None:
    """A partner's officer enters what their own agency holds; chair, clerk and analysts for any.

    `agency` None: whether they may enter any at all.
    """
    own = agency in reader.agencies if agency else bool(reader.agencies)
    if not reader.may("W", ROW, body=body, own=own):
        raise NotTheirEvent("You may enter what your own agency holds.", ASK)


def reader_can_hold(reader: Reader, *, body: UUID | None, agency: UUID | None = None) -> bool:
    """Whether `check_reader_can_hold` lets pass."""
    return allowed(check_reader_can_hold, reader, body=body, agency=agency)


def check_reader_can_change(reader: Reader, event: Event) -> None:
    """Officers of the agencies that hold it or take part, the chair, the clerk and the analysts."""
    own = bool(agencies_of(event) & reader.agencies)
    if not opens(reader, event.thing) or not reader.may("W", ROW, body=event.body_id, own=own):
        raise NotTheirEvent("Other agencies hold this.", ASK)


def reader_can_change(reader: Reader, event: Event) -> bool:
    """Whether `check_reader_can_change` lets pass."""
    return allowed(check_reader_can_change, reader, event)


def check_reader_can_say_what_came(reader: Reader, event: Event) -> None:
    """Whoever works on it, from its day on, unless it was cancelled."""
    check_reader_can_change(reader, event)
    check_not_cancelled(event)
    if event.on > today():
        raise NotInState("This has not taken place yet.", f"Enter what came of it from {event.on:%-d %B %Y} on.")


def reader_can_say_what_came(reader: Reader, event: Event) -> bool:
    """Whether `check_reader_can_say_what_came` lets pass."""
    return allowed(check_reader_can_say_what_came, reader, event)


def check_reader_can_edit_themes(reader: Reader) -> None:
    """The chair, the clerk and the analysts keep the list for everyone."""
    if not reader.may("W", ROW):
        raise NotTheirList("The chair, the clerk and the analysts keep this list.", "Ask one of them.")


def reader_can_edit_themes(reader: Reader) -> bool:
    """Whether `check_reader_can_edit_themes` lets pass."""
    return allowed(check_reader_can_edit_themes, reader)


def check_not_cancelled(event: Event) -> None:
    """What was cancelled is not changed any more."""
    if event.state == CANCELLED:
        raise NotInState("This was cancelled.", "Enter another one.")


def agencies_of(event: Event) -> frozenset[UUID]:
    """Who holds it and who takes part."""
    return frozenset({event.agency_id, *(UUID(id) for id in event.agencies)})
