"""Corrections asked of minutes and made on them, both texts kept; and where approval can be recorded."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.queries.documents import DocumentView, documents
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Circulation, Correction, Item, Meeting
from commonweal.portal.meetings.queries.minutes import MinutesView, long_date
from commonweal.portal.partnership.models import Account


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """One correction, with both texts and its answer."""

    id: UUID
    item: str
    was: str
    becomes: str
    words: str
    who: str
    at: dt.datetime
    state: str
    answer: str


@dataclass(frozen=True, slots=True)
class CirculationLine:
    """One rendering as it went round."""

    state: str
    at: dt.datetime
    files: tuple[DocumentView, ...]


def corrections(reader: Reader, minutes: UUID) -> tuple[CorrectionLine, ...]:
    """In the order in which they were asked; only those whose words this reader may read."""
    rows = list(readable(reader, Correction).filter(minutes=minutes).order_by("asked_at", "pk"))
    items = {i.pk: i for i in readable(reader, Item).filter(pk__in=[row.item_id for row in rows if row.item_id])}
    accounts = Account.objects.filter(pk__in={row.asked_by for row in rows}).select_related("person")
    names = {account.pk: account.person.name for account in accounts}
    seen(reader, *rows)
    return tuple(
        CorrectionLine(
            row.pk, _name(items.get(row.item_id) if row.item_id else None), row.was, row.becomes, row.words,
            names.get(row.asked_by, "someone who has left"), row.asked_at, row.state, row.answer,
        )
        for row in rows
    )  # fmt: skip


def circulations(reader: Reader, minutes: UUID) -> tuple[CirculationLine, ...]:
    """What went round and when, newest first."""
    rows = readable(reader, Circulation).filter(minutes=minutes).order_by("-at", "pk")
    return tuple(CirculationLine(row.state, row.at, documents(reader, row.thing)) for row in rows)


def approving_meetings(reader: Reader, view: MinutesView) -> tuple[tuple[str, str], ...]:
    """Later meetings of the same body that may have approved these minutes, nearest first."""
    row = readable(reader, Meeting).filter(pk=view.meeting).first()
    if row is None:
        return ()
    later = readable(reader, Meeting).filter(body=row.body_id, date__gt=row.date).exclude(state="cancelled")
    return tuple((str(found.pk), long_date(found.date)) for found in later.order_by("date", "pk"))


def _name(item: Item | None) -> str:
    return f"{item.number} {item.title}".strip() if item else ""
