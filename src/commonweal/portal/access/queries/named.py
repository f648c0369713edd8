"""Agencies and people to choose from when something is for some of them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from commonweal.portal.access.reach import living
from commonweal.portal.partnership.models import Agency, Membership, Person


def agency_choices(chosen: Iterable[UUID] = ()) -> list[tuple[str, str]]:
    """Agencies with a living membership, and those already chosen, by name."""
    living_there = Membership.objects.filter(living()).values("agency")
    rows = Agency.objects.filter(Q(id__in=living_there) | Q(id__in=list(chosen))).order_by("name", "id")
    return [(str(agency.id), agency.name) for agency in rows]


def person_choices(chosen: Iterable[UUID] = ()) -> list[tuple[str, str]]:
    """People who sit somewhere today, and those already chosen: `name, agency`."""
    sitting = Membership.objects.filter(living()).values("person")
    rows = Person.objects.filter(Q(id__in=sitting) | Q(id__in=list(chosen))).select_related("agency")
    return [
        (str(person.id), f"{person.name}, {person.agency.name}" if person.agency else person.name)
        for person in rows.order_by("name", "id")
    ]
