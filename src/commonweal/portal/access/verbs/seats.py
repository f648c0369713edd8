"""Seats in a group: given and taken by its lead, broken into for four hours, and sealed from somebody."""

import datetime as dt
from uuid import UUID

from django.db.models import Q

from commonweal.portal.access.models import Audience, SealedFrom, Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SealedFromThem
from commonweal.portal.access.walls import passages
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership.models import Agency, Person

GLASS_LASTS = dt.timedelta(hours=4)  # ACCESS.md, rule 6


def living() -> Q:
    """Seats that open something at this moment."""
    return Q(until=None) | Q(until__gt=now())


@recorded
def give(
    thing: UUID, group: Audience, *, person: Person, agency: Agency, by: Reader | None, lead: bool = False
) -> Seat:
    """Seat somebody for an agency in the group that a thing is for. Whether the doer may is the room's to ask."""
    if passages.sealed_from(group.pk, person.pk):
        raise SealedFromThem(
            f"This is sealed from {person.name}.", "Whoever leads it can unseal it first, and must say why."
        )
    found = Seat.objects.filter(audience=group, person=person, agency=agency, until=None, glass=False).first()
    if found is not None and found.lead == lead:
        return found
    if found is not None:
        found.until = now()
        found.save(update_fields=["until"])
    seat = Seat.objects.create(audience=group, person=person, agency=agency, lead=lead, since=now())
    note("seat", by=by.account if by else None, thing=thing)
    return seat


@recorded
def take(thing: UUID, seat: Seat, *, by: Reader | None) -> None:
    """End a seat now."""
    seat.until = now()
    seat.save(update_fields=["until"])
    note("unseat", by=by.account if by else None, thing=thing)


@recorded
def break_glass(thing: UUID, group: Audience, *, agency: Agency, reason: str, by: Reader) -> Seat:
    """Let a reader read for four hours, nothing more, and enter why. Sealed stays sealed."""
    if by.person is None or passages.sealed_from(group.pk, by.person):
        raise SealedFromThem(
            "There is nothing here that you can open.", "Ask the duty officer of the agency concerned."
        )
    seat = Seat.objects.create(
        audience=group, person_id=by.person, agency=agency, glass=True, since=now(), until=now() + GLASS_LASTS
    )
    note("break glass", by=by.account, thing=thing, words=reason)
    return seat


@recorded
def seal_from(thing: UUID, group: Audience, *, person: Person, by: Reader) -> None:
    """Seal a group's things from somebody: whatever seat they have ends, and they get none."""
    if not SealedFrom.objects.filter(audience=group, person=person).exists():
        SealedFrom.objects.create(audience=group, person=person, sealed_at=now(), sealed_by=by.account)
    Seat.objects.filter(living(), audience=group, person=person).update(until=now())
    note("seal from", by=by.account, thing=thing)


@recorded
def unseal(thing: UUID, group: Audience, *, person: Person, by: Reader) -> None:
    """Take a seal away: from now on they may be given a seat."""
    SealedFrom.objects.filter(audience=group, person=person).delete()
    note("unseal", by=by.account, thing=thing)
