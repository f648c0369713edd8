"""Telling an agency, once each, that a figure of its indicator is late, and that a paragraph is due or late."""

import datetime as dt

from django.urls import reverse

from commonweal.analysis.indicators.age import next_due
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.audit.clock import today
from commonweal.portal.indicators import rules
from commonweal.portal.indicators.held import by_indicator, newest, recorded
from commonweal.portal.indicators.models import OPEN, OWED, Edition, Indicator, Paragraph
from commonweal.portal.indicators.verbs import paragraphs
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account
from commonweal.records.indicator import OWN

AHEAD = dt.timedelta(days=3)
LATE_FIGURE = "Late: a figure of an indicator that your agency keeps was due."


def remind_of_figures() -> None:
    """Tell those of its agency who may enter it, once for each figure that is late."""
    late = [(row, due) for row, due in _due() if due < today()]
    for account in Account.objects.filter(is_active=True).select_related("person").order_by("pk") if late else ():
        reader = reader_of(account)
        for row, due in late:
            if _enters(reader, row):
                notices.tell(
                    account.person, kind="figure", words=LATE_FIGURE, about=row.pk, due_on=due,
                    address=reverse("indicators:indicator", args=[row.pk]), once=f"figure:{row.pk}:{due}",
                )  # fmt: skip


def remind_of_paragraphs() -> None:
    """Tell the agency three days before a paragraph is due, and once it is late."""
    owed = Paragraph.objects.filter(state=OWED, call__state=OPEN, call__due_on__lte=today() + AHEAD)
    for row in owed.select_related("call", "agency").order_by("call__due_on", "pk"):
        stage = "late" if row.call.due_on < today() else "soon"
        words = "is late" if stage == "late" else "is due soon"
        paragraphs.tell(
            row, f"A paragraph that your agency owes {words}.", once=f"paragraph:{row.pk}:{row.call.due_on}:{stage}"
        )


def _due() -> list[tuple[Indicator, dt.date]]:
    """Every indicator with a rhythm, and the day by which its next figure is due."""
    rows = list(Indicator.objects.filter(ended_on=None).exclude(rhythm="").select_related("thing__lock", "agency"))
    editions = by_indicator(Edition.objects.filter(indicator__in=rows))
    found = []
    for row in sorted(rows, key=lambda row: str(row.pk)):
        periods = [r.period for r in newest(row, editions.get(row.pk, [])) if r.area == OWN]
        due = next_due(recorded(row), max(periods, key=lambda p: p.end)) if periods else None
        found += [(row, due)] if due else []
    return found


def _enters(reader: Reader, row: Indicator) -> bool:
    own = row.agency_id in reader.agencies
    return own and opens(reader, row.thing) and rules.reader_can_enter(reader, row)
