"""What is shown of minutes: a row's lock says whom its item is for, the minutes' state says when."""

from typing import TypeVar

from django.db.models import Q, QuerySet

from commonweal.portal.access.models import Kept
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Attendance, Decision, Declaration, Deferral, Minute, Minutes, Vote
from commonweal.portal.meetings.rules.minutes import sees_drafts
from commonweal.portal.meetings.rules.minuting import ROW
from commonweal.portal.partnership.models import Body

K = TypeVar("K", bound=Kept)

_TO_MEETING: dict[type[Kept], str] = {
    Attendance: "meeting",
    Declaration: "meeting",
    Minutes: "meeting",
    Minute: "item__meeting",
    Decision: "item__meeting",
    Vote: "item__meeting",
    Deferral: "item__meeting",
}


def shown(reader: Reader, model: type[K]) -> QuerySet[K]:
    """Rows of minutes that a reader may read AND that are out.

    Drafts are for the body's clerk and chair, circulated and approved minutes for whoever sits on a body, released
    ones for everyone.
    """
    to_meeting = _TO_MEETING[model]
    minutes = "" if model is Minutes else f"{to_meeting}__minutes__"
    out = Q(**{f"{minutes}release__approver__isnull": False, f"{minutes}release__withdrawn_at": None})
    if reader.reads_beyond_residents(ROW):
        out |= Q(**{f"{minutes}state__in": ("circulated", "approved")})
    bodies = {held.body for held in reader.held if sees_drafts(reader, held.body)}
    if None in bodies:
        return readable(reader, model)
    if bodies:
        out |= Q(**{f"{to_meeting}__body__in": Body.objects.filter(id__in=[body for body in bodies if body])})
    return readable(reader, model).filter(out)
