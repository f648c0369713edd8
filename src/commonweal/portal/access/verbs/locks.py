"""Working out locks: the only place where a kept row's lock changes. Level by level, a fixed number of queries each."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from commonweal.portal.access.models import Lock, Thing
from commonweal.portal.access.verbs.audiences import lock_of, public
from commonweal.portal.access.walls import passages


def relock(thing: Thing) -> None:
    """Give a thing and all that sits in it, hidden from the doer or not, the locks that audiences and homes make."""
    thing.lock = lock_of(thing.audience, *_ends(thing, {}), draft=thing.draft)
    _put(thing.lock, [thing])
    level = {thing.id: thing.lock}
    while level:
        made: dict[tuple[UUID, tuple[UUID, ...], bool], Lock] = {}
        locks: dict[UUID, Lock] = {}
        under: dict[UUID, list[Thing]] = defaultdict(list)
        for inner in passages.inside(level):
            above = _ends(inner, level)
            key = (inner.audience_id, tuple(lock.id for lock in above), inner.draft)
            if key not in made:
                made[key] = lock_of(inner.audience, *above, draft=inner.draft)
            locks[inner.id] = made[key]
            under[made[key].id].append(inner)
        for things in under.values():
            _put(locks[things[0].id], things)
        level = locks


def _ends(thing: Thing, known: dict[UUID, Lock]) -> list[Lock]:
    """The locks of what a thing sits in, and of what it ties its home to: as they are worked out, or as they stand."""
    ends = [end for end in (thing.home_id, thing.other_end_id) if end is not None]
    return [known[end] if end in known else passages.lock_above(end) for end in ends]


def _put(lock: Lock, things: Sequence[Thing]) -> None:
    passages.put_lock(lock.id, things, draft_lock=lock_of(public(), lock, draft=True).id)
