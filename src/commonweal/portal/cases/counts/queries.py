"""Counts of earlier periods that may stand beside a period's own."""

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases.counts.models import Tally


def earlier(reader: Reader, tally: Tally) -> list[Tally]:
    """Those of its kind before it that were approved, the oldest first: as they were told, never counted again."""
    rows = readable(reader, Tally).filter(kind=tally.kind, first__lt=tally.first, approved_at__isnull=False)
    return list(rows.order_by("first"))
