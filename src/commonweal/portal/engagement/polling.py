"""The daily poll of every endpoint that the workspace names. How each went is kept in words, and nothing else of it."""

import datetime as dt

from django.conf import settings

from commonweal.errors import CommonwealError
from commonweal.ingest.open311 import poll, words_of
from commonweal.portal.audit.clock import now
from commonweal.portal.engagement import endpoints
from commonweal.portal.engagement.models import Poll
from commonweal.sources.open311 import Endpoint

KEPT = dt.timedelta(days=400)


def poll_all() -> None:
    """One endpoint after the other: that one does not answer keeps no other from being asked."""
    for name, endpoint in endpoints.read().items():
        _poll(name, endpoint)
    Poll.objects.filter(begun_at__lt=now() - KEPT).delete()


def _poll(name: str, endpoint: Endpoint | CommonwealError) -> None:
    row = Poll.objects.create(name=name, begun_at=now())
    try:
        if isinstance(endpoint, CommonwealError):
            raise endpoint
        answer = poll(settings.WORKSPACE, endpoint)
        row.months, row.reports = len(answer.months), answer.reports
    except CommonwealError as failed:
        row.fault = words_of(failed)
    row.ended_at = now()
    row.save(update_fields=["months", "reports", "fault", "ended_at"])
