"""The forward plan of a body, as far as a reader may read it."""

import datetime as dt
import re
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.models import ForwardEntry
from commonweal.portal.meetings.queries.items import shown

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
    state: str
    restricted: bool
    item: UUID | None
    item_title: str


def forward_plan(reader: Reader, body: UUID, *, all_states: bool = False) -> tuple[EntryLine, ...]:
    """The open entries by when they are due, those for every meeting last; or the whole history."""
    rows = readable(reader, ForwardEntry).filter(body=body).select_related("agency")
    found = list(rows if all_states else rows.filter(state="open"))
    seen(reader, *found)
    items = dict(shown(reader).filter(pk__in=[e.item_id for e in found if e.item_id]).values_list("pk", "title"))
    lines = [_line(reader, entry, items) for entry in found]
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


def _line(reader: Reader, entry: ForwardEntry, items: dict[UUID, str]) -> EntryLine:
    known = entry.item_id if entry.item_id in items else None
    words = entry.due_text or (in_words(entry.due_on) if entry.due_on else "no date yet")
    return EntryLine(
        id=entry.pk, title=entry.title, agency=entry.agency.name if entry.agency else "", due=due_of(entry),
        due_words="every meeting" if entry.every_meeting else words, every_meeting=entry.every_meeting,
        state=entry.state, restricted=reader.keeps_from_residents(entry.lock_id), item=known,
        item_title=items[known] if known else "",
    )  # fmt: skip
