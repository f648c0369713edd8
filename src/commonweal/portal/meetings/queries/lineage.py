"""How often a matter has been put off: deferred at a meeting, or not put on an agenda, and carried on since."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import CarryOver, Deferral
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.shown import shown as taken


@dataclass(frozen=True, slots=True)
class Lineage:
    """For the items of one body: which came from which, and how often each was put off itself."""

    before: dict[UUID, UUID]
    off: Counter[UUID]

    def earlier(self, item: UUID) -> int:
        """How often the matter was put off before it came to stand as this item."""
        times, walked = 0, {item}
        while (source := self.before.get(item)) is not None and source not in walked:
            walked.add(source)
            times, item = times + self.off[source], source
        return times

    def times(self, source: UUID) -> int:
        """How often the matter has been put off, as this source and before."""
        return self.earlier(source) + self.off[source]


def lineage(reader: Reader, body: UUID | None = None) -> Lineage:
    """What this reader may know of where items came from: both ends must be theirs to read. Two queries."""
    items = shown(reader)
    deferrals = taken(reader, Deferral).filter(item__in=items)
    carried = readable(reader, CarryOver)
    if body:
        deferrals, carried = deferrals.filter(item__meeting__body=body), carried.filter(meeting__body=body)
    before: dict[UUID, UUID] = {}
    off = Counter(deferrals.values_list("item_id", flat=True))
    for state, source, accepted, kind in carried.values_list("state", "source_id", "item_id", "kind"):
        if state == "put off":
            off[source] += 1
        elif state == "accepted" and accepted and kind not in ("action due", "previous minutes"):
            before.setdefault(accepted, source)
    return Lineage(before, off)
