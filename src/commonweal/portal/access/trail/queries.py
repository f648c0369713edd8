"""Entries as information governance sees them: names and titles are looked up when they are shown."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from commonweal.portal.access.kinds import model_of
from commonweal.portal.access.models import Thing
from commonweal.portal.access.places import place_of
from commonweal.portal.access.queries.reading import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.trail.asked import Asked
from commonweal.portal.audit.clock import midnight
from commonweal.portal.audit.models import Entry
from commonweal.portal.partnership.models import Account

SIZE = 50
NOBODY = "not signed in"
GONE = "an account that is no longer here"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as it is shown. `title` and `address` only where this reader may read the thing."""

    sequence: int
    at: dt.datetime
    act: str
    doer: str
    doer_id: str
    thing: str
    title: str
    address: str
    words: str
    erased: bool
    hash: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of entries, the newest first; `older` is where the next page begins, None on the last."""

    lines: tuple[EntryLine, ...]
    older: int | None


def search(reader: Reader, asked: Asked, *, before: int | None = None, size: int = SIZE) -> Found:
    """Entries that answer what was asked, before an entry's number."""
    if not reader.may("R", "audit"):
        return Found((), None)
    rows = _asked(asked).select_related("aside").order_by("-sequence")
    if before is not None:
        rows = rows.filter(sequence__lt=before)
    page = list(rows[: size + 1])
    more = len(page) > size
    return Found(_lines(reader, page[:size]), page[size - 1].sequence if more else None)


def doers() -> list[tuple[str, str]]:
    """Accounts to choose from, by the name of their person."""
    rows = Account.objects.order_by("person__name", "id").values_list("id", "person__name", "person__agency__name")
    return [(str(account), f"{name}, {agency}" if agency else name) for account, name, agency in rows]


def names_of(accounts: Sequence[UUID]) -> dict[str, str]:
    """The names of the people whose accounts these are."""
    rows = Account.objects.filter(id__in=accounts).values_list("id", "person__name")
    return {str(account): name for account, name in rows}


def _asked(asked: Asked) -> QuerySet[Entry]:
    rows = Entry.objects.all()
    if asked.since:
        rows = rows.filter(at__gte=midnight(asked.since))
    if asked.until:
        rows = rows.filter(at__lt=midnight(asked.until + dt.timedelta(days=1)))
    if asked.act:
        rows = rows.filter(act__startswith=asked.act)
    if asked.doer:
        rows = rows.filter(doer=str(asked.doer))
    if asked.thing:
        rows = rows.filter(thing=asked.thing)
    return rows


def _lines(reader: Reader, entries: Sequence[Entry]) -> tuple[EntryLine, ...]:
    names = names_of([found for entry in entries if (found := _id(entry.doer))])
    titles = _titles(reader, [found for entry in entries if (found := _id(entry.thing))])
    return tuple(_line(entry, names, titles) for entry in entries)


def _line(entry: Entry, names: dict[str, str], titles: dict[str, tuple[str, str]]) -> EntryLine:
    aside = getattr(entry, "aside", None)
    title, address = titles.get(entry.thing, ("", ""))
    doer = names.get(entry.doer, GONE) if entry.doer else NOBODY
    erased = aside is None and not entry.text.endswith('"words":""}')
    words = aside.words if aside else ""
    return EntryLine(
        entry.sequence, entry.at, entry.act, doer, entry.doer, entry.thing, title, address, words, erased, entry.hash
    )


def _titles(reader: Reader, ids: Sequence[UUID]) -> dict[str, tuple[str, str]]:
    """Title and address of each thing that this reader may read: by the table and the lock, kind by kind."""
    kinds: dict[str, list[UUID]] = defaultdict(list)
    for found, kind in Thing.objects.filter(id__in=set(ids), lock__in=sorted(reader.locks)).values_list("id", "kind"):
        kinds[kind].append(found)
    titles = {}
    for kind in sorted(kinds):
        for row in readable(reader, model_of(kind)).filter(pk__in=kinds[kind]):
            words = str(getattr(row, "title", "") or model_of(kind)._meta.verbose_name)
            titles[str(row.pk)] = (words, place_of(kind, row.pk))
    return titles


def _id(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
