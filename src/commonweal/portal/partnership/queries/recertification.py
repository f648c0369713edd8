"""Memberships that somebody has to confirm: each is asked about every quarter.

Confirmed for 90 days; then 30 days of grace, in which its holder still works and is told; then it lapses.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from commonweal.portal.audit.clock import today
from commonweal.portal.partnership.doers import Doer
from commonweal.portal.partnership.models import Membership, Person
from commonweal.portal.partnership.queries.memberships import living
from commonweal.portal.partnership.rules import LEAD, reader_can_manage_people

HOLDS, GRACE = dt.timedelta(days=90), dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Due:
    """A membership to confirm, and the day on which it lapses if nobody does."""

    id: UUID
    person: str
    person_id: UUID
    agency: str
    body: str
    role: str
    confirmed_on: dt.date
    lapses_on: dt.date


def unconfirmed(day: dt.date, holds: dt.timedelta) -> QuerySet[Membership]:
    """Living memberships last confirmed longer ago than this. Administrators' own are asked about like all others."""
    dated = living(day).annotate(confirmed=Coalesce("recertified_on", "since"))
    return dated.filter(confirmed__lte=day - holds).order_by("confirmed", "id")


def due() -> QuerySet[Membership]:
    """What is to be confirmed now."""
    return unconfirmed(today(), HOLDS)


def overdue() -> QuerySet[Membership]:
    """What lapses now."""
    return unconfirmed(today(), HOLDS + GRACE)


def due_for(reader: Doer) -> tuple[Due, ...]:
    """What this person may confirm: their agency's as its lead; the rest, as administrator."""
    led = set(living().filter(person=reader.person, duty=LEAD).exclude(agency=None).values_list("agency", flat=True))
    found = due().exclude(person=reader.person).select_related("person", "agency", "body")
    if reader_can_manage_people(reader):
        with_lead = living().filter(duty=LEAD).exclude(agency=None)
        leads = {(one.agency_id, one.person_id) for one in with_lead}
        return _views([m for m in found if not any(a == m.agency_id and p != m.person_id for a, p in leads)])
    return _views([m for m in found if m.agency_id in led and reader.may("P", "account", lead=True)])


def leads_of(agencies: set[UUID]) -> QuerySet[Person]:
    """People who lead one of these agencies today."""
    leading = living().filter(agency__in=agencies, duty=LEAD)
    return Person.objects.filter(id__in=leading.values("person")).order_by("id")


def confirms_any(reader: Doer) -> bool:
    """Whether this person is ever asked to confirm: agency leads and administrators are."""
    return reader_can_manage_people(reader) or living().filter(person=reader.person, duty=LEAD).exists()


def _views(rows: list[Membership]) -> tuple[Due, ...]:
    return tuple(
        Due(
            id=row.id,
            person=row.person.name,
            person_id=row.person_id,
            agency=row.agency.name if row.agency else "",
            body=row.body.name if row.body else "",
            role=row.role,
            confirmed_on=row.recertified_on or row.since,
            lapses_on=(row.recertified_on or row.since) + HOLDS + GRACE,
        )
        for row in rows
    )
