"""Audiences and locks are interned: the same set of readers is one row, so that a query compares one column."""

from collections.abc import Iterable
from uuid import UUID

from commonweal.portal.access.models import Audience, Lock
from commonweal.portal.partnership.models import Agency, Person


def public() -> Audience:
    """Everyone."""
    return _interned("public", ())


def partners() -> Audience:
    """Everyone with a living membership, administrators apart."""
    return _interned("partners", ())


def agencies(ids: Iterable[UUID]) -> Audience:
    """Members of these agencies."""
    return _interned("agencies", ids)


def people(ids: Iterable[UUID]) -> Audience:
    """These people by name."""
    return _interned("people", ids)


def _interned(kind: str, ids: Iterable[UUID]) -> Audience:
    members = sorted(set(ids))
    if kind in ("agencies", "people") and not members:
        raise ValueError(f"an audience of {kind} names at least one")
    key = ":".join([kind, *map(str, members)])
    audience, made = Audience.objects.get_or_create(key=key, defaults={"kind": kind})
    if made and members:
        if kind == "agencies":
            audience.agencies.set(Agency.objects.filter(id__in=members))
        else:
            audience.people.set(Person.objects.filter(id__in=members))
    return audience


def lock_of(audience: Audience, home: Lock | None) -> Lock:
    """The lock of a thing: its own audience and all of its home's. The public audience adds nothing."""
    held = set(home.audiences.values_list("id", flat=True)) if home else set()
    if audience.kind != "public":
        held.add(audience.id)
    key = ",".join(sorted(map(str, held)))
    lock, made = Lock.objects.get_or_create(key=key)
    if made:
        lock.audiences.set(Audience.objects.filter(id__in=held))
    return lock
