"""Whether a reader opens a lock: asked of the lock itself, since it may have been made after the reader was read."""

from uuid import UUID

from commonweal.portal.access.models import Lock, Thing
from commonweal.portal.access.reach import GROUPS, Reach, living_seats, reach_of
from commonweal.portal.access.reader import Reader


def opens(reader: Reader, thing: Thing) -> bool:
    """Whether a reader satisfies every audience from a thing up to its root."""
    if thing.lock_id in reader.locks:
        return True
    return all(satisfies(reader, reach_of(audience)) for audience in thing.lock.audiences.all())


def satisfies(reader: Reader, wanted: Reach) -> bool:
    """Whether a reader is of an audience."""
    if wanted.kind == "agencies":
        return bool(wanted.ids & reader.agencies)
    partner = any(held.role != "administrator" for held in reader.held)
    if wanted.kind == "people":
        return partner and reader.person in wanted.ids
    if wanted.kind in GROUPS:
        seats = living_seats(wanted.ids, glass=wanted.kind == "group")
        return partner and any((reader.person, agency) in seats for agency in reader.serves)
    return wanted.kind == "public" or partner


def audiences_of(lock: UUID) -> frozenset[UUID]:
    """The audiences that a lock is made of."""
    return frozenset(Lock.audiences.through.objects.filter(lock=lock).values_list("audience_id", flat=True))


def narrows(thing: Thing, lock: frozenset[UUID]) -> bool:
    """Whether a thing is for fewer than what it sits in (a lock, by its audiences), be it out or still a draft."""
    return thing.audience.kind != "public" and thing.audience_id not in lock
