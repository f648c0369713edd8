"""Other reports and records that speak of the same person or vehicle: found by the keyed index, as far as one reads."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.intelligence.models import Mention, MentionKey, Report
from commonweal.portal.intelligence.queries.inbox import rows
from commonweal.portal.people.indexing import TELLING
from commonweal.portal.people.models import Record, RecordKey


@dataclass(frozen=True, slots=True, repr=False)
class Same:
    """A report or a record that has something of one person or vehicle in common with this report."""

    report: UUID | None
    record: UUID | None
    reference: str
    agency: str
    why: tuple[str, ...]


def same(reader: Reader, report: Report) -> tuple[Same, ...]:
    """The surest first. A report shows to the unit that it was sent to, a record to whoever may read it."""
    mentions = readable(reader, Mention).filter(report=report)
    keys = list(MentionKey.objects.filter(mention__in=mentions, kind__in=TELLING).values_list("kind", "value"))
    wanted = Q(pk__in=[])
    for kind, value in sorted(set(keys)):
        wanted |= Q(kind=kind, value=value)
    found = [*_reports(reader, report, wanted), *_records(reader, wanted)]
    return tuple(sorted(found, key=lambda one: [list(TELLING.values()).index(one.why[0]), one.reference]))


def _reports(reader: Reader, report: Report, wanted: Q) -> list[Same]:
    others = readable(reader, Mention).exclude(report=report)
    hits = MentionKey.objects.filter(wanted, mention__in=others).values_list("mention__report", "kind")
    kinds: dict[UUID, set[str]] = {}
    for of, kind in hits:
        kinds.setdefault(of, set()).add(kind)
    return [
        Same(row.pk, None, row.reference, row.agency.short_name, _why(kinds[row.pk]))
        for row in rows(reader).filter(pk__in=sorted(kinds))
    ]


def _records(reader: Reader, wanted: Q) -> list[Same]:
    open_ones = readable(reader, Record)
    hits = RecordKey.objects.filter(wanted, record__in=open_ones).values_list("record", "kind")
    kinds: dict[UUID, set[str]] = {}
    for of, kind in hits:
        kinds.setdefault(of, set()).add(kind)
    listed = open_ones.filter(pk__in=sorted(kinds)).select_related("agency")
    return [Same(None, row.pk, "A record", row.agency.short_name, _why(kinds[row.pk])) for row in listed]


def _why(kinds: set[str]) -> tuple[str, ...]:
    return tuple(words for kind, words in TELLING.items() if kind in kinds)
