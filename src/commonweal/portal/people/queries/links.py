"""Links as their readers see them: those of whom both records are open, and no other."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.people import matching, rules
from commonweal.portal.people.models import CONFIRMED, REFUSED, SUGGESTED, UNDONE, Link
from commonweal.portal.people.queries.records import RecordLine, line

BOTH = ("one__agency", "one__thing", "other__agency", "other__thing", "thing__lock")
LISTED = 200
STATES = {
    SUGGESTED: "Suggested", CONFIRMED: "One person", REFUSED: "Two people", UNDONE: "Two people after all",
}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class LinkLine:
    """Two records and what is between them."""

    id: UUID
    one: RecordLine
    other: RecordLine
    state: str
    words: str
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    decided_at: dt.datetime | None
    why: str
    shared: bool  # between two agencies
    stale: bool  # one of the two was corrected since they were compared

    @property
    def state_words(self) -> str:
        """In words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True, repr=False)
class LinkPage:
    """A link's page."""

    line: LinkLine
    may_confirm: bool
    may_refuse: bool
    may_undo: bool


def rows(reader: Reader) -> QuerySet[Link]:
    """Every link that a reader may read, with both its records."""
    return readable(reader, Link).select_related(*BOTH)


def row(reader: Reader, id: UUID) -> Link:
    """The row behind a page; its reading is in the audit."""
    found = one(reader, Link, id)
    seen(reader, found)
    return Link.objects.select_related(*BOTH).get(pk=found.pk)


def page(reader: Reader, id: UUID) -> LinkPage:
    """One link."""
    link = row(reader, id)
    seen(reader, link.one, link.other)
    confirm, refuse, undo = (rules.reader_can_decide(reader, link, to) for to in (CONFIRMED, REFUSED, UNDONE))
    return LinkPage(of(link), may_confirm=confirm, may_refuse=refuse, may_undo=undo)


def suggested(reader: Reader) -> tuple[LinkLine, ...]:
    """What waits for somebody to decide, the likeliest first."""
    waiting = rows(reader).filter(state=SUGGESTED).order_by("-weight", "pk")[:LISTED]
    return tuple(map(of, waiting))


def touching(reader: Reader, records: Iterable[UUID]) -> tuple[LinkLine, ...]:
    """Every link that has one of these records at an end, the newest first."""
    ends = sorted(set(records))
    found = rows(reader).filter(Q(one__in=ends) | Q(other__in=ends)).order_by("-suggested_at", "pk")
    return tuple(map(of, found))


def joined(reader: Reader, record: UUID) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """The records that are of one person with this one over confirmed links that the reader may read, and those links.

    A chain joins only as far as each of its links is open to this reader.
    """
    records, links, ends = {record}, set(), {record}
    while ends:
        found = readable(reader, Link).filter(Q(one__in=sorted(ends)) | Q(other__in=sorted(ends)), state=CONFIRMED)
        pairs = {pk: (one, other) for pk, one, other in found.values_list("pk", "one", "other") if pk not in links}
        links |= set(pairs)
        ends = {end for pair in pairs.values() for end in pair} - records
        records |= ends
    return tuple(sorted(records)), tuple(sorted(links))


def known_pairs(reader: Reader, records: Iterable[UUID]) -> dict[frozenset[UUID], UUID]:
    """The pairs among these records that have a link, in whatever state, each with its thing."""
    ends = sorted(set(records))
    found = readable(reader, Link).filter(one__in=ends, other__in=ends).order_by("pk")
    return {frozenset((one, other)): pk for pk, one, other in found.values_list("pk", "one", "other")}


def of(link: Link) -> LinkLine:
    """A row as a line."""
    first, second, reasons = line(link.one), line(link.other), matching.reasons_of(link)
    speaks_for, against = matching.told(reasons, first.said, second.said)
    return LinkLine(
        id=link.pk, one=first, other=second, state=link.state, words=matching.in_words(reasons),
        speaks_for=speaks_for, speaks_against=against, decided_at=link.decided_at, why=link.why,
        shared=link.one.agency_id != link.other.agency_id,
        stale=any(end.corrected_at and end.corrected_at > link.suggested_at for end in (link.one, link.other)),
    )  # fmt: skip
