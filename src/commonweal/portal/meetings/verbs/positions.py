"""Where an item stands on its agenda. Positions are only compared, never shown, and leave room between."""

from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Face
from commonweal.portal.access.opening import audiences_of, narrows
from commonweal.portal.access.queries import faces, readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Item, Meeting, Practice

STEP = 1024


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of an agenda as far as placing is concerned."""

    position: int
    id: UUID
    kind: str
    restricted: bool


def standing(reader: Reader, meeting: Meeting) -> list[Standing]:
    """The lines that a reader sees, stubs among them, in printed order."""
    items = readable(reader, Item).filter(meeting=meeting).exclude(state="withdrawn", number="")
    within = audiences_of(meeting.lock_id)
    rows = items.select_related("thing__audience")
    lines = [Standing(i.position, i.pk, i.kind, narrows(i.thing, within)) for i in rows]
    lines += [Standing(f.position, f.thing_id, "business", True) for f in faces(reader, meeting.pk)]
    return sorted(lines, key=lambda line: (line.position, str(line.id)))


def place_for(reader: Reader, meeting: Meeting, *, kind: str, restricted: bool) -> int:
    """The position of a new item: restricted matters at the end, business before what the template has last."""
    lines = standing(reader, meeting)
    at = len(lines)
    if not restricted:
        while at and lines[at - 1].restricted:
            at -= 1
        last = _last_kinds(meeting)
        while kind not in last and at and lines[at - 1].kind in last:
            at -= 1
    return _room_at(reader, meeting, at, None)


def place_beside(reader: Reader, meeting: Meeting, item: UUID, *, steps: int) -> int:
    """The position of an item that is moved up (negative) or down among the lines that its reader sees."""
    lines = standing(reader, meeting)
    at = next((n for n, line in enumerate(lines) if line.id == item), len(lines))
    return _room_at(reader, meeting, max(0, min(len(lines) - 1, at + steps)), item)


def _room_at(reader: Reader, meeting: Meeting, at: int, leaving_out: UUID | None) -> int:
    lines = [line for line in standing(reader, meeting) if line.id != leaving_out]
    before = lines[at - 1].position if at else 0
    after = lines[at].position if at < len(lines) else before + 2 * STEP
    if after - before > 1:
        return (before + after) // 2
    _spread(meeting)
    return _room_at(reader, meeting, at, leaving_out)


def _spread(meeting: Meeting) -> None:
    """Make room between all lines of an agenda, whoever reads them; their order stays."""
    for rank, item in enumerate(Item.objects.filter(meeting=meeting).order_by("position", "pk"), start=1):
        Item.objects.filter(pk=item.pk).update(position=rank * STEP)
        Face.objects.filter(thing=item.pk).update(position=rank * STEP)


def _last_kinds(meeting: Meeting) -> frozenset[str]:
    template = Practice.objects.values_list("template", flat=True).get(body=meeting.body_id)
    return frozenset(row["kind"] for row in template if row.get("place") == "last" and row["kind"] != "business")
