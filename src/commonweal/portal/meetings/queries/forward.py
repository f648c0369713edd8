"""The forward plan of a body, as far as a reader may read it."""

import datetime as dt
import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.models import CarryOver, ForwardEntry
from commonweal.portal.meetings.queries.items import live

MONTHS = {
    name: n
    for n, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), start=1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line of the forward plan."""

    id: UUID
    title: str
    agency: str
    due: dt.date | None
    due_words: str
    every_meeting: bool
    restricted: bool


def standing(reader: Reader) -> QuerySet[ForwardEntry]:
    """Entries that are still to come, as far as this reader may know: a meeting that is hidden takes none from them."""
    answers = readable(reader, CarryOver)
    taken = answers.filter(state="accepted", item__in=live(reader)).values("source")
    rows = readable(reader, ForwardEntry).filter(Q(every_meeting=True) | ~Q(pk__in=taken), dropped=False)
    return rows.exclude(pk__in=answers.filter(state="closed").values("source"))


def forward_plan(reader: Reader, body: UUID) -> tuple[EntryLine, ...]:
    """The entries that are still to come by when they are due, those for every meeting last."""
    found = list(standing(reader).filter(body=body).select_related("agency"))
    seen(reader, *found)
    lines = [_line(reader, entry) for entry in found]
    return tuple(sorted(lines, key=lambda x: (x.every_meeting, x.due or dt.date.max, x.title, str(x.id))))


def due_of(entry: ForwardEntry) -> dt.date | None:
    """The first day that an entry is due: its date, or what its words say ("2027", "May 2027", "Autumn 2026")."""
    return entry.due_on or first_day_of(entry.due_text)


def first_day_of(words: str) -> dt.date | None:
    """The first day of a year, season or month in words; None where the words name none."""
    year = re.search(r"\b(19|20)\d\d\b", words)
    if not year:
        return None
    named = (MONTHS.get(word) or SEASONS.get(word) for word in re.findall(r"[a-z]+", words.casefold()))
    return dt.date(int(year[0]), next(filter(None, named), 1), 1)


def _line(reader: Reader, entry: ForwardEntry) -> EntryLine:
    words = entry.due_text or (in_words(entry.due_on) if entry.due_on else "no date yet")
    return EntryLine(
        id=entry.pk, title=entry.title, agency=entry.agency.name if entry.agency else "", due=due_of(entry),
        due_words="every meeting" if entry.every_meeting else words, every_meeting=entry.every_meeting,
        restricted=reader.keeps_from_residents(entry.lock_id),
    )  # fmt: skip
