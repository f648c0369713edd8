"""Telling people of actions that are theirs: before the day, and once when it has passed."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from commonweal.portal.access.reader import reader_of
from commonweal.portal.audit.clock import today
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account
from commonweal.portal.tasks import queries
from commonweal.portal.tasks.queries import ActionLine

AHEAD = dt.timedelta(days=7)


def remind() -> None:
    """Tell everyone, once for each date, of their own and their agency's actions that are nearly due or late."""
    accounts = Account.objects.filter(is_active=True).select_related("person").order_by("pk")
    for account in accounts:
        reader = reader_of(account)
        if not reader.held:
            continue
        for line, words in _worth_telling(queries.mine(reader)):
            notices.tell(
                account.person,
                kind="action",
                words=words,
                address=reverse("tasks:action", args=[line.id]),
                about=line.id,
                due_on=line.due_on,
                once=f"action:{line.id}:{line.due_on}:{words[:9]}",
            )


def _worth_telling(lines: tuple[ActionLine, ...]) -> Iterator[tuple[ActionLine, str]]:
    for line in lines:
        if line.lateness:
            yield line, "Late: an action of yours or your agency was due. Close it, or say how far it is."
        elif line.due_on and line.due_on <= today() + AHEAD:
            yield line, "Soon due: an action of yours or your agency."
