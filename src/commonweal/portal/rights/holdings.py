"""What each room holds on people: how it is found, who answers for it, and what it says as text.

A room's holding is one value here (`rights.held`). What it says (`lines`) is only what stands under the thing's own
lock: what is for fewer of its readers is a holding of its own, so that nobody is shown more by answering.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.partnership.models import Person
from commonweal.portal.people.said import Said
from commonweal.portal.rights.models import Ask, UnitAsk
from commonweal.portal.rights.redaction import Line


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that holds something on whom was sought. `sure` False: a name, or something of theirs, is all that fits.

    `tied`: what else one must be able to read, to be told that this is of them: a link, or what was shared.
    `over`: the record, itself found only over a link, over which this was found: what is asked about that counts, too.
    """

    thing: UUID
    sure: bool = True
    tied: UUID | None = None
    over: UUID | None = None

    @property
    def rank(self) -> tuple[bool, bool]:
        """The best of several ways to one thing first: a sure one, and of these one over no link."""
        return not self.sure, self.tied is not None or self.over is not None


@dataclass(frozen=True, slots=True)
class Due:
    """A thing whose time is over by a rule, counted from a day."""

    thing: UUID
    rule: str
    since: dt.date
    due_on: dt.date


def _none(_: dt.date) -> Iterable[Due]:
    return ()


def _nobody(_: Thing) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of thing that holds something on people. `find`, `due` and `holders` are asked by the system."""

    kind: str  # of the thing: "people.record"
    words: str  # "A record of a person"
    find: Callable[[Said], Iterable[Found]]
    lines: Callable[[Thing], Iterable[Line]]
    answers: Callable[[Reader, Thing], bool]
    holders: Callable[[Thing], Iterable[Person]]
    agency: Callable[[Thing], UUID | None]
    others: Callable[[Thing], Iterable[str]] = field(default=_nobody)  # names that are proposed to be left out
    due: Callable[[dt.date], Iterable[Due]] = field(default=_none)
    asked: type[Ask] | type[UnitAsk] = Ask
    place: str = ""  # the address's name of its page
    stands_in: bool = False  # governance does, two of them, where it is in no case and nobody answers for it today
    caution: Callable[[Thing], str] = field(default=lambda _: "")  # what its holder does before handing it in


_holdings: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Have a kind of thing looked through."""
    _holdings[holding.kind] = holding


def all_of_them() -> tuple[Holding, ...]:
    """Every kind, in one order."""
    return tuple(_holdings[kind] for kind in sorted(_holdings))


def of_kind(kind: str) -> Holding:
    """The holding of a kind."""
    return _holdings[kind]


def of_thing(thing: Thing) -> Holding | None:
    """What a thing is held as."""
    return _holdings.get(thing.kind)
