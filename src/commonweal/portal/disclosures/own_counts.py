"""What this room gives to the quarter's data set: shares and refusals, by the agency that was asked.

A report to the intelligence unit is recorded as a share, too, and counted there. It is not counted here again: the
shares of an agency are at least its reports, and a hidden number of reports would follow from the two.
"""

import datetime as dt
from collections.abc import Iterator

from commonweal.portal.disclosures.counting import Counted
from commonweal.portal.disclosures.models import DECISIONS, About, Entry

REPORT = "intelligence.report"  # the kind of thing, of a room above


def shares(first: dt.date, last: dt.date) -> Iterator[Counted]:
    """Those of a quarter."""
    reports = About.objects.filter(of__kind=REPORT).values("disclosure")
    rows = Entry.objects.filter(shared_at__date__gte=first, shared_at__date__lte=last).exclude(disclosure__in=reports)
    for decision, at, agency in rows.values_list("decision", "shared_at__date", "from_agency__short_name"):
        yield Counted(DECISIONS[decision], f"{at:%Y-%m}", agency=agency)
