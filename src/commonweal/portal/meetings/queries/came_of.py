"""What came of an item: what was decided and promised, to when it was put off, and where it went on since."""

from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.models import CarryOver, Decision, Deferral, Item, Minutes
from commonweal.portal.meetings.queries.items import live
from commonweal.portal.meetings.queries.shown import shown as taken
from commonweal.portal.meetings.rules.minuting import ROW
from commonweal.portal.tasks import queries as tasks
from commonweal.portal.tasks.queries import ActionLine

WENT = {"accepted": "Taken up", "put off": "Put off again", "closed": "Found no longer needed"}


@dataclass(frozen=True, slots=True)
class WentOn:
    """How a later meeting answered it; `item` where it stands there now."""

    words: str
    item: UUID | None


@dataclass(frozen=True, slots=True)
class CameOf:
    """What a held meeting made of one item, as far as its minutes are out for this reader."""

    decisions: tuple[str, ...]
    put_off: str
    actions: tuple[ActionLine, ...]
    went_on: tuple[WentOn, ...]
    minuted: bool

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.decisions or self.put_off or self.actions or self.went_on or self.minuted)


def came_of(reader: Reader, item: Item) -> CameOf:
    """What came of an item that this reader may read."""
    decisions = list(taken(reader, Decision).filter(item=item.pk).order_by("seq", "pk"))
    deferral = taken(reader, Deferral).filter(item=item.pk).order_by("pk").first()
    seen(reader, *decisions, *([deferral] if deferral else []))
    return CameOf(
        decisions=tuple(d.words for d in decisions),
        put_off=(deferral.to_text or "a future meeting") if deferral else "",
        actions=tasks.of_homes(reader, [item.pk])[item.pk],
        went_on=_went_on(reader, item),
        minuted=item.meeting.state == "held" and taken(reader, Minutes).filter(meeting=item.meeting_id).exists(),
    )


def _went_on(reader: Reader, item: Item) -> tuple[WentOn, ...]:
    """Why it was put off or ended is written for partners, and may say who was ill: residents read only that it was."""
    rows = list(readable(reader, CarryOver).filter(source=item.pk).select_related("meeting").order_by("pk"))
    rows.sort(key=lambda row: (row.meeting.date, str(row.pk)))
    seen(reader, *rows)
    says_why = reader.reads_beyond_residents(ROW)
    there = set(live(reader).filter(pk__in=[row.item_id for row in rows]).values_list("pk", flat=True))
    return tuple(
        WentOn(_words(row, why=says_why), row.item_id if row.item_id in there else None)
        for row in rows
        if row.state != "accepted" or row.item_id in there
    )


def _words(row: CarryOver, *, why: bool) -> str:
    words = f"{WENT[row.state]} on {in_words(row.meeting.date)}"
    return f"{words}: {row.reason}" if row.reason and why else words
