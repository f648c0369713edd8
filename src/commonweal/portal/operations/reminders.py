"""Telling the lead agency's officers that a review is due: two weeks before, and once when it is late."""

import datetime as dt

from django.urls import reverse

from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.audit.clock import today
from commonweal.portal.notices.verbs import notices
from commonweal.portal.operations import rules
from commonweal.portal.operations.models import ENDED, Review
from commonweal.portal.partnership.models import Account

AHEAD = dt.timedelta(days=14)


def remind() -> None:
    """Tell everyone who may hold a review of it, once before its day and once after."""
    due = Review.objects.filter(held_on=None, due_on__lte=today() + AHEAD).select_related(
        "operation__thing", "thing__lock"
    )
    rows = [row for row in due.order_by("due_on", "pk") if row.operation.state != ENDED]
    for account in Account.objects.filter(is_active=True).select_related("person").order_by("pk") if rows else ():
        reader = reader_of(account)
        for row in rows:
            if _holds(reader, row):
                late = row.due_on < today()
                notices.tell(
                    account.person, kind="review", words=_words(late=late),
                    address=reverse("operations:operation", args=[row.operation_id]), about=row.operation_id,
                    due_on=row.due_on, once=f"review:{row.pk}:{row.due_on}:{late}",
                )  # fmt: skip


def _holds(reader: Reader, row: Review) -> bool:
    led = row.operation.lead_id in reader.agencies
    return led and opens(reader, row.thing) and rules.reader_can_change(reader, row.operation)


def _words(*, late: bool) -> str:
    if late:
        return "Late: a review of an operation that your agency leads was due."
    return "Soon due: a review of an operation that your agency leads."
