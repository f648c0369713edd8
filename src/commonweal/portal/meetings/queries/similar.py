"""Titles that may name the same matter: on one agenda, or on the agenda and the forward plan."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from commonweal.portal.access.queries import one, readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import ForwardEntry, Item, Meeting, Practice
from commonweal.portal.meetings.queries.forward import standing
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.titles import alike
from commonweal.portal.partnership.models import Agency


@dataclass(frozen=True, slots=True)
class Matter:
    """Something with a title: an item of the agenda, or an entry of the forward plan (`number` "")."""

    id: UUID
    title: str
    number: str
    not_same_as: frozenset[str]
    item: bool
    readers: UUID  # its lock: only items that the same readers see now are put together


@dataclass(frozen=True, slots=True)
class Similar:
    """Two titles that look like one matter: `later` came to stand after `earlier`."""

    later: Matter
    earlier: Matter

    @property
    def may_merge(self) -> bool:
        """Whether the two can be put together."""
        return self.earlier.item and self.later.readers == self.earlier.readers

    @property
    def question(self) -> str:
        """`Same as item 4?`, or the forward plan's."""
        if not self.earlier.item:
            return f"Already on the forward plan as “{self.earlier.title}”?"
        which = f"item {self.earlier.number}" if self.earlier.number else f"“{self.earlier.title}”"
        return f"Same as {which}?"


def similar_on(reader: Reader, meeting: UUID) -> tuple[Similar, ...]:
    """Pairs on one meeting's agenda, and with the forward plan, among what this reader may read."""
    body = one(reader, Meeting, meeting).body_id
    stop_words = _stop_words(reader, body)
    items = _standing(reader, meeting)
    matters = [_of_item(item) for item in items if item.kind == "business"]
    plan = [_of_entry(entry) for entry in _open_entries(reader, body)]
    pairs = [(later, earlier) for n, later in enumerate(matters) for earlier in (*matters[:n], *plan)]
    return tuple(Similar(a, b) for a, b in pairs if not _told_apart(a, b) and alike(a.title, b.title, stop_words))


def similar_to(reader: Reader, meeting: UUID, title: str) -> tuple[Matter, ...]:
    """What a new title looks like, before it is added."""
    body = one(reader, Meeting, meeting).body_id
    items = _standing(reader, meeting)
    matters = [*map(_of_item, items), *map(_of_entry, _open_entries(reader, body))]
    stop_words = _stop_words(reader, body)
    return tuple(matter for matter in matters if alike(title, matter.title, stop_words))


def _standing(reader: Reader, meeting: UUID) -> QuerySet[Item]:
    rows = shown(reader).filter(meeting=meeting).exclude(state="withdrawn")
    return rows.order_by("position", "pk")


def _open_entries(reader: Reader, body: UUID) -> list[ForwardEntry]:
    rows = standing(reader).filter(body=body, every_meeting=False)
    return list(rows.order_by("title", "pk"))


def _stop_words(reader: Reader, body: UUID) -> list[str]:
    """The body's own, and the words of agencies' names: "Police update" says nothing but whose update it is."""
    own = readable(reader, Practice).filter(body=body).values_list("stop_words", flat=True).first() or []
    names = Agency.objects.values_list("name", "short_name")
    return [*own, *(word.casefold() for pair in names for name in pair for word in name.split())]


def _told_apart(one: Matter, other: Matter) -> bool:
    return str(other.id) in one.not_same_as or str(one.id) in other.not_same_as


def _of_item(item: Item) -> Matter:
    return Matter(item.pk, item.title, item.number, frozenset(item.not_same_as), item=True, readers=item.lock_id)


def _of_entry(entry: ForwardEntry) -> Matter:
    return Matter(entry.pk, entry.title, "", frozenset(), item=False, readers=entry.lock_id)
