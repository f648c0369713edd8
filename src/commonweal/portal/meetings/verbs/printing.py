"""Numbers are assigned when an agenda, or a late item, goes out; stubs are shown then."""

from collections.abc import Iterable

from commonweal.portal.access.models import STUB, Face
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import things
from commonweal.portal.meetings.models import Item, Meeting, Practice
from commonweal.portal.meetings.numbering import Locks, printed, running, year_began

STUB_TITLE = "Restricted item"


def number(meeting: Meeting, items: Iterable[Item]) -> None:
    """Number items that have no number yet. Hidden ones count in a closed series that shows no gap to anyone."""
    practice = Practice.objects.get(body=meeting.body_id)
    waiting = sorted((i for i in items if not i.number), key=lambda i: (i.position, str(i.pk)))
    for item in waiting:
        item.series = "open" if item.lock_id == meeting.lock_id or item.thing.face == STUB else "closed"
    _number_open(practice, meeting, [item for item in waiting if item.series == "open"])
    _number_closed(practice, meeting, [item for item in waiting if item.series == "closed"])
    for item in waiting:
        item.save(update_fields=["series", "number"])


def show_stub(item: Item, *, by: Reader, reworded: bool = False) -> None:
    """Show what those outside a stubbed item see; what the meeting made of it stays, and its words unless reworded."""
    if item.lock_id == item.meeting.lock_id or item.thing.face != STUB:
        return
    shown = Face.objects.filter(thing=item.pk).first()
    things.show_face(
        item.thing,
        by=by,
        position=item.position,
        number=item.number,
        title=(shown.title if shown and not reworded else "") or item.public_title or STUB_TITLE,
        reason=(shown.reason if shown and not reworded else "") or item.public_reason,
        outcome=shown.outcome if shown else "",
    )


def _number_open(practice: Practice, meeting: Meeting, items: list[Item]) -> None:
    series = {"numbering": practice.numbering, "prefix": practice.prefix}
    year = year_began(meeting.date, practice.year_begins_in)
    taken = [running(number, year=year, **series) for number in _open_numbers(practice, meeting)]
    for count, item in enumerate(items, start=max(taken, default=0) + 1):
        item.number = printed(count, year=year, **series)


def _open_numbers(practice: Practice, meeting: Meeting) -> list[str]:
    """Numbers of the series so far, counted only where everyone who reads this meeting sees the item, or its stub."""
    used = Item.objects.filter(series="open").exclude(number="")
    if practice.running == "meeting":
        used = used.filter(meeting=meeting)
    else:
        used = used.filter(meeting__body=meeting.body_id).exclude(meeting__state="planned")
    found = used.values_list("number", "lock_id", "meeting__lock_id", "thing__stub")
    rows = [(number, home if stub else lock) for number, lock, home, stub in found]
    locks = Locks([meeting.lock_id, *(lock for _, lock in rows)])
    return [number for number, lock in rows if locks.covers(lock, meeting.lock_id)]


def _number_closed(practice: Practice, meeting: Meeting, items: list[Item]) -> None:
    """Count for each item only those closed ones that all its readers may read: widest first, then as they stand."""
    held = list(Item.objects.filter(meeting=meeting, series="closed").exclude(number=""))
    locks = Locks(item.lock_id for item in (*held, *items))
    breadth = {i.pk: sum(locks.covers(i.lock_id, other.lock_id) for other in (*held, *items)) for i in items}
    for item in sorted(items, key=lambda i: (-breadth[i.pk], i.position, str(i.pk))):
        counted = [other for other in held if locks.covers(other.lock_id, item.lock_id)]
        item.number = f"{practice.closed_prefix}{len(counted) + 1}"
        held.append(item)
