"""Items are cleared: by their author, then by the chair."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.models import Item
from commonweal.portal.meetings.rules import items as rules
from commonweal.portal.meetings.rules.meetings import check_reason


@recorded
def clear_as_author(item: Item, *, by: Reader) -> None:
    """Say that an item is as its author wants it."""
    rules.check_reader_can_clear_as_author(by, item)
    item.state, item.author_cleared_by = "author cleared", by.account
    item.save(update_fields=["state", "author_cleared_by"])
    note("clear item as author", by=by.account, thing=item.pk)


@recorded
def clear_as_chair(item: Item, *, by: Reader) -> None:
    """Say that an item may go out."""
    rules.check_reader_can_clear_as_chair(by, item)
    item.state, item.chair_cleared_by = "chair cleared", by.account
    item.save(update_fields=["state", "chair_cleared_by"])
    note("clear item as chair", by=by.account, thing=item.pk)


@recorded
def send_back(item: Item, *, reason: str, by: Reader) -> None:
    """Send an item back to draft; both clearances are given anew."""
    rules.check_reader_can_send_back(by, item)
    check_reason(reason, "Sending an item back")
    item.state, item.author_cleared_by, item.chair_cleared_by = "draft", None, None
    item.save(update_fields=["state", "author_cleared_by", "chair_cleared_by"])
    note("send item back", by=by.account, thing=item.pk, words=reason)
