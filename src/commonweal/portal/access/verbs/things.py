"""Making a thing, showing its stub, and saying that it went out."""

import datetime as dt
from collections.abc import Collection
from inspect import Parameter, signature
from typing import Any, TypeVar
from uuid import UUID

from commonweal.portal.access.models import HIDDEN, STUB, Audience, Face, Kept, Thing
from commonweal.portal.access.places import stand_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import GlassIsReadOnly
from commonweal.portal.access.rules import audiences as rules
from commonweal.portal.access.verbs.audiences import lock_of, public
from commonweal.portal.access.verbs.locks import relock
from commonweal.portal.audit.clock import new_id, now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership.models import Agency

K = TypeVar("K", bound=Kept)


@recorded
def make(
    model: type[K],
    *,
    home: Thing | None,
    audience: Audience,
    by: Reader | None,
    face: str = HIDDEN,
    thing_id: UUID | None = None,
    marking: str = "",
    basis: str = "",
    originator: Agency | None = None,
    review_on: dt.date | None = None,
    draft: bool = False,
    other_end: Thing | None = None,
    **fields: Any,
) -> K:
    """Keep something new in its home, for an audience. It is never more visible than its home is at this moment.

    `draft`: for partners at most, until it is let out. `other_end`: it ties its home to this, and is no more visible
    than either.
    """
    _check_words_apart(model)
    ends = sorted((end for end in (home, other_end) if end), key=lambda end: end.pk)  # two who tie never wait crosswise
    lock = lock_of(audience, *(_writable(held(end), by).lock for end in ends), draft=draft)
    doer = by.account if by else None
    label = model._meta.label_lower
    thing = Thing.objects.create(
        id=thing_id or new_id(), kind=label, home=home, audience=audience, lock=lock, face=face, made_at=now(),
        made_by=doer, marking=marking, basis=basis, originator=originator, review_on=review_on,
        draft=draft, other_end=other_end,
    )  # fmt: skip
    made = model._default_manager.create(thing=thing, lock=lock, **fields)
    note(f"make {label}", by=doer, thing=thing.id)
    return made


# What `make` is told of the thing. A row's field of such a name would be taken for it, and never reach the row.
ABOUT = {one.name for one in signature(make).parameters.values() if one.kind is Parameter.KEYWORD_ONLY}


def _check_words_apart(model: type[Kept]) -> None:
    if both := ABOUT & {field.name for field in model._meta.fields}:
        raise TypeError(f"{model._meta.label} has fields that are words about a thing: {', '.join(sorted(both))}")


def drop(row: Kept) -> None:
    """Erase one row and its thing, in which nothing sits."""
    thing = row.pk
    row.delete()
    Thing.objects.filter(pk=thing).delete()


def held(home: Thing) -> Thing:
    """A home as it is now, held until the transaction ends: whoever narrows it waits, and finds what was put in."""
    return Thing.objects.select_for_update(no_key=True, of=("self",)).select_related("lock").get(pk=home.pk)


def _writable(home: Thing, by: Reader | None) -> Thing:
    """A home that only broken glass opened is read, and nothing is put in it."""
    if by is not None and home.lock_id in by.glass_locks:
        raise GlassIsReadOnly(
            "You opened this by breaking the glass, which lets you read and nothing else.",
            "Ask its lead to make you a member.",
        )
    return home


@recorded
def show_face(
    thing: Thing, *, by: Reader | None, position: int, number: str, title: str, reason: str = "", outcome: str = ""
) -> Face:
    """Set what those outside a stubbed thing see, under its home's lock; a draft's stub is a draft too."""
    if thing.face != STUB or thing.home is None:
        raise ValueError("only a stubbed thing with a home has a face to show")
    thing.refresh_from_db(fields=["draft"])
    face, _ = Face.objects.update_or_create(
        thing=thing,
        defaults={
            "lock": lock_of(public(), held(thing.home).lock, draft=thing.draft),
            "home": thing.home,
            "position": position,
            "number": number,
            "title": title,
            "reason": reason,
            "outcome": outcome,
        },
    )
    note("show stub", by=by.account if by else None, thing=thing.id)
    return face


@recorded
def settle(thing: Thing, *, by: Reader | None) -> None:
    """Say that a thing went out: from now on it may only be narrowed. Saying so twice changes nothing."""
    if thing.settled_at is not None:
        return
    thing.settled_at = now()
    thing.save(update_fields=["settled_at"])
    note("settle", by=by.account if by else None, thing=thing.id)


@recorded
def let_out(root: Thing, *, drafts: Collection[UUID], by: Reader | None) -> None:
    """Say that drafts in a thing are out: from now on they are for whom they are for."""
    _turn(root, drafts, draft=False)
    note("let out", by=by.account if by else None, thing=root.id)


@recorded
def call_back(root: Thing, *, things: Collection[UUID], by: Reader | None) -> None:
    """Say that things in a thing are drafts again: for partners at most."""
    _turn(root, things, draft=True)
    note("call back", by=by.account if by else None, thing=root.id)


def _turn(root: Thing, inside: Collection[UUID], *, draft: bool) -> None:
    """Behind the wall this reaches what the doer reads. The rest is for fewer than all partners, draft or not."""
    held(root)
    Thing.objects.filter(id__in=inside).update(draft=draft)
    relock(root)


@recorded
def set_audience(
    thing: Thing,
    *,
    audience: Audience,
    face: str,
    by: Reader,
    marking: str | None = None,
    basis: str | None = None,
    stub_title: str = "",
    stub_reason: str = "",
    knowing: bool = False,
) -> None:
    """Have a reader who grants audiences set who a thing is for.

    `knowing`: they were told that they shut themselves out, and mean it. A stub's title is a field of its own: where
    the thing becomes a stub, it is shown with this one.
    """
    thing.refresh_from_db(from_queryset=Thing.objects.select_for_update(no_key=True, of=("self",)))
    rules.check_reader_can_set_audience(by, thing, audience, face=face, knowing=knowing)
    if marking is not None or basis is not None:
        thing.marking = thing.marking if marking is None else marking
        thing.basis = thing.basis if basis is None else basis
        thing.save(update_fields=["marking", "basis"])
    narrow_or_set(thing, audience=audience, face=face, by=by)
    stand = stand_of(thing.kind, thing.id)
    if face == STUB and stand is not None and stub_title:
        show_face(
            thing, by=by, position=stand.position, number=stand.number, title=stub_title, reason=stub_reason,
            outcome=_outcome(thing),
        )  # fmt: skip


def _outcome(thing: Thing) -> str:
    return Face.objects.filter(thing=thing).values_list("outcome", flat=True).first() or ""


@recorded
def narrow_or_set(thing: Thing, *, audience: Audience, face: str, by: Reader | None) -> None:
    """Set a thing's audience and face, and work out anew the locks of all that sits in it.

    Whether a wider audience is lawful is `access.rules`' to decide before this is called.
    """
    thing.audience, thing.face = audience, face
    thing.save(update_fields=["audience", "face"])
    if face == HIDDEN:
        Face.objects.filter(thing=thing).delete()
    relock(thing)
    note("set audience", by=by.account if by else None, thing=thing.id)


@recorded
def rehome(thing: Thing, *, home: Thing | None, audience: Audience, by: Reader | None) -> None:
    """Move a thing into another home, or out into the open, and work out its locks anew.

    Releases alone come out into the open; a paper is handed in to an agenda's item, for no more readers than before.
    """
    if home is not None:
        held(home)
    thing.home, thing.audience = home, audience
    thing.save(update_fields=["home", "audience"])
    relock(thing)
    note("move", by=by.account if by else None, thing=thing.id)
