"""What this room gives to the quarter's depersonalised data set: how many reports were sent, by agency and month."""

import datetime as dt
from collections.abc import Iterator

from commonweal.portal.disclosures.counting import Counted, counted_by
from commonweal.portal.intelligence.models.report import Report


def join() -> None:
    """Tell the room of disclosures."""
    counted_by("intelligence reports", "Reports sent to the intelligence unit", sent)


def sent(first: dt.date, last: dt.date) -> Iterator[Counted]:
    """Those of a quarter."""
    rows = Report.objects.filter(sent_at__date__gte=first, sent_at__date__lte=last)
    for at, agency in rows.values_list("sent_at__date", "agency__short_name"):
        yield Counted("report", f"{at:%Y-%m}", agency=agency)
