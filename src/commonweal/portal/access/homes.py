"""Where a thing sits: the way up to its root, and down into what sits in it."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from commonweal.portal.access.kinds import model_of
from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.partnership.models import Agency


def upwards(thing: Thing) -> Iterator[Thing]:
    """The thing, its home, and so on to the root."""
    at: Thing | None = thing
    while at is not None:
        yield at
        at = at.home


def body_of(thing: Thing) -> UUID | None:
    """The body that a thing belongs to, told by the first home that names one; None: to no body."""
    found: UUID | None = _told(thing, "body", "body_id")
    return found


def bodies_of(things: Iterable[Thing]) -> dict[UUID, UUID | None]:
    """`body_of` for many things: as many queries as they lie deep, however many they are."""
    at = {thing.id: thing for thing in things}
    found: dict[UUID, UUID | None] = dict.fromkeys(at)
    while at:
        told = _bodies_at({home.id: home.kind for home in at.values()})
        found |= {thing: told[home.id] for thing, home in at.items() if home.id in told}
        above = Thing.objects.in_bulk({home.home_id for home in at.values() if home.home_id})
        at = {
            thing: above[home.home_id]
            for thing, home in at.items()
            if home.id not in told and home.home_id is not None and home.home_id in above
        }
    return found


def _bodies_at(kinds: dict[UUID, str]) -> dict[UUID, UUID]:
    """Which of these things themselves name a body. One query a kind."""
    found: dict[UUID, UUID] = {}
    column = "body_id"  # which not every model of a kind has
    for kind in sorted(set(kinds.values())):
        model = model_of(kind)
        if any(known.name == "body" for known in model._meta.fields):
            rows = model._default_manager.filter(pk__in=[id for id, its in kinds.items() if its == kind])
            found |= {id: body for id, body in rows.values_list("pk", column) if body is not None}
    return found


def markings_of(thing: Thing) -> list[dict[str, str]]:
    """The marking words of the body that a thing belongs to: its own, or none."""
    return _told(thing, "markings", "markings") or []


def _told(thing: Thing, field: str, column: str) -> Any:
    """What the first home on the way up that has such a field holds in it."""
    for home in upwards(thing):
        model = model_of(home.kind)
        if any(known.name == field for known in model._meta.fields):
            found = model._default_manager.filter(pk=home.id).values_list(column, flat=True).first()
            if found is not None:
                return found
    return None


def originator_of(thing: Thing) -> Agency | None:
    """The agency that owns a thing, or the nearest home that has an owner."""
    return next((home.originator for home in upwards(thing) if home.originator is not None), None)


def inside(reader: Reader, thing: Thing) -> list[Thing]:
    """All that sits in a thing, at any depth, as far as a reader may read it. One query a level."""
    found: list[Thing] = []
    level = [thing.id]
    while level:
        below = [
            inner
            for inner in Thing.objects.filter(home__in=level, lock__in=sorted(reader.locks)).select_related("audience")
            if reader.may("R", model_of(inner.kind).TABLE_ROW, own=inner.made_by == reader.account)
        ]
        found += below
        level = [inner.id for inner in below]
    return found
