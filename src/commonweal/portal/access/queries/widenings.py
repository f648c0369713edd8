"""Originators' consent: what was asked, what holds, and whom to ask again."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from commonweal.portal.access.kinds import row_of
from commonweal.portal.access.models import Thing, Widening
from commonweal.portal.access.places import place_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.widenings import answerable


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A thing whose originator is to be asked again."""

    thing: UUID
    kind: str
    originator: str
    review_on: dt.date
    address: str


@dataclass(frozen=True, slots=True)
class WideningView:
    """A consent as its page shows it."""

    id: UUID
    thing: UUID
    originator: str
    audience: str
    consent: str
    state: str  # waiting, approved, refused
    words: str
    asked_at: dt.datetime


def widenings(reader: Reader, thing: Thing) -> tuple[WideningView, ...]:
    """The consents recorded for a thing, newest first."""
    return tuple(view(row) for row in _rows(reader).filter(thing=thing).order_by("-asked_at", "id"))


def waiting(reader: Reader) -> tuple[WideningView, ...]:
    """Consents that wait for this reader's answer, longest waiting first."""
    rows = _rows(reader).filter(approved_at=None, refused_at=None).order_by("asked_at", "id")
    return tuple(view(row) for row in answerable(reader, rows))


def row(reader: Reader, found: UUID) -> Widening:
    """One consent of a thing that a reader may read, for the verbs; or 404."""
    widening = _rows(reader).filter(id=found).first()
    if widening is None:
        raise Http404
    return widening


def _rows(reader: Reader) -> QuerySet[Widening]:
    return Widening.objects.filter(lock__in=sorted(reader.locks)).select_related("audience", "thing__originator")


def reviews_due(reader: Reader, day: dt.date) -> tuple[ReviewDue, ...]:
    """What this reader may read and grant whose originator is to be asked again by a day, longest due first."""
    rows = Thing.objects.filter(lock__in=sorted(reader.locks), originator__isnull=False, review_on__lte=day)
    return tuple(
        ReviewDue(
            thing.id,
            thing.kind,
            thing.originator.name if thing.originator else "",
            thing.review_on or day,
            place_of(thing.kind, thing.id),
        )
        for thing in rows.select_related("originator").order_by("review_on", "id")
        if reader.may("G", row_of(thing.kind))
    )


def view(row: Widening) -> WideningView:
    """A consent's row as pages are given it."""
    state = "approved" if row.approved_at else "refused" if row.refused_at else "waiting"
    owner = row.thing.originator.name if row.thing.originator else ""
    return WideningView(
        row.id, row.thing_id, owner, row.audience.kind, row.consent, state, row.refused_words, row.asked_at
    )
