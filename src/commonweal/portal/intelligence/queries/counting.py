"""A quarter's reports as they are counted: read by the unit, and nothing of them kept but numbers."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils import timezone

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import midnight, now
from commonweal.portal.disclosures.counting import days_of
from commonweal.portal.intelligence.models import PERSON, Mention, MentionKey, Report
from commonweal.portal.intelligence.queries.desk import desk
from commonweal.portal.intelligence.queries.inbox import rows
from commonweal.portal.intelligence.statistics import Counted
from commonweal.portal.people.indexing import NAME, TELLING

SURE = [kind for kind in TELLING if kind != NAME]


def counted(reader: Reader, quarter: dt.date) -> list[Counted]:
    """Those sent in a quarter, to the units that a reader is of. A withdrawn one was sent, too."""
    begins, ends = days_of(quarter)
    first, after = midnight(begins), midnight(ends + dt.timedelta(days=1))
    listed = list(rows(reader).filter(sent_at__gte=first, sent_at__lt=after).order_by("sent_at", "pk"))
    seen(reader, *listed)
    ids = [row.pk for row in listed]
    people: dict[UUID, list[bool]] = defaultdict(list)
    named: set[UUID] = set()
    for of, kind, known in _mentions(reader, ids):
        named.add(of)
        if kind == PERSON:
            people[of].append(known)
    again = _again(reader, listed)
    hours = desk().agreed_hours
    return [_one(row, named, people[row.pk], again, hours) for row in listed]


def _mentions(reader: Reader, ids: Iterable[UUID]) -> Iterator[tuple[UUID, str, bool]]:
    found = readable(reader, Mention).filter(report__in=list(ids))
    yield from found.values_list("report", "kind", "identified")


def _again(reader: Reader, listed: list[Report]) -> set[UUID]:
    """Those that speak of somebody, or something, of whom an earlier report spoke: told by more than a name."""
    mentions = readable(reader, Mention).filter(report__in=rows(reader).values("pk"))
    keys = MentionKey.objects.filter(mention__in=mentions, kind__in=SURE)
    firsts: dict[tuple[str, str], tuple[dt.datetime, UUID]] = {}
    told = keys.filter(mention__report__sent_at__isnull=False)
    found = told.values_list("kind", "value", "mention__report", "mention__report__sent_at")
    pairs = [(kind, value, of, sent) for kind, value, of, sent in found if sent is not None]
    for kind, value, of, sent in pairs:
        firsts[kind, value] = min(firsts.get((kind, value), (sent, of)), (sent, of))
    wanted = {row.pk for row in listed}
    return {of for kind, value, of, sent in pairs if of in wanted and firsts[kind, value][0] < sent}


def _one(row: Report, named: set[UUID], people: list[bool], again: set[UUID], hours: int) -> Counted:
    sent = row.sent_at or now()
    due = sent + dt.timedelta(hours=hours)
    received = row.received_at
    return Counted(
        agency=row.agency.short_name,
        complete=row.information_precision == "day" and row.pk in named,
        people=len(people), identified=sum(people), again=row.pk in again,
        in_time=received <= due if received else (False if now() > due else None),
        told_days=(timezone.localdate(sent) - row.information_on).days
        if row.information_on and row.information_precision == "day" else None,
        received_hours=(received - sent).total_seconds() / 3600 if received else None,
        settled_days=(row.closed_at - received).total_seconds() / 86400 if row.closed_at and received else None,
    )  # fmt: skip
