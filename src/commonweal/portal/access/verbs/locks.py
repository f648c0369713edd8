"""Working out locks: the only place where a kept row's lock changes. Level by level, a fixed number of queries each."""

from collections import defaultdict
from uuid import UUID

from commonweal.portal.access.models import Lock, Thing
from commonweal.portal.access.verbs.audiences import lock_of
from commonweal.portal.access.walls import passages


def relock(thing: Thing) -> None:
    """Give a thing and all that sits in it, hidden from the doer or not, the locks that audiences and homes make."""
    home = Thing.objects.select_related("lock").get(pk=thing.home_id) if thing.home_id else None
    thing.lock = lock_of(thing.audience, home.lock if home else None)
    passages.put_lock(thing.lock.id, [thing])
    level = {thing.id: thing.lock}
    while level:
        made: dict[tuple[UUID, UUID], Lock] = {}
        locks: dict[UUID, Lock] = {}
        under: dict[UUID, list[Thing]] = defaultdict(list)
        for inner in passages.inside(level):
            above = level[inner.home_id]  # type: ignore[index]  # it was asked for by its home
            pair = (inner.audience_id, above.id)
            if pair not in made:
                made[pair] = lock_of(inner.audience, above)
            locks[inner.id] = made[pair]
            under[made[pair].id].append(inner)
        for lock, things in under.items():
            passages.put_lock(lock, things)
        level = locks
