"""What this room is told of the rooms above it: when bodies meet, and what an action's home is called.

Those rooms register a function when the portal starts; each answers for a reader with what that reader may read.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A meeting that takes or took place: cancelled ones are left out."""

    id: UUID
    body: UUID | None
    date: dt.date
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """What something is called, and its page."""

    words: str
    address: str = ""


Meetings = Callable[[Reader], Iterable[MeetingDay]]
Words = Callable[[Reader, Iterable[UUID]], Mapping[UUID, Place]]

_meetings: list[Meetings] = []
_words: dict[str, Words] = {}


def meetings_from(function: Meetings) -> None:
    """Register who knows when bodies meet."""
    _meetings[:] = [function]


def words_from(kind: str, function: Words) -> None:
    """Register who knows what things of a kind are called."""
    _words[kind] = function


def meetings(reader: Reader) -> tuple[MeetingDay, ...]:
    """The meetings that this reader may know of, in order of their dates."""
    return tuple(sorted((day for of in _meetings for day in of(reader)), key=lambda day: (day.date, str(day.id))))


def places(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Place]:
    """What these things are called, as far as this reader may read them: one query, and those of each kind's room."""
    wanted = sorted(set(ids))
    kinds = dict(Thing.objects.filter(pk__in=wanted, lock__in=sorted(reader.locks)).values_list("pk", "kind"))
    found: dict[UUID, Place] = {}
    for kind, of in sorted(_words.items()):
        of_kind = [id for id, its in kinds.items() if its == kind]
        if of_kind:
            found |= of(reader, of_kind)
    return found
