"""May this reader set who a thing is for? Straight away it only gets narrower; wider is a release."""

from commonweal.portal.access.homes import body_of, inside, originator_of
from commonweal.portal.access.kinds import is_derived, row_of
from commonweal.portal.access.models import STUB, Audience, Thing
from commonweal.portal.access.opening import opens, satisfies
from commonweal.portal.access.reach import Reach, reach_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, OnlyNarrower, OwnedElsewhere, ShutsOutSetter
from commonweal.portal.access.rules import allowed


def check_reader_can_grant(reader: Reader, thing: Thing) -> None:
    """Whoever opens a thing's lock and holds "G" in its body sets who it is for."""
    if not opens(reader, thing) or not reader.may("G", row_of(thing.kind), body=body_of(thing)):
        raise NotAllowed("You cannot set who this is for.", "Ask the clerk of the body it belongs to.")


def reader_can_grant(reader: Reader, thing: Thing) -> bool:
    """Whether `check_reader_can_grant` lets pass."""
    return allowed(check_reader_can_grant, reader, thing)


def check_reader_can_set_audience(
    reader: Reader, thing: Thing, audience: Audience, *, face: str, knowing: bool = False
) -> None:
    """Narrower: whoever may grant. Wider: only their own, before it went out and before anyone put something in it."""
    check_reader_can_grant(reader, thing)
    wanted = reach_of(audience)
    if is_wider(thing, wanted, face):
        _check_may_widen(reader, thing)
    if not knowing and not satisfies(reader, wanted):
        raise ShutsOutSetter(
            "You would not be able to read this yourself any more.",
            "Add yourself or your agency, or confirm that this is what you mean.",
        )


def reader_can_set_audience(reader: Reader, thing: Thing, audience: Audience, *, face: str) -> bool:
    """Whether `check_reader_can_set_audience` lets pass."""
    return allowed(check_reader_can_set_audience, reader, thing, audience, face=face, knowing=True)


def is_wider(thing: Thing, wanted: Reach, face: str) -> bool:
    """Whether anyone could read it who cannot now, or hear of it who does not now."""
    shown = face == STUB and thing.face != STUB and wanted.kind != "public"
    return shown or not reach_of(thing.audience).covers(wanted)


def _check_may_widen(reader: Reader, thing: Thing) -> None:
    owner = originator_of(thing)
    if owner is not None:
        raise OwnedElsewhere(
            f"This belongs to {owner.name}: it is not ours to make wider.",
            "Record their consent, have it approved by a second person, and release a copy.",
        )
    if is_derived(thing.kind) or (thing.home is not None and is_derived(thing.home.kind)):
        raise OnlyNarrower(
            "This was made from other things for those who may read them, so it can only be made narrower.",
            "To show it to more people, make it anew for them, or have a second person approve a release.",
        )
    if thing.settled_at is not None:
        raise OnlyNarrower(
            "This has already gone out, so it can only be made narrower.",
            "To show it to more people, release a copy that a second person approves.",
        )
    if thing.made_by != reader.account or any(inner.made_by != reader.account for inner in inside(reader, thing)):
        raise OnlyNarrower(
            "Others have worked on this, counting on who it was for, so it can only be made narrower.",
            "To show it to more people, release a copy that a second person approves.",
        )
