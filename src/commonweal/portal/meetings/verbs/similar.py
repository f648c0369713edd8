"""What was pointed out as the same matter is put together, or found to be different."""

from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.models import CarryOver, Item, Return
from commonweal.portal.meetings.rules import items as rules
from commonweal.portal.meetings.rules.preparing import check_reader_can_prepare


@recorded
def dismiss(item: Item, *, other: UUID, by: Reader) -> None:
    """Say that an item is not the same matter as another; it is not pointed out again."""
    check_reader_can_prepare(by, item.meeting.body_id)
    if str(other) not in item.not_same_as:
        item.not_same_as = [*item.not_same_as, str(other)]
        item.save(update_fields=["not_same_as"])
    note("not the same item", by=by.account, thing=item.pk)


@recorded
def merge(item: Item, *, into: Item, by: Reader) -> None:
    """Put an item together with another of its agenda: the first is withdrawn, what hangs on it goes over."""
    rules.check_reader_can_merge(by, item, into)
    for name in ("author_id", "agency_id", "purpose", "recommendation", "summary"):
        setattr(into, name, getattr(into, name) or getattr(item, name))
    into.save(update_fields=["author", "agency", "purpose", "recommendation", "summary"])
    Return.objects.filter(item=item).update(item=into)
    CarryOver.objects.filter(item=item).update(item=into)
    item.state, item.withdrawn_reason, item.duplicate_of = "withdrawn", "The same matter as another item.", into.thing
    item.save(update_fields=["state", "withdrawn_reason", "duplicate_of"])
    note("merge items", by=by.account, thing=item.pk)
