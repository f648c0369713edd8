"""Interests declared at a meeting, as far as a reader may read the items that they are in."""

from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Declaration, Item
from commonweal.portal.meetings.queries.shown import shown


@dataclass(frozen=True, slots=True)
class DeclarationLine:
    """One interest."""

    id: UUID
    person: str
    kind: str
    item: str
    nature: str
    left_room: bool


def declared(reader: Reader, meeting: UUID) -> tuple[DeclarationLine, ...]:
    """Who declared what, by name."""
    rows = list(
        shown(reader, Declaration).filter(meeting=meeting).select_related("person").order_by("person__name", "pk")
    )
    items = {item.pk: item for item in readable(reader, Item).filter(meeting=meeting)}
    seen(reader, *rows)
    return tuple(
        DeclarationLine(
            row.pk, row.person.name, row.kind, _name(items.get(row.item_id) if row.item_id else None), row.nature,
            row.left_room,
        )
        for row in rows
    )  # fmt: skip


def _name(item: Item | None) -> str:
    return f"{item.number} {item.title}".strip() if item else ""
