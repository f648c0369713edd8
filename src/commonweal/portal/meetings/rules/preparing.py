"""Who prepares a body's meetings, and who therefore sees drafts."""

from uuid import UUID

from django.db.models import Q

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed
from commonweal.portal.access.rules import allowed
from commonweal.portal.access.table import Act, allows

ROW = "item, minute"


def check_reader_can_prepare(reader: Reader, body: UUID) -> None:
    """The clerk of a body prepares its meetings."""
    if not reader.may("W", ROW, body=body):
        raise NotAllowed("Only the clerk of this body prepares its meetings.", "Ask the clerk to do it.")


def reader_can_prepare(reader: Reader, body: UUID) -> bool:
    """Whether `check_reader_can_prepare` lets pass."""
    return allowed(check_reader_can_prepare, reader, body)


def sees_drafts(reader: Reader) -> Q:
    """Which items a reader sees before they are out: those of bodies they prepare or chair, and their own."""
    drafting = [held for held in reader.held if _holds(held.role, "W") or _holds(held.role, "P")]
    own = Q(author=reader.person) if reader.person else Q(pk__in=())
    if any(held.body is None for held in drafting):
        return Q(pk__isnull=False)
    bodies = {held.body for held in drafting if held.body}
    return own | Q(agency__in=sorted(reader.agencies)) | Q(meeting__body__in=sorted(bodies))


def _holds(role: str, act: Act) -> bool:
    return allows(ROW, role, act) == ""
