"""Who sits in a case and why, and from whom it is sealed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.utils import timezone

from commonweal.portal.access.models import SealedFrom, Seat
from commonweal.portal.access.reach import seats_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import now
from commonweal.portal.cases import lead_rules
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.passages import Answer

NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})


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
    asks: str = ""  # that they ask to lead it, and wait for an answer
    asked: str = ""  # that they did, and what came of it


def members(reader: Reader, case: Case, answers: Mapping[str, Answer] = NO_ANSWERS) -> tuple[Member, ...]:
    """Everyone who sits or sat in a case, the lead first. The case was read with `readable`.

    `answers`: what became of their requests to lead it, by number, where nobody leads it.
    """
    rows = Seat.objects.filter(audience=case.group_id).select_related("person", "agency", "need__given_by")
    moment, today = now(), seats_of()
    found = [
        _member(reader, row, moment, (row.person_id, row.agency_id) in today, answers)
        for row in rows.order_by("since", "pk")
    ]
    return tuple(sorted(found, key=lambda one: (not one.lives, not one.lead, one.glass)))


def sealed(case: Case) -> tuple[tuple[UUID, str, dt.datetime], ...]:
    """From whom a case is sealed, since when: for its lead."""
    rows = SealedFrom.objects.filter(audience=case.group_id).select_related("person").order_by("sealed_at", "pk")
    return tuple((row.person_id, row.person.name, row.sealed_at) for row in rows)


def _member(
    reader: Reader, row: Seat, moment: dt.datetime, sits: bool, answers: Mapping[str, Answer]
) -> Member:  # fmt: skip
    need = getattr(row, "need", None)
    lives = row.until is None or row.until > moment
    answer = answers.get(need.glass_code) if need and lives else None
    waits = answer is not None and lead_rules.waits(answer.verdict, answer.until)
    return Member(
        id=row.pk, name=row.person.name, agency=row.agency.short_name,
        agency_id=row.agency_id, lead=row.lead and lives, glass=row.glass,
        glass_code=need.glass_code if need else "", since=row.since, until=row.until, need=need.words if need else "",
        given_by=need.given_by.name if need and need.given_by else "", ended_words=need.ended_words if need else "",
        lives=lives, opens=lives and sits, me=row.person_id == reader.person,
        asks=f"asks to lead it: {answer.code}" if answer and waits else "",
        asked=f"Asked to lead it ({answer.code}): {_became(answer)}." if answer and not waits else "",
    )  # fmt: skip


def _became(answer: Answer) -> str:
    """What came of a request that waits no more."""
    if answer.answered is None:
        return "information governance did not answer within a week, and they can ask again"
    agreed = answer.verdict == lead_rules.JUSTIFIED
    found = f"information governance {'agreed' if agreed else 'did not agree'}"
    return f"{found} on {timezone.localtime(answer.answered):%-d %B %Y}"
