"""The passages through the wall: a lock worked out anew must reach what its doer may not read; a seal is asked for.

On PostgreSQL they are functions that run with the owner's rights and put no lock but the lawful one; on SQLite, where
no wall stands, plain queries.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import connection
from django.db.models import Q, prefetch_related_objects

from commonweal.portal.access.kinds import model_of
from commonweal.portal.access.models import Face, Lock, SealedFrom, Thing, Widening
from commonweal.portal.access.walls.acting import walled


def inside(homes: Iterable[UUID]) -> list[Thing]:
    """Everything that sits in these homes, or is tied to them, hidden or not, each with its audience."""
    if walled():
        found = list(Thing.objects.raw("SELECT * FROM commonweal_inside(%s)", [list(homes)]))
        prefetch_related_objects(found, "audience")
        return found
    at = list(homes)
    return list(Thing.objects.filter(Q(home__in=at) | Q(other_end__in=at)).prefetch_related("audience"))


def lock_above(thing: UUID) -> Lock:
    """The lock of a home, hidden or not: locks are no secret, what stands under them is."""
    if walled():
        with connection.cursor() as cursor:
            cursor.execute("SELECT commonweal_lock_of(%s)", [thing])
            return Lock.objects.get(pk=cursor.fetchone()[0])
    return Thing.objects.select_related("lock").get(pk=thing).lock


def put_lock(lock: UUID, things: Sequence[Thing], *, draft_lock: UUID) -> None:
    """Give things one lock: themselves, what is kept as them, the widenings asked, and the stubs that sit in them.

    A draft's stub is a draft too: it gets `draft_lock`.
    """
    ids = [thing.id for thing in things]
    if walled():
        with connection.cursor() as cursor:
            cursor.execute("SELECT commonweal_put_lock(%s, %s, %s)", [lock, draft_lock, ids])
        return
    Thing.objects.filter(id__in=ids).update(lock=lock)
    Face.objects.filter(home__in=ids, thing__draft=False).update(lock=lock)
    Face.objects.filter(home__in=ids, thing__draft=True).update(lock=draft_lock)
    Widening.objects.filter(thing__in=ids).update(lock=lock)
    kinds: dict[str, list[UUID]] = defaultdict(list)
    for thing in things:
        kinds[thing.kind].append(thing.id)
    for kind in sorted(kinds):
        model_of(kind)._default_manager.filter(pk__in=kinds[kind]).update(lock=lock)


def sealed_from(group: UUID, person: UUID | None) -> bool:
    """Whether a group is sealed from somebody: asked of oneself, or of anyone by who leads it."""
    if walled():
        with connection.cursor() as cursor:
            cursor.execute("SELECT commonweal_sealed(%s, %s)", [group, person])
            return bool(cursor.fetchone()[0])
    return SealedFrom.objects.filter(audience=group, person=person).exists()
