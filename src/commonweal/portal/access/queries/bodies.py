"""Which body something is of that a reader makes outside any meeting."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.partnership.models import Body


def body_of(reader: Reader) -> Body | None:
    """The reader's own, else the only one."""
    own = [held.body for held in reader.held if held.body]
    bodies = Body.objects.filter(pk__in=own) if own else Body.objects.filter(until=None, parent=None)
    return bodies.order_by("name").first()
