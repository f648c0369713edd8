"""The agenda that a paper may be handed in to: the meetings room knows it, and says so when the portal starts."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Audience, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotNow


class NoAgenda(NotNow):
    """There is no meeting to come that this reader may read."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The next meeting: what it is called, its items that this reader may read, and whether they add another."""

    meeting: UUID
    words: str
    items: tuple[tuple[UUID, str], ...]
    may_add: bool
    is_out: bool  # what comes now is late, and says why


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item that is made for a paper: for whom the paper is, with what everyone else sees in its place."""

    title: str
    public_title: str
    audience: Audience
    late_reason: str


Offers = Callable[[Reader, UUID | None], Agenda | None]
Adds = Callable[[Reader, UUID, NewItem], Thing]  # puts a new item on an agenda, or refuses in words

_offers: list[Offers] = []
_adds: list[Adds] = []


def agendas_from(offers: Offers, adds: Adds) -> None:
    """Register who knows the next agenda of a body, and who puts an item on it."""
    _offers[:], _adds[:] = [offers], [adds]


def next_agenda(reader: Reader, body: UUID | None) -> Agenda | None:
    """The agenda of the next meeting of a body (of any body, for a paper of none) that this reader may read."""
    return next((agenda for offers in _offers if (agenda := offers(reader, body)) is not None), None)


def add_item(meeting: UUID, item: NewItem, *, by: Reader) -> Thing:
    """Put a new item on its agenda."""
    if not _adds:
        raise NoAgenda("There is no agenda to put it on.", "Ask the clerk when the next meeting is.")
    return _adds[0](by, meeting, item)
