"""What this room is told by the rooms above it: who is a matcher by a live agreement, of shares, and of
what of intelligence names somebody.

Those rooms register a function when the portal starts. Where none did, nobody is a matcher, and confirming keeps its
purpose alone.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from commonweal.matching.one_place import Told
from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.access.reader import Reader


@dataclass(frozen=True, slots=True)
class Matcher:
    """Somebody whom an agreement that is live today names: shown suggestions between records of these agencies."""

    person: UUID
    agencies: frozenset[UUID]
    agreement: UUID


class GroundsForm(Protocol):
    """The form that asks why it is lawful. `grounds` is handed to `record` as it is."""

    def is_valid(self) -> bool:
        """Whether it is filled in soundly."""
        ...

    def grounds(self) -> Any:
        """What was given; only of a valid form."""
        ...


@dataclass(frozen=True, slots=True)
class Sharing:
    """How confirming a link between two agencies' records is recorded.

    `form(data, link, reader)` asks for grounds beside the purpose. `record(link, purpose=, grounds=, by=)` keeps the
    disclosure and answers with its thing; it may refuse. `record_telling(hint, ...)` the same where a matcher has two
    agencies told: the hint's records cannot be read, its agencies can.
    """

    form: Callable[[Any, Any, Reader], GroundsForm]  # of a link or a hint
    record: Callable[..., Thing | None]
    record_telling: Callable[..., Thing | None] | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shared of a record: words and address of each share, and where one more is recorded."""

    lines: tuple[tuple[str, str], ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Naming:
    """What names somebody or a place and is no record: a report to the unit, or what the unit released of one.

    Only what its reader may read becomes one. `keys` are all by which it tells whom it names; `places` each place.
    """

    kind: str
    reference: str
    agency: str
    at: dt.datetime
    words: str  # what it names, as it is written there
    address: str
    keys: frozenset[tuple[str, str]]
    places: tuple[Told, ...]
    read: tuple[Kept, ...]  # whose reading is entered, where it is shown


Namings = Callable[[Reader, Sequence[tuple[str, str]]], Iterable[Naming]]
_namings: list[Namings] = []
_shown: list[Callable[[Reader, UUID], Shown]] = []
_matchers: list[Callable[[], Iterable[Matcher]]] = []
_sharing: list[Sharing] = []


def matchers_from(function: Callable[[], Iterable[Matcher]]) -> None:
    """Register who knows the matchers of the agreements that are live today."""
    _matchers[:] = [function]


def on_confirm(sharing: Sharing) -> None:
    """Register how a confirmation is recorded as a disclosure."""
    _sharing[:] = [sharing]


def shares_from(function: Callable[[Reader, UUID], Shown]) -> None:
    """Register who knows what was shared of a record."""
    _shown[:] = [function]


def shares(reader: Reader, record: UUID) -> Shown:
    """What was shared of a record, as far as this reader may read that."""
    return _shown[0](reader, record) if _shown else Shown()


def namings_from(function: Namings) -> None:
    """Register who knows what else names somebody: asked with keys of which it is to have one."""
    _namings[:] = [function]


def namings(reader: Reader, keys: Sequence[tuple[str, str]]) -> tuple[Naming, ...]:
    """What else has one of these keys, as far as this reader may read it."""
    return tuple(found for of in _namings for found in of(reader, keys))


def matchers() -> tuple[Matcher, ...]:
    """The matchers of today."""
    return tuple(found for of in _matchers for found in of())


def sharing() -> Sharing | None:
    """How a confirmation is recorded; None where no room does."""
    return _sharing[0] if _sharing else None
