"""What was added to shares since they were recorded, read for many of them at once."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.disclosures.models import Added, Addition, Disclosure, Entry, EntryAddition
from commonweal.portal.disclosures.whole import Whole, whole


def wholes(reader: Reader, rows: Sequence[Disclosure | Entry]) -> dict[UUID, Whole]:
    """Each row with what was added to it, in its own copy of that: one query."""
    found: dict[UUID, list[Added]] = defaultdict(list)
    if rows:
        mine, copies = readable(reader, Addition), readable(reader, EntryAddition)
        known: QuerySet[Any] = copies if isinstance(rows[0], Entry) else mine
        known = known.filter(disclosure__in=sorted({share_of(row) for row in rows}))
        for one in known.select_related("agreement", "added_by").order_by("added_at", "pk"):
            found[one.disclosure_id].append(one)
    return {row.pk: whole(row, found[share_of(row)]) for row in rows}


def share_of(row: Disclosure | Entry) -> UUID:
    """The share that a row is, or is the copy of."""
    share: UUID = row.disclosure_id if isinstance(row, Entry) else row.pk
    return share
