"""Other reports, records and places that speak of the same: found by the keyed index, as far as one reads."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from commonweal.matching.one_place import WAYS, Told
from commonweal.matching.one_place import same as same_place
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.intelligence.models import Mention, MentionKey, Report
from commonweal.portal.intelligence.naming import places_of
from commonweal.portal.intelligence.queries.inbox import rows
from commonweal.portal.people.indexing import TELLING
from commonweal.portal.people.models import Place, Record, RecordKey
from commonweal.portal.people.queries.besides import sharing


@dataclass(frozen=True, slots=True, repr=False)
class Same:
    """A report, a record or a place that has something in common with whom or what this report names."""

    report: UUID | None
    record: UUID | None
    place: UUID | None
    reference: str
    agency: str
    why: tuple[str, ...]


def same(reader: Reader, report: Report) -> tuple[Same, ...]:
    """The surest first. A report shows to the unit that it was sent to, a record to whoever may read it."""
    mentions = list(readable(reader, Mention).filter(report=report))
    keys = list(MentionKey.objects.filter(mention__in=mentions, kind__in=TELLING).values_list("kind", "value"))
    wanted = Q(pk__in=[])
    for kind, value in sorted(set(keys)):
        wanted |= Q(kind=kind, value=value)
    found = [*_reports(reader, report, wanted), *_records(reader, wanted)]
    found.sort(key=lambda one: [list(TELLING.values()).index(one.why[0]), one.reference])
    return (*found, *_places(reader, [told for one in mentions for told in places_of(one.kind, one.said)]))


def _reports(reader: Reader, report: Report, wanted: Q) -> list[Same]:
    others = readable(reader, Mention).exclude(report=report)
    hits = MentionKey.objects.filter(wanted, mention__in=others).values_list("mention__report", "kind")
    kinds: dict[UUID, set[str]] = {}
    for of, kind in hits:
        kinds.setdefault(of, set()).add(kind)
    return [
        Same(row.pk, None, None, row.reference, row.agency.short_name, _why(kinds[row.pk]))
        for row in rows(reader).filter(pk__in=sorted(kinds))
    ]


def _records(reader: Reader, wanted: Q) -> list[Same]:
    open_ones = readable(reader, Record)
    hits = RecordKey.objects.filter(wanted, record__in=open_ones).values_list("record", "kind")
    kinds: dict[UUID, set[str]] = {}
    for of, kind in hits:
        kinds.setdefault(of, set()).add(kind)
    listed = open_ones.filter(pk__in=sorted(kinds)).select_related("agency")
    return [Same(None, row.pk, None, "A record", row.agency.short_name, _why(kinds[row.pk])) for row in listed]


def _places(reader: Reader, given: list[Told]) -> list[Same]:
    """Places that agencies entered, each with why it is thought to be one that the report gives."""
    shared = Q(pk__in=())
    for told in given:
        shared |= sharing(told)
    rows = readable(reader, Place).filter(shared, ended_at=None).select_related("agency").order_by("-entered_at", "pk")
    return [
        Same(None, None, row.pk, "A place", row.agency.short_name, (WAYS[ways[0]],))
        for row in rows
        if (ways := [way for told in given if (way := same_place(told, row.told))])
    ]


def _why(kinds: set[str]) -> tuple[str, ...]:
    return tuple(words for kind, words in TELLING.items() if kind in kinds)
