"""Telling those who work on a case that its review is due, or that nobody leads it any more, and nothing of it."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet

from commonweal.portal.access.models import Seat
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.clock import today
from commonweal.portal.cases import lead_rules, rules
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.officers import of_today
from commonweal.portal.notices.verbs import notices

AHEAD = dt.timedelta(days=3)
BACK = dt.timedelta(days=31)  # what was due longer ago was told then
SOON, LATE = "Soon due: the review of a case that you lead.", "Late: the review of a case that you lead."
NOBODY_LEADS = "Nobody leads a case that you work on any more. Who works on it says who may ask to."


def remind() -> None:
    """Once a day. Each is told once."""
    _reviews()
    _without_lead()


def _reviews() -> None:
    """Its lead, once before the day and once after."""
    due = Case.objects.filter(closed_on=None, next_review_on__range=(today() - BACK, today() + AHEAD))
    cases = {case.group_id: case for case in due.order_by("pk")}
    for seat in _lead_seats(due):
        case = cases[seat.audience_id]
        late = case.next_review_on is not None and case.next_review_on < today()
        notices.tell(
            seat.person, kind="case", words=LATE if late else SOON, address=rules.address_of(case.pk), about=case.pk,
            due_on=case.next_review_on, once=f"case review due:{case.pk}:{case.next_review_on}:{late}",
        )  # fmt: skip


def _without_lead() -> None:
    """Everyone who still works on a case whose lead lost their place."""
    officers = set(of_today().values_list("person", "agency"))
    opened = Case.objects.filter(closed_on=None)
    lost = {seat.audience_id for seat in _lead_seats(opened) if (seat.person_id, seat.agency_id) not in officers}
    for case in Case.objects.filter(group__in=lost).order_by("pk"):
        seats = lead_rules.working(case)
        for seat in () if any(one.lead for one in seats) else seats:
            notices.tell(
                seat.person, kind="case", words=NOBODY_LEADS, address=rules.address_of(case.pk), about=case.pk,
                once=f"case without lead:{case.pk}:{seat.pk}",
            )  # fmt: skip


def _lead_seats(cases: QuerySet[Case]) -> Iterator[Seat]:
    rows = Seat.objects.filter(living(), audience__in=cases.values("group"), lead=True, glass=False)
    return rows.select_related("person").order_by("pk").iterator()
