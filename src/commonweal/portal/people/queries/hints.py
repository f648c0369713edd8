"""Hints as their matcher sees them: while the agreement that names them is live, and no longer."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.people import hooks, matching
from commonweal.portal.people.models import Hint


@dataclass(frozen=True, slots=True)
class HintLine:
    """Which agencies, why, and what became of it. Nothing of either record."""

    id: UUID
    agencies: tuple[str, str]
    words: str
    made_at: dt.datetime
    asked_at: dt.datetime | None
    told_at: dt.datetime | None


def is_matcher(reader: Reader) -> bool:
    """Whether an agreement that is live today names them."""
    return reader.person is not None and any(one.person == reader.person for one in hooks.matchers())


def mine(reader: Reader) -> tuple[HintLine, ...]:
    """What was not put aside, the likeliest first."""
    rows = list(_rows(reader).filter(put_aside_at=None).order_by("-weight", "pk")[:200])
    seen(reader, *rows)
    return tuple(map(line, rows))


def row(reader: Reader, id: UUID) -> Hint:
    """The row behind a page; the same 404 for hidden, absent and forbidden."""
    found = _rows(reader).filter(pk=id).first()
    if found is None:
        raise Http404
    seen(reader, found)
    return found


def line(row: Hint) -> HintLine:
    """A row as a line."""
    words = matching.in_words(matching.reasons_of(row))
    agencies = row.one_agency.name, row.other_agency.name
    return HintLine(row.pk, agencies, words, row.made_at, row.asked_at, row.told_at)


def _rows(reader: Reader) -> QuerySet[Hint]:
    live = sorted({one.agreement for one in hooks.matchers() if one.person == reader.person})
    return readable(reader, Hint).filter(agreement__in=live).select_related("one_agency", "other_agency")
