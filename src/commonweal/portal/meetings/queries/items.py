"""Which items a reader may see: what they may read, and of drafts only what they help to prepare."""

from django.db.models import Q, QuerySet

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Item
from commonweal.portal.meetings.models.states import OUT
from commonweal.portal.meetings.rules.preparing import sees_drafts


def shown(reader: Reader) -> QuerySet[Item]:
    """The items that a reader may read and that are out, or that the reader prepares."""
    return readable(reader, Item).filter(is_out() | sees_drafts(reader))


def is_out() -> Q:
    """An item is out once its meeting's agenda is, and it was printed: with a number, or in old minutes."""
    return Q(meeting__state__in=OUT) & (~Q(number="") | Q(meeting__imported=True))


def live(reader: Reader) -> QuerySet[Item]:
    """Items that stand: neither withdrawn nor on the agenda of a cancelled meeting."""
    return shown(reader).exclude(state="withdrawn").exclude(meeting__state="cancelled")
