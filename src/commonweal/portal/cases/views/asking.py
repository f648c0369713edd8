"""What the room's own pages share."""

from uuid import UUID

from django.http import Http404, HttpRequest

from commonweal.portal.access.models import Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.cases import rules
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.pages import asked, back_to, own_agencies, partner
from commonweal.portal.cases.queries import pages

__all__ = ["asked", "back_to", "member_choices", "own_agencies", "partner", "to_lead", "to_write"]


def to_write(request: HttpRequest, id: UUID) -> tuple[Reader, Case]:
    """A case in which one may write; the same 404 for everyone else."""
    reader = partner(request)
    case = pages.row(reader, id)
    if not rules.reader_can_write(reader, case):
        raise Http404
    return reader, case


def to_lead(request: HttpRequest, id: UUID) -> tuple[Reader, Case]:
    """A case that one leads; the same 404 for everyone else."""
    reader = partner(request)
    case = pages.row(reader, id)
    if not rules.reader_can_lead(reader, case):
        raise Http404
    return reader, case


def member_choices(case: Case, *, but: UUID | None = None, seats: bool = False) -> list[tuple[str, str]]:
    """Members to choose from, by their seat or their person. `but`: somebody who is left out."""
    rows = Seat.objects.filter(living(), audience=case.group_id, glass=False).select_related("person", "agency")
    found = {
        str(row.pk if seats else row.person_id): f"{row.person.name}, {row.agency.short_name}"
        for row in rows.order_by("person__name", "pk")
        if row.person_id != but
    }
    return list(found.items())
