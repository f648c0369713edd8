"""The breaking of the glass: for governance all of it, for whoever did it their own. Never which case."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases import glass_rules
from commonweal.portal.cases.models import LEAD, LEADING, VERDICTS, Glass

MOST = 100
ASKED = "They work on a case that nobody leads any more, and ask to lead it"
WAYS = {"reference": "By a case's reference", "person": "By a name and date of birth", "lead": ASKED}


@dataclass(frozen=True, slots=True, repr=False)
class GlassLine:
    """One try."""

    id: UUID
    code: str
    person: str
    agency: str
    reason: str
    way: str
    asks_to_lead: bool
    tried_at: dt.datetime
    found: bool
    until: dt.datetime | None
    verdict: str
    verdict_words: str
    reviewed_at: dt.datetime | None
    reviewed_by: str
    may_review: bool


def tries(reader: Reader) -> tuple[GlassLine, ...]:
    """Those that wait first, the newest first."""
    rows = readable(reader, Glass).select_related("person", "agency", "reviewed_by").order_by("-tried_at", "pk")[:MOST]
    found = sorted(rows, key=lambda row: bool(row.verdict))
    seen(reader, *found)
    return tuple(_line(reader, row) for row in found)


def row(reader: Reader, id: UUID) -> tuple[Glass, GlassLine]:
    """One of them; 404 where it may not be read."""
    found = one(reader, Glass, id)
    seen(reader, found)
    held = Glass.objects.select_related("person", "agency", "reviewed_by", "thing__lock").get(pk=found.pk)
    return held, _line(reader, held)


def _line(reader: Reader, row: Glass) -> GlassLine:
    return GlassLine(
        id=row.pk, code=row.code, person=row.person.name, agency=row.agency.short_name, reason=row.reason,
        way=WAYS.get(row.way, row.way), asks_to_lead=row.way == LEAD, tried_at=row.tried_at,
        found=row.found, until=row.until,
        verdict=(LEADING if row.way == LEAD else VERDICTS).get(row.verdict, ""), verdict_words=row.verdict_words,
        reviewed_at=row.reviewed_at,
        reviewed_by=row.reviewed_by.name if row.reviewed_by else "",
        may_review=glass_rules.reader_can_review(reader, row),
    )  # fmt: skip
