"""What this room gives to the quarter's depersonalised data set: cases that were opened and closed, nobody in them."""

import datetime as dt
from collections.abc import Iterator

from commonweal.portal.cases.counts.hiding import ROUNDED_TO
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.models import Case
from commonweal.portal.disclosures.counting import Counted, counted_by


def join() -> None:
    """Tell the room of disclosures."""
    counted_by("cases opened", "Cases opened", opened, rounded_to=ROUNDED_TO)
    counted_by("cases closed", "Cases closed", closed, rounded_to=ROUNDED_TO)


def opened(first: dt.date, last: dt.date) -> Iterator[Counted]:
    """Cases that were opened in a quarter."""
    return _counted("opened_on", first, last)


def closed(first: dt.date, last: dt.date) -> Iterator[Counted]:
    """Cases that were closed in a quarter, and stand closed."""
    return _counted("closed_on", first, last)


def kind_name(key: str) -> str:
    """What a kind is called; one that stands in no file any more is another kind."""
    kind = kinds().kinds.get(key)
    return kind.name if kind else "Another kind"


def _counted(field: str, first: dt.date, last: dt.date) -> Iterator[Counted]:
    rows = Case.objects.filter(**{f"{field}__gte": first, f"{field}__lte": last})
    for kind, on, agency in rows.values_list("kind", field, "lead__short_name"):
        yield Counted(kind_name(kind), f"{on:%Y-%m}", agency=agency)
