"""Telling those who lead a case review what is due, in words that name nobody."""

import datetime as dt

from django.urls import reverse

from commonweal.portal.access.models import Seat
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.reviews.due import due_of
from commonweal.portal.cases.reviews.models import CLOSED, WITHDRAWN, Review
from commonweal.portal.notices.verbs import notices

AHEAD = dt.timedelta(days=2)


def remind() -> None:
    """Tell every lead, once before the day and once after."""
    for row in Review.objects.exclude(state__in=(CLOSED, WITHDRAWN)).order_by("pk"):
        due = due_of(row)
        if due is None or due.on > today() + AHEAD:
            continue
        late = due.on < today()
        seats = Seat.objects.filter(living(), audience=row.group_id, lead=True, glass=False)
        for seat in seats.select_related("person").order_by("pk"):
            notices.tell(
                seat.person, kind="case review", words=_words(late=late), due_on=due.on, about=row.pk,
                address=reverse("cases:asb-review", args=[row.pk]),
                once=f"case-review:{row.pk}:{due.key}:{due.on}:{late}",  # an appeal brings the same step a second time
            )  # fmt: skip


def _words(*, late: bool) -> str:
    return (
        "Late: a step of a case review that you lead." if late else "Soon due: a step of a case review that you lead."
    )
