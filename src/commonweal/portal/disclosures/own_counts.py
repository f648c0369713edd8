"""What this room gives to the quarter's data set: shares and refusals, by the agency that was asked."""

import datetime as dt
from collections.abc import Iterator

from commonweal.portal.disclosures.counting import Counted
from commonweal.portal.disclosures.models import DECISIONS, Entry


def shares(first: dt.date, last: dt.date) -> Iterator[Counted]:
    """Those of a quarter."""
    rows = Entry.objects.filter(shared_at__date__gte=first, shared_at__date__lte=last)
    for decision, at, agency in rows.values_list("decision", "shared_at__date", "from_agency__short_name"):
        yield Counted(DECISIONS[decision], f"{at:%Y-%m}", agency=agency)
