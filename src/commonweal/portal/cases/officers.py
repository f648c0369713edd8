"""Officers of the partner agencies today: whom a case, a review or a meeting can be opened to, or sealed from."""

from uuid import UUID

from django.db.models import QuerySet

from commonweal.portal.access.models import Seat
from commonweal.portal.access.reach import living as living_memberships
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.cases.models import Case
from commonweal.portal.partnership.models import Membership


def of_today() -> QuerySet[Membership]:
    """Their places: of an agency, held today, by somebody who can sign in."""
    return Membership.objects.filter(
        living_memberships(), role="partner officer", agency__isnull=False, person__account__is_active=True
    )


def in_words(rows: QuerySet[Membership]) -> list[tuple[str, str]]:
    """These places to choose from: a place's id, and `name, agency`."""
    ordered = rows.select_related("person", "agency").order_by("agency__name", "person__name", "pk")
    return [(str(row.pk), f"{row.person.name}, {row.agency.name}") for row in ordered if row.agency]


def officers(case: Case) -> list[tuple[str, str]]:
    """Those who have no seat in a case yet: `person:agency`, and `agency: name`."""
    sits = set(Seat.objects.filter(living(), audience=case.group_id, glass=False).values_list("person_id", "agency_id"))
    found = {
        f"{row.person_id}:{row.agency_id}": f"{row.agency.name}: {row.person.name}"
        for row in of_today().select_related("person", "agency").order_by("agency__name", "person__name", "pk")
        if row.agency is not None and (row.person_id, row.agency_id) not in sits
    }
    return list(found.items())


def people(*, but: UUID | None) -> list[tuple[str, str]]:
    """Everyone with an account, whatever they hold: who moves to another post is sealed off there too."""
    rows = Membership.objects.filter(living_memberships(), person__account__is_active=True).select_related(
        "person__agency"
    )
    found = {
        str(row.person_id): f"{row.person.name}, {row.person.agency.name}" if row.person.agency else row.person.name
        for row in rows.order_by("person__name", "pk")
        if row.person_id != but
    }
    return list(found.items())
