"""The chronology of a case: the newest first, by pages, as far as this reader may read it.

Of a day whose hour nobody entered, what was entered last comes first.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases import rules
from commonweal.portal.cases.entry_kinds import NAMES
from commonweal.portal.cases.models import Case, Entry, Former

SIZE = 50
AS_SENT = "%Y-%m-%d"  # a day, as browsers send it
Place = tuple[dt.datetime, dt.datetime, UUID]  # when it happened, when it was entered, and which it is


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries: of a kind, of an agency, between two days. `before`: what stands after this one."""

    kind: str = ""
    agency: UUID | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    before: Place | None = None

    @property
    def asks(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kind or self.agency or self.since or self.until)


@dataclass(frozen=True, slots=True, repr=False)
class EntryLine:
    """One entry."""

    id: UUID
    kind: str
    kind_name: str
    happened: str
    entered_at: dt.datetime
    entered_by: str
    agency: str
    text: str
    fewer: bool
    corrected: bool
    struck: bool
    struck_why: str
    late_entered: bool


@dataclass(frozen=True, slots=True, repr=False)
class FormerLine:
    """Words that stood there before."""

    text: str
    why: str
    corrected_at: dt.datetime
    corrected_by: str


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """One page of entries; `older`: where the next begins, "" on the last."""

    entries: tuple[EntryLine, ...]
    older: str


def page(reader: Reader, case: Case, asked: Filter, *, size: int = SIZE) -> Page:
    """Entries that answer what is asked: one query, of the newest."""
    rows = _asked(_rows(reader).filter(case=case), asked).order_by("-happened_at", "-entered_at", "thing")
    found = list(rows[: size + 1])
    last = found[size - 1] if len(found) > size else None
    older = f"{last.happened_at.isoformat()}_{last.entered_at.isoformat()}_{last.pk}" if last else ""
    return Page(tuple(map(line, found[:size])), older)


def entry(reader: Reader, id: UUID) -> tuple[Entry, EntryLine, tuple[FormerLine, ...]]:
    """One entry with the words that stood there before; its reading is entered. 404 where it may not be read."""
    found = one(reader, Entry, id)
    seen(reader, found)
    row = Entry.objects.select_related("entered_by", "agency", "case__thing__lock", "thing__lock").get(pk=found.pk)
    formers = readable(reader, Former).filter(entry=row).select_related("corrected_by").order_by("corrected_at", "pk")
    return row, line(row), tuple(_former(former) for former in formers)


def may_amend(reader: Reader, row: Entry) -> bool:
    """Whether this reader may correct or strike an entry."""
    if row.struck_at is not None or not rules.reader_can_write(reader, row.case):
        return False
    return row.agency_id in reader.serves or rules.leads(reader, row.case)


def line(row: Entry) -> EntryLine:
    """One row as a line."""
    return EntryLine(
        id=row.pk, kind=row.kind, kind_name=NAMES.get(row.kind, row.kind), happened=happened_words(row),
        entered_at=row.entered_at,
        entered_by=row.entered_by.name if row.entered_by else "", agency=row.agency.short_name,
        text=row.text, fewer=row.fewer, corrected=row.corrected_at is not None,
        struck=row.struck_at is not None, struck_why=row.struck_why,
        late_entered=(row.entered_at - row.happened_at).days >= 1,
    )  # fmt: skip


def happened_words(row: Entry) -> str:
    """`3 May 2026, 21:40`, `3 May 2026`, `May 2026`, `2026`: as exactly as it is known."""
    at = timezone.localtime(row.happened_at)
    exact = {"minute": "%-d %B %Y, %H:%M", "day": "%-d %B %Y", "month": "%B %Y", "year": "%Y"}
    return at.strftime(exact.get(row.precision, "%-d %B %Y"))


def filter_of(said: Mapping[str, str]) -> Filter:
    """What an address asks for; what it asks wrongly is not asked."""
    return Filter(
        kind=said.get("kind", "") if said.get("kind", "") in NAMES else "",
        agency=_uuid(said.get("agency", "")), since=_day(said.get("since", "")), until=_day(said.get("until", "")),
        before=_place(said.get("before", "")),
    )  # fmt: skip


def _rows(reader: Reader) -> QuerySet[Entry]:
    return readable(reader, Entry).select_related("entered_by", "agency")


def _asked(rows: QuerySet[Entry], asked: Filter) -> QuerySet[Entry]:
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.agency:
        rows = rows.filter(agency=asked.agency)
    if asked.since:
        rows = rows.filter(happened_at__gte=_midnight(asked.since))
    if asked.until and asked.until < dt.date.max:  # there is no day after that
        rows = rows.filter(happened_at__lt=_midnight(asked.until + dt.timedelta(days=1)))
    if asked.before:
        at, entered, id = asked.before
        later = Q(entered_at__lt=entered) | Q(entered_at=entered, thing__gt=id)
        rows = rows.filter(Q(happened_at__lt=at) | Q(later, happened_at=at))
    return rows


def _former(row: Former) -> FormerLine:
    return FormerLine(row.text, row.why, row.corrected_at, row.corrected_by.name if row.corrected_by else "")


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _uuid(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def _day(said: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(said.strip(), AS_SENT).date()
    except ValueError:
        return None


def _place(said: str) -> Place | None:
    try:
        happened, entered, id = said.split("_")
        at, then = dt.datetime.fromisoformat(happened), dt.datetime.fromisoformat(entered)
        return (at.astimezone(dt.UTC), then.astimezone(dt.UTC), UUID(id)) if at.tzinfo and then.tzinfo else None
    except (ValueError, OverflowError):
        return None
