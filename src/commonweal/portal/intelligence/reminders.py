"""Drafts that are left alone: their writer is told two days before, then they are thrown away whole."""

import datetime as dt

from commonweal.portal.audit.clock import now
from commonweal.portal.intelligence import telling
from commonweal.portal.intelligence.models import DRAFT, Report
from commonweal.portal.intelligence.queries.desk import desk
from commonweal.portal.intelligence.verbs import drafts

AHEAD = dt.timedelta(days=2)


def look_after_drafts() -> None:
    """Once a day."""
    last = now() - dt.timedelta(days=desk().draft_days)
    left = Report.objects.filter(state=DRAFT, saved_at__lt=last + AHEAD).select_related("thing")
    for report in left.order_by("saved_at", "pk"):
        if report.saved_at < last:
            drafts.throw_away(report, by=None)
        else:
            telling.warn_writer(report)
