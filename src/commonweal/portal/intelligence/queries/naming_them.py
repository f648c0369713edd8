"""What of intelligence names somebody or a place, for the pages of people and places: as far as its reader may read it.

A report shows to the unit that it was sent to and to its writer, a released text to those it was released to, and to
nobody once it was taken back. Where a report came from is asked of nothing here.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.intelligence import named, naming, rules
from commonweal.portal.intelligence.models import (
    DRAFT,
    Mention,
    MentionKey,
    Released,
    ReleasedWords,
    Report,
    Tombstone,
)
from commonweal.portal.intelligence.queries import reports
from commonweal.portal.people.hooks import Naming

Keys = Sequence[tuple[str, str]]
MOST = 100  # of each kind, the newest


def namings(reader: Reader, keys: Keys) -> Iterator[Naming]:
    """What has one of these keys, the newest of each kind first."""
    yield from _reports(reader, keys)
    yield from _released(reader, keys)


def _reports(reader: Reader, keys: Keys) -> Iterator[Naming]:
    wanted = Q(pk__in=())
    for kind, value in keys:
        wanted |= Q(kind=kind, value=value)
    mine = reports.rows(reader).exclude(state=DRAFT)
    mentions = readable(reader, Mention).filter(report__in=mine.values("pk"))
    hits = MentionKey.objects.filter(wanted, mention__in=mentions.values("pk")).values("mention")
    found = list(
        mentions.filter(pk__in=hits).select_related("report__agency").order_by("-report__sent_at", "pk")[:MOST]
    )
    every: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    for of, kind, value in MentionKey.objects.filter(mention__in=found).values_list("mention", "kind", "value"):
        every[of].add((kind, value))
    return (_report(reader, one, frozenset(every[one.pk])) for one in found)


def _report(reader: Reader, row: Mention, keys: frozenset[tuple[str, str]]) -> Naming:
    report: Report = row.report
    page = "unit-report" if rules.reader_is_unit(reader, report) else "report"
    return Naming(
        kind="Report withdrawn by its writer" if report.withdrawn_at else "Report to the intelligence unit",
        reference=report.reference, agency=report.agency.name,
        at=report.sent_at or report.saved_at, words=naming.line_of(row.kind, row.said),
        address=reverse(f"intelligence:{page}", args=[report.pk]), keys=keys,
        places=tuple(naming.places_of(row.kind, row.said)), read=(report, row),
    )  # fmt: skip


def _released(reader: Reader, keys: Keys) -> Iterator[Naming]:
    wanted = Q(pk__in=())
    for kind, value in keys:
        wanted |= Q(names__contains=f"{kind}:{value}")
    words = {row.released: row for row in readable(reader, ReleasedWords).filter(wanted)}
    gone = readable(reader, Tombstone).filter(released__in=sorted(words)).values("released")
    rows = readable(reader, Released).filter(pk__in=sorted(words)).exclude(pk__in=gone)
    for row in rows.select_related("force").order_by("-released_at", "pk")[:MOST]:
        found, places = named.read(words[row.pk].names)
        yield Naming(
            kind="Sanitised text from the intelligence unit", reference=row.reference, agency=row.force.name,
            at=row.released_at, words="", address=reverse("intelligence:released", args=[row.pk]), keys=found,
            places=places, read=(row, words[row.pk]),
        )  # fmt: skip
