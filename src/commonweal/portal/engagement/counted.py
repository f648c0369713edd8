"""What this room gives to the quarter's depersonalised data set: surgeries and events held, by ward and agency."""

import datetime as dt
from collections.abc import Iterator

from commonweal.portal.disclosures.counting import Counted, counted_by
from commonweal.portal.engagement.models import KINDS, Event
from commonweal.portal.engagement.models.event import HELD


def join() -> None:
    """Tell the room of disclosures."""
    counted_by("events held", "Surgeries and events held", held)


def held(first: dt.date, last: dt.date) -> Iterator[Counted]:
    """Those of a quarter."""
    rows = Event.objects.filter(state=HELD, on__gte=first, on__lte=last)
    for kind, on, ward, agency in rows.values_list("kind", "on", "ward", "agency__short_name"):
        yield Counted(KINDS.get(kind, kind), f"{on:%Y-%m}", area=ward, agency=agency)
