"""Working out locks: the only place where a kept row's lock changes. Level by level, a fixed number of queries each."""

from collections import defaultdict
from uuid import UUID

from commonweal.portal.access.kinds import model_of
from commonweal.portal.access.models import Face, Lock, Thing, Widening
from commonweal.portal.access.verbs.audiences import lock_of


def relock(thing: Thing) -> None:
    """Give a thing and all that sits in it the locks that their audiences and homes make."""
    thing.lock = lock_of(thing.audience, thing.home.lock if thing.home else None)
    level = {thing.id: thing.lock}
    _put(level, [thing])
    while level:
        inside = list(Thing.objects.filter(home__in=level).select_related("audience"))
        made: dict[tuple[UUID, UUID], Lock] = {}
        locks = {}
        for inner in inside:
            home = level[inner.home_id]  # type: ignore[index]  # it was asked for by its home
            pair = (inner.audience_id, home.id)
            if pair not in made:
                made[pair] = lock_of(inner.audience, home)
            locks[inner.id] = made[pair]
        _put(locks, inside)
        level = locks


def _put(locks: dict[UUID, Lock], things: list[Thing]) -> None:
    """Write the locks of one level: one update for each lock, and for each kind of thing under it."""
    by_lock: dict[UUID, list[Thing]] = defaultdict(list)
    for thing in things:
        by_lock[locks[thing.id].id].append(thing)
    for lock, under in by_lock.items():
        ids = [thing.id for thing in under]
        Thing.objects.filter(id__in=ids).update(lock=lock)
        Face.objects.filter(home__in=ids).update(lock=lock)
        Widening.objects.filter(thing__in=ids).update(lock=lock)
        for kind in sorted({thing.kind for thing in under}):
            model_of(kind)._default_manager.filter(pk__in=[t.id for t in under if t.kind == kind]).update(lock=lock)
