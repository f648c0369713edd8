"""Audiences and locks are interned: the same set of readers is one row, so that a query compares one column.

Each is made together with its members in one transaction: a lock without its audiences would open to everyone.
Where two ask for the same new one at once, the second waits for the first on the unique key and takes its row.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from commonweal.portal.access.models import Audience, Lock
from commonweal.portal.audit.clock import new_id
from commonweal.portal.partnership.models import Agency, Person

NAMED = {"agencies": Agency, "people": Person}


def public() -> Audience:
    """Everyone."""
    return of("public")


def partners() -> Audience:
    """Everyone with a living membership, administrators apart."""
    return of("partners")


def agencies(ids: Iterable[UUID]) -> Audience:
    """Members of these agencies."""
    return of("agencies", ids)


def people(ids: Iterable[UUID]) -> Audience:
    """These people by name."""
    return of("people", ids)


def drafts() -> Audience:
    """Partners, until a draft is out: an audience of its own, so that a lock tells it from what is for partners."""
    return of("drafts")


@transaction.atomic
def group() -> Audience:
    """A new group, which nobody sits in yet: see `access.verbs.seats`."""
    made = new_id()
    return Audience.objects.create(id=made, kind="group", key=f"group:{made}")


def members_of(group: Audience) -> Audience:
    """Those who sit in a group by more than broken glass: for what has an originator."""
    made, _ = Audience.objects.get_or_create(key=f"members:{group.id}", defaults={"kind": "members", "group": group})
    return made


@transaction.atomic
def of(kind: str, ids: Iterable[UUID] = ()) -> Audience:
    """The audience of a kind (public, partners, agencies, people) with its ids; made where it is new."""
    members = sorted(set(ids)) if kind in NAMED else []
    if kind in NAMED and not members:
        raise ValueError(f"an audience of {kind} names at least one")
    audience, made = Audience.objects.get_or_create(key=":".join([kind, *map(str, members)]), defaults={"kind": kind})
    if made and members:
        _name(audience, members)
    return audience


def _name(audience: Audience, members: list[UUID]) -> None:
    if NAMED[audience.kind]._default_manager.filter(id__in=members).count() != len(members):
        raise ValueError(f"an audience of {audience.kind} names only those that are kept")
    if audience.kind == "agencies":
        audience.agencies.set(Agency.objects.filter(id__in=members))
    else:
        audience.people.set(Person.objects.filter(id__in=members))


@transaction.atomic
def lock_of(audience: Audience, *homes: Lock | None, draft: bool = False) -> Lock:
    """The lock of a thing: its own audience, all of its homes', partners while it is a draft. Public adds nothing."""
    held: set[UUID] = set()
    for home in homes:
        held |= set(home.audiences.values_list("id", flat=True)) if home else set()
    if audience.kind != "public":
        held.add(audience.id)
    if draft:
        held.add(drafts().id)
    lock, made = Lock.objects.get_or_create(key=",".join(sorted(map(str, held))))
    if made and held:
        lock.audiences.set(Audience.objects.filter(id__in=held))
    return lock
