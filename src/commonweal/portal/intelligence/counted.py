"""What this room gives to the quarter's depersonalised data set: how many reports were sent, by agency and month."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from commonweal.portal.disclosures.counting import Counted, counted_by
from commonweal.portal.intelligence.models.report import Report
from commonweal.portal.intelligence.statistics import groups_of

WORDS = "Reports sent to the intelligence unit"


def join() -> None:
    """Tell the room of disclosures."""
    counted_by("intelligence reports", WORDS, sent, told=told)


def sent(first: dt.date, last: dt.date) -> Iterator[Counted]:
    """Those of a quarter."""
    rows = Report.objects.filter(sent_at__date__gte=first, sent_at__date__lte=last)
    for at, agency in rows.values_list("sent_at__date", "agency__short_name"):
        yield Counted("report", f"{at:%Y-%m}", agency=agency)


def told(counts: Iterable[Counted]) -> list[frozenset[str]]:
    """Agencies of which the quarter's own paper of these reports tells the sum."""
    sizes: Counter[str] = Counter()
    for one in counts:
        sizes[one.agency] += one.count
    return [agencies for _, agencies in groups_of(sizes)]
