"""An action as a line of a list."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.tasks import surroundings
from commonweal.portal.tasks.lateness import Calendar, Lateness
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.surroundings import Place

NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action. Words of its home and of what answered it are there only for readers of these, too."""

    id: UUID
    text: str
    tier: str
    kind: str
    owner: str
    agency: str
    agency_id: UUID | None
    owner_words: str
    due_on: dt.date | None
    due_words: str
    raised_on: dt.date
    state: str
    closed_on: dt.date | None
    lateness: Lateness | None
    due_soon: bool
    evidence: str
    home: UUID | None
    home_words: str
    home_address: str
    answered_by_words: str
    answered_by_address: str
    restricted: bool

    @property
    def days_to_close(self) -> int | None:
        """How long it took; None while it is open."""
        return (self.closed_on - self.raised_on).days if self.closed_on else None

    @property
    def state_words(self) -> str:
        """`2 meetings late`, `due soon`, `open`, `done`, `dropped`."""
        if self.lateness:
            return self.lateness.words
        return "due soon" if self.due_soon else self.state


def calendar_of(reader: Reader) -> Calendar:
    """The meetings that count for this reader, as of today."""
    return Calendar.of(surroundings.meetings(reader), today())


def lines(reader: Reader, actions: Iterable[Action], calendar: Calendar) -> tuple[ActionLine, ...]:
    """Lines of these rows, in their order. However many there are, places are asked for once."""
    rows = list(actions)
    ends = {id for row in rows for id in (row.thing.home_id, row.answered_by_id) if id}
    places = surroundings.places(reader, ends) if ends else {}
    return tuple(_line(reader, row, calendar, places) for row in rows)


def _line(reader: Reader, row: Action, calendar: Calendar, places: dict[UUID, Place]) -> ActionLine:
    home = places.get(row.thing.home_id, NOWHERE) if row.thing.home_id else NOWHERE
    answer = places.get(row.answered_by_id, NOWHERE) if row.answered_by_id else NOWHERE
    agency = row.agency.short_name if row.agency else ""
    person = row.owner.name if row.owner and reader.held else ""  # residents are told the agency, not the officer
    due = calendar.due_day(row)
    return ActionLine(
        id=row.pk,
        text=row.text,
        tier=row.tier,
        kind=row.kind,
        owner=person,
        agency=agency,
        agency_id=row.agency_id,
        owner_words=", ".join(part for part in (person, agency) if part) or row.owner_as_printed,
        due_on=due,
        due_words=_due_words(row, due, calendar),
        raised_on=row.raised_on,
        state=row.state,
        closed_on=row.closed_on,
        lateness=calendar.lateness(row),
        due_soon=calendar.is_due_soon(row),
        evidence=row.evidence,
        home=row.thing.home_id,
        home_words=home.words,
        home_address=home.address,
        answered_by_words=answer.words,
        answered_by_address=answer.address,
        restricted=reader.keeps_from_residents(row.lock_id),
    )


def _due_words(row: Action, due: dt.date | None, calendar: Calendar) -> str:
    meeting = calendar.by_id.get(row.due_at_id) if row.due_at_id else None
    if row.due_on is None and meeting is not None:
        return meeting.words
    return f"{due.day} {due:%B %Y}" if due else row.due_as_printed
