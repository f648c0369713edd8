"""Memberships as pages show them."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from commonweal.portal.audit.clock import today
from commonweal.portal.partnership.models import Membership


@dataclass(frozen=True, slots=True)
class MembershipView:
    """One membership, with its names."""

    id: UUID
    person: str
    agency: str
    body: str
    role: str
    duty: str
    seat: str
    since: dt.date
    until: dt.date | None
    recertified_on: dt.date | None
    living: bool


def living(day: dt.date | None = None) -> QuerySet[Membership]:
    """Memberships that hold on a day."""
    day = day or today()
    return Membership.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def living_of(person: UUID | None) -> tuple[MembershipView, ...]:
    """What a person holds today."""
    if person is None:
        return ()
    return views(living().filter(person=person))


def views(memberships: QuerySet[Membership]) -> tuple[MembershipView, ...]:
    """Rows as pages show them, in one query."""
    day = today()
    rows = memberships.select_related("person", "agency", "body").order_by("-since", "role", "id")
    return tuple(
        MembershipView(
            id=row.id,
            person=row.person.name,
            agency=row.agency.name if row.agency else "",
            body=row.body.name if row.body else "",
            role=row.role,
            duty=row.duty,
            seat=row.seat,
            since=row.since,
            until=row.until,
            recertified_on=row.recertified_on,
            living=row.since <= day and (row.until is None or row.until >= day),
        )
        for row in rows
    )
