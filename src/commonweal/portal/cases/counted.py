"""What this room gives to the quarter's depersonalised data set: cases that were opened and closed, nobody in them."""

import datetime as dt
from collections.abc import Iterator

from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.models import Case
from commonweal.portal.disclosures.counting import Counted, counted_by


def join() -> None:
    """Tell the room of disclosures."""
    counted_by("cases opened", "Cases opened", lambda first, last: _counted("opened_on", first, last))
    counted_by("cases closed", "Cases closed", lambda first, last: _counted("closed_on", first, last))


def _counted(field: str, first: dt.date, last: dt.date) -> Iterator[Counted]:
    known = kinds().kinds
    rows = Case.objects.filter(**{f"{field}__gte": first, f"{field}__lte": last})
    for kind, on, agency in rows.values_list("kind", field, "lead__short_name"):
        yield Counted(known[kind].name if kind in known else "another kind", f"{on:%Y-%m}", agency=agency)
