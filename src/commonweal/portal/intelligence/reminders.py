"""Drafts that are left alone: their writer is told two days before, then they are thrown away whole.

And reports that are past the agreed time: the unit is told.
"""

import datetime as dt

from commonweal.portal.audit.clock import now
from commonweal.portal.intelligence import telling
from commonweal.portal.intelligence.models import DRAFT, RECEIVED, SENT, Report
from commonweal.portal.intelligence.queries.desk import desk
from commonweal.portal.intelligence.queries.inbox import due_at
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


def tell_of_late() -> None:
    """Every hour: the unit is told once of each report that is past the agreed time to its receipt, or its outcome."""
    agreed, moment = desk(), now()
    open_ones = Report.objects.filter(state__in=(SENT, RECEIVED)).select_related("thing")
    for report in open_ones.order_by("sent_at", "pk"):
        due = due_at(report, agreed)
        if due is not None and due < moment:
            telling.tell_unit_of_late(report)
