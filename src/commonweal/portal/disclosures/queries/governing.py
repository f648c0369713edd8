"""What the information governance officer reads: the quarter's shares by their legal part, and what waits."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures import rules
from commonweal.portal.disclosures.counting import days_of, quarter_of, words_of
from commonweal.portal.disclosures.models import Entry
from commonweal.portal.disclosures.queries import registers
from commonweal.portal.disclosures.queries.additions import wholes
from commonweal.portal.disclosures.queries.registers import AgreementLine, AssessmentLine
from commonweal.portal.disclosures.queries.shares import Legal, Names, ShareLine, legal, told
from commonweal.portal.partnership.models import Account


@dataclass(frozen=True, slots=True)
class Count:
    """A line of a table."""

    words: str
    shared: int
    refused: int


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry of the register, for the review."""

    legal: Legal
    to_review: bool
    reviewed_at: dt.datetime | None
    reviewed_by: str
    justified: bool | None
    words: str
    may_review: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The officer's page."""

    quarter: dt.date
    quarter_words: str
    earlier: tuple[tuple[str, str], ...]
    lines: tuple[ShareLine, ...]
    shared: int
    refused: int
    without_agreement: int
    emergencies: int
    by_power: tuple[Count, ...]
    by_agency: tuple[Count, ...]
    waiting: tuple[ShareLine, ...]
    agreements_due: tuple[AgreementLine, ...]
    assessments_due: tuple[AssessmentLine, ...]


def overview(reader: Reader, quarter: dt.date) -> Overview:
    """A quarter's shares, and what waits for the officer, of whatever quarter."""
    rows = list(_entries(reader, quarter))
    waiting = list(
        readable(reader, Entry)
        .filter(to_review=True, reviewed_at=None)
        .select_related("agreement")
        .order_by("-emergency", "shared_at", "pk")
    )
    seen(reader, *rows, *waiting)
    known = {found.id: found for found in told(reader, [*rows, *waiting])}
    lines = tuple(known[row.pk] for row in rows)
    given = [found for found in lines if found.shared]
    return Overview(
        quarter=quarter,
        quarter_words=words_of(quarter),
        earlier=quarters(),
        lines=lines,
        shared=len(given),
        refused=len(lines) - len(given),
        without_agreement=sum(found.without_agreement for found in given),
        emergencies=sum(found.emergency for found in given),
        by_power=_counts((found.power or "No power was given", found.shared) for found in lines),
        by_agency=_counts((found.from_agency, found.shared) for found in lines),
        waiting=tuple(known[row.pk] for row in waiting),
        agreements_due=tuple(found for found in registers.agreements(reader) if found.soon),
        assessments_due=tuple(found for found in registers.assessments(reader) if found.soon),
    )


def quarters() -> tuple[tuple[str, str], ...]:
    """This quarter and those before: key and words."""
    found, at = [], quarter_of(today())
    for _ in range(8):
        found.append((at.isoformat(), words_of(at)))
        at = quarter_of(at - dt.timedelta(days=1))
    return tuple(found)


def in_full(reader: Reader, quarter: dt.date) -> tuple[Legal, ...]:
    """A quarter's legal parts, for a file."""
    rows = list(_entries(reader, quarter))
    seen(reader, *rows)
    names, stand = Names.of(rows), wholes(reader, rows)
    return tuple(legal(row, names, stand[row.pk]) for row in rows)


def entry_row(reader: Reader, id: UUID) -> Entry:
    """The row behind a review."""
    found = one(reader, Entry, id)
    seen(reader, found)
    return Entry.objects.select_related("thing__lock", "agreement").get(pk=found.pk)


def entry(reader: Reader, id: UUID) -> EntryPage:
    """An entry in full."""
    row = entry_row(reader, id)
    reviewer = (
        Account.objects.filter(pk__in=[row.reviewed_by] if row.reviewed_by else [])
        .values_list("person__name", flat=True)
        .first()
    )
    words = legal(row, Names.of([row]), wholes(reader, [row])[row.pk])
    return EntryPage(
        words, row.to_review, row.reviewed_at, reviewer or "", row.justified, row.review_words,
        row.to_review and rules.reader_can_review(reader, row),
    )  # fmt: skip


def _entries(reader: Reader, quarter: dt.date) -> QuerySet[Entry]:
    first, last = days_of(quarter)
    rows = readable(reader, Entry).filter(shared_at__date__gte=first, shared_at__date__lte=last)
    return rows.select_related("agreement").order_by("-shared_at", "pk")


def _counts(pairs: Iterable[tuple[str, bool]]) -> tuple[Count, ...]:
    given: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for words, shared in pairs:
        (given if shared else refused)[words] += 1
    every = sorted({*given, *refused}, key=lambda words: (-given[words] - refused[words], words))
    return tuple(Count(words, given[words], refused[words]) for words in every)
