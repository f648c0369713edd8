"""What a reader may read: the table's cell and the lock, on the rows themselves."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.locks import NO_LOCK
from commonweal.portal.access.models import Face, Kept, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import note

K = TypeVar("K", bound=Kept)


def readable(reader: Reader, model: type[K]) -> QuerySet[K]:
    """The rows of a model that a reader may read: the table's cell AND the lock.

    Where the cell says "own", these are the rows that the reader made. A query is asked in any case, so that what may
    not be read takes as many of them as what may.
    """
    row = model.TABLE_ROW
    locks = reader.locks_for(row) if reader.reads_beyond_residents(row) else reader.public_locks
    rows = model._default_manager.filter(lock__in=sorted(locks))
    if reader.may("R", row):
        return rows
    own = reader.account is not None and reader.may("R", row, own=True)
    return rows.filter(thing__made_by=reader.account) if own else rows.filter(pk=NO_LOCK)


def readable_things(reader: Reader) -> QuerySet[Thing]:
    """The things of every kind that a reader may read, as `readable` says it of each model, in one query."""
    kinds: dict[tuple[bool, frozenset[UUID]], set[str]] = {}
    for model in kept_models():
        row, whole = model.TABLE_ROW, reader.may("R", model.TABLE_ROW)
        if whole or (reader.account is not None and reader.may("R", row, own=True)):
            locks = reader.locks_for(row) if reader.reads_beyond_residents(row) else reader.public_locks
            kinds.setdefault((whole, locks), set()).add(model._meta.label_lower)
    wanted = Q(pk=NO_LOCK)
    for (whole, locks), of in kinds.items():
        made = Q() if whole else Q(made_by=reader.account)
        wanted |= Q(made, kind__in=sorted(of), lock__in=sorted(locks))
    return Thing.objects.filter(wanted)


def one(reader: Reader, model: type[K], thing: UUID) -> K:
    """One row by its thing, or the same 404 for hidden, absent and forbidden."""
    found = readable(reader, model).filter(pk=thing).first()
    if found is None:
        raise Http404
    return found


def faces(reader: Reader, home: Thing | UUID) -> QuerySet[Face]:
    """The stubs that stand in a home in place of things that this reader may not read."""
    home_id = home.id if isinstance(home, Thing) else home
    open_to = sorted(reader.locks)
    inside = Face.objects.filter(home=home_id, lock__in=open_to)
    return inside.exclude(thing__in=Thing.objects.filter(lock__in=open_to))


def seen(reader: Reader, *things: Kept) -> None:
    """Have the reading of restricted matter entered in the audit: whatever among these is not public."""
    for kept in things:
        if kept.lock_id not in reader.public_locks:
            note("read", by=reader.account, thing=kept.thing_id)
