"""What was done in a season, for the season's paper: nothing that is for fewer than all partners."""

from collections.abc import Collection
from datetime import date

from django.db.models import F

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.operations.evaluating import activity_record
from commonweal.portal.operations.models import Activity, Operation
from commonweal.records.activity import Activity as ActivityRecord


def done_between(reader: Reader, first: date, last: date, places: Collection[str]) -> tuple[ActivityRecord, ...]:
    """Activities of operations that are for the whole partnership, nobody else's and unmarked, first things first.

    `places`: the codes that such an operation is kept under. An activity for fewer than its operation is left out, as
    is what was taken out.
    """
    open_to_all = readable(reader, Operation).filter(
        thing__audience__kind="partners", thing__originator=None, thing__marking="", place__in=places
    )
    rows = readable(reader, Activity).filter(
        operation__in=open_to_all, lock=F("operation__lock"), struck="", first__lte=last, last__gte=first
    )
    found = rows.select_related("kind", "agency", "thing").order_by("first", "last", "thing__made_at", "pk")
    return tuple(activity_record(row) for row in found)
