"""Who sits in a case and why, and from whom it is sealed."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import SealedFrom, Seat
from commonweal.portal.access.reach import seats_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import now
from commonweal.portal.cases.models import Case


@dataclass(frozen=True, slots=True, repr=False)
class Member:
    """Somebody's seat."""

    id: UUID
    name: str
    agency: str
    agency_id: UUID
    lead: bool
    glass: bool
    glass_code: str
    since: dt.datetime
    until: dt.datetime | None
    need: str
    given_by: str
    ended_words: str
    lives: bool
    opens: bool  # whether they are of that agency today: else the seat opens nothing
    me: bool


def members(reader: Reader, case: Case) -> tuple[Member, ...]:
    """Everyone who sits or sat in a case, the lead first. The case was read with `readable`."""
    rows = Seat.objects.filter(audience=case.group_id).select_related("person", "agency", "need__given_by")
    moment, today = now(), seats_of()
    found = [
        _member(reader, row, moment, (row.person_id, row.agency_id) in today) for row in rows.order_by("since", "pk")
    ]
    return tuple(sorted(found, key=lambda one: (not one.lives, not one.lead, one.glass)))


def sealed(case: Case) -> tuple[tuple[UUID, str, dt.datetime], ...]:
    """From whom a case is sealed, since when: for its lead."""
    rows = SealedFrom.objects.filter(audience=case.group_id).select_related("person").order_by("sealed_at", "pk")
    return tuple((row.person_id, row.person.name, row.sealed_at) for row in rows)


def _member(reader: Reader, row: Seat, moment: dt.datetime, sits: bool) -> Member:
    need = getattr(row, "need", None)
    lives = row.until is None or row.until > moment
    return Member(
        id=row.pk, name=row.person.name, agency=row.agency.short_name,
        agency_id=row.agency_id, lead=row.lead and lives, glass=row.glass,
        glass_code=need.glass_code if need else "", since=row.since, until=row.until, need=need.words if need else "",
        given_by=need.given_by.name if need and need.given_by else "", ended_words=need.ended_words if need else "",
        lives=lives, opens=lives and sits, me=row.person_id == reader.person,
    )  # fmt: skip
