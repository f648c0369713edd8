"""Making a thing, and changing who it is for. The only place where locks are worked out."""

from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps

from commonweal.portal.access.models import HIDDEN, STUB, Audience, Face, Kept, Lock, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs.audiences import lock_of
from commonweal.portal.audit.clock import new_id, now
from commonweal.portal.audit.recording import note, recorded

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
    **fields: Any,
) -> K:
    """Keep something new in its home, for an audience. It is never more visible than its home."""
    lock = lock_of(audience, home.lock if home else None)
    doer = by.account if by else None
    label = model._meta.label_lower
    thing = Thing.objects.create(
        id=thing_id or new_id(), kind=label, home=home, audience=audience, lock=lock, face=face, made_at=now(),
        made_by=doer,
    )  # fmt: skip
    made = model._default_manager.create(thing=thing, lock=lock, **fields)
    note(f"make {label}", by=doer, thing=thing.id)
    return made


@recorded
def show_face(
    thing: Thing, *, by: Reader | None, position: int, number: str, title: str, reason: str = "", outcome: str = ""
) -> Face:
    """Set what those outside a stubbed thing see; it stands under its home's lock."""
    if thing.face != STUB or thing.home is None:
        raise ValueError("only a stubbed thing with a home has a face to show")
    face, _ = Face.objects.update_or_create(
        thing=thing,
        defaults={
            "lock": thing.home.lock,
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
def narrow_or_set(thing: Thing, *, audience: Audience, face: str, by: Reader | None) -> None:
    """Set a thing's audience and face, and work out anew the locks of all that sits in it.

    Whether a wider audience is lawful is `access.rules`' to decide before this is called.
    """
    thing.audience, thing.face = audience, face
    thing.save(update_fields=["audience", "face"])
    if face == HIDDEN:
        Face.objects.filter(thing=thing).delete()
    _relock(thing, thing.home.lock if thing.home else None)
    note("set audience", by=by.account if by else None, thing=thing.id)


def _relock(thing: Thing, home: Lock | None) -> None:
    lock = lock_of(thing.audience, home)
    Thing.objects.filter(pk=thing.pk).update(lock=lock)
    thing.lock = lock
    _model_of(thing)._default_manager.filter(pk=thing.pk).update(lock=lock)
    Face.objects.filter(home=thing).update(lock=lock)
    for inner in Thing.objects.filter(home=thing).select_related("audience"):
        _relock(inner, lock)


def _model_of(thing: Thing) -> type[Kept]:
    model = apps.get_model(thing.kind)
    if not issubclass(model, Kept):
        raise TypeError(f"{thing.kind} is not kept under a lock")
    return model
