"""Who may change an agenda item, and when."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, NotNow, Refused
from commonweal.portal.access.rules import allowed
from commonweal.portal.meetings.models import Item, Meeting
from commonweal.portal.meetings.models.states import COMING, ITEM_MOVES, OUT
from commonweal.portal.meetings.rules.meetings import check_reason
from commonweal.portal.meetings.rules.preparing import check_reader_can_prepare

NUMBER_LENGTH = 40


class TitleMissing(Refused):
    """An item without a title, or a stub without its public title."""


class NumberMissing(Refused):
    """An item that is out has a number, of a length that can be printed."""


class DifferentReaders(Refused):
    """Two items for different readers are not put together: one would become wider."""


class SecondPersonNeeded(Refused):
    """The chair's clearance is given by someone other than who cleared it for the author."""


def check_reader_can_add(reader: Reader, meeting: Meeting, title: str, late_reason: str) -> None:
    """The clerk adds items until the meeting is held; once the agenda is out, with the reason for lateness."""
    check_reader_can_prepare(reader, meeting.body_id)
    check_coming(meeting)
    if not title.strip():
        raise TitleMissing("An item needs a title.", "Write what it is about, as it is to be printed.")
    if meeting.state == "agenda out":
        check_reason(late_reason, "A late item")


def check_reader_can_change(reader: Reader, item: Item) -> None:
    """The clerk changes an item until the meeting is held; who is its author, until they cleared it."""
    check_coming(item.meeting)
    if reader.may("W", "item, minute", body=item.meeting.body_id):
        return
    if not is_own(reader, item):
        raise NotAllowed("This item belongs to someone else.", "Ask its author or the clerk.")
    if item.state != "draft":
        raise NotNow("This item has been cleared.", "Ask the clerk to send it back to draft.")


def check_reader_can_clear_as_author(reader: Reader, item: Item) -> None:
    """Its author, someone of its agency who may write papers, or the clerk in their place."""
    check_move(item, "author cleared")
    if not is_own(reader, item) and not reader.may("W", "item, minute", body=item.meeting.body_id):
        raise NotAllowed("This item belongs to someone else.", "Ask its author or the clerk.")


def check_reader_can_clear_as_chair(reader: Reader, item: Item) -> None:
    """The chair, or the clerk on the chair's word; never the person who cleared it for the author."""
    check_move(item, "chair cleared")
    if not reader.may("P", "item, minute", body=item.meeting.body_id):
        raise NotAllowed("The chair's clearance is the chair's to give.", "Ask the chair or the clerk.")
    if item.author_cleared_by == reader.account:
        raise SecondPersonNeeded(
            "You cleared this for its author.", "The chair's clearance comes from a second person."
        )


def check_reader_can_send_back(reader: Reader, item: Item) -> None:
    """The clerk or the chair sends an item back to draft."""
    check_move(item, "draft")
    body = item.meeting.body_id
    if not (reader.may("W", "item, minute", body=body) or reader.may("P", "item, minute", body=body)):
        raise NotAllowed("Only the chair or the clerk sends an item back.", "Ask one of them.")


def check_reader_can_withdraw(reader: Reader, item: Item, reason: str) -> None:
    """The clerk withdraws an item before the meeting, with a reason."""
    check_reader_can_prepare(reader, item.meeting.body_id)
    check_move(item, "withdrawn")
    check_reason(reason, "Withdrawing an item")


def check_reader_can_publish_late(reader: Reader, item: Item) -> None:
    """A late item goes out by itself: cleared, with its reason, after the agenda."""
    check_reader_can_prepare(reader, item.meeting.body_id)
    if item.meeting.state != "agenda out" or item.number:
        raise NotNow("This item is not a late one.", "It goes out with the agenda.")
    check_reason(item.late_reason, "A late item")
    if item.kind == "business" and item.state != "chair cleared":
        raise NotNow("This item is not cleared yet.", "Have its author and the chair clear it.")


def check_reader_can_merge(reader: Reader, item: Item, into: Item) -> None:
    """Two items of one agenda, for the same readers, before the meeting."""
    check_reader_can_prepare(reader, item.meeting.body_id)
    check_move(item, "withdrawn")
    if item.meeting_id != into.meeting_id or item.pk == into.pk or into.state == "withdrawn":
        raise NotNow("Only two items that stand on one agenda are put together.", "Choose the other item anew.")
    if item.thing.audience_id != into.thing.audience_id:
        raise DifferentReaders("These two items are for different readers.", "Withdraw one of them instead.")
    if item.lock_id != into.lock_id:
        raise DifferentReaders(
            "One of these items is out, and the other still a draft.", "Send the draft out first, or withdraw it."
        )


def check_move(item: Item, state: str) -> None:
    """The state machine of items, while their meeting is still to be."""
    check_coming(item.meeting)
    if state not in ITEM_MOVES[item.state]:
        raise NotNow(f"An item that is {item.state} cannot become {state}.", "Look at its state again.")


def check_coming(meeting: Meeting) -> None:
    """Before a meeting is held."""
    if meeting.state not in COMING:
        raise NotNow(f"This meeting is {meeting.state}.", "Its agenda stands as it was.")


def is_own(reader: Reader, item: Item) -> bool:
    """Whether an item's paper is this reader's to write: as its author, or for its agency."""
    mine = (item.author_id is not None and item.author_id == reader.person) or item.agency_id in reader.agencies
    return mine and reader.may("W", "paper, report", body=item.meeting.body_id)


def reader_can_change(reader: Reader, item: Item) -> bool:
    """Whether `check_reader_can_change` lets pass."""
    return allowed(check_reader_can_change, reader, item)


def reader_can_clear_as_author(reader: Reader, item: Item) -> bool:
    """Whether `check_reader_can_clear_as_author` lets pass."""
    return allowed(check_reader_can_clear_as_author, reader, item)


def reader_can_clear_as_chair(reader: Reader, item: Item) -> bool:
    """Whether `check_reader_can_clear_as_chair` lets pass."""
    return allowed(check_reader_can_clear_as_chair, reader, item)


def reader_can_send_back(reader: Reader, item: Item) -> bool:
    """Whether `check_reader_can_send_back` lets pass."""
    return allowed(check_reader_can_send_back, reader, item)


def reader_can_withdraw(reader: Reader, item: Item) -> bool:
    """Whether `check_reader_can_withdraw` lets pass, given a reason."""
    return allowed(check_reader_can_withdraw, reader, item, "a reason")


def reader_can_publish_late(reader: Reader, item: Item) -> bool:
    """Whether `check_reader_can_publish_late` lets pass."""
    return allowed(check_reader_can_publish_late, reader, item)


def check_number(item: Item, number: str) -> None:
    """A printed number is short; an item that is out is never without one."""
    if len(number) > NUMBER_LENGTH or (not number.strip() and item.meeting.state in OUT):
        raise NumberMissing("A number has 1 to 40 characters.", "Write it as it is to be printed.")
