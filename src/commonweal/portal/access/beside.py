"""What a room above says beside a thing on its page: that a hold keeps it, that somebody says it is wrong.

At the foot of the page, away from the day's work, it says where its holder may have it kept.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.reader import Reader


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """Sentences of the rooms above."""

    held_until: dt.date | None = None  # it must stay, and is looked at again then
    remarks: tuple[tuple[dt.date, str], ...] = ()  # what the person it is about says against it
    restricted_on: dt.date | None = None  # since when it is kept and otherwise used only as far as the law asks
    corrected_on: dt.date | None = None  # of a copy: what it was made of was corrected

    @property
    def any(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.held_until or self.remarks or self.restricted_on or self.corrected_on)


Tell = Callable[[Reader, Sequence[UUID]], Mapping[UUID, Said]]
Keep = Callable[[Reader, UUID], str]  # where its holder may place a hold; "" for everyone else
_tellers: list[Tell] = []
_keepers: list[Keep] = []


def told_by(tell: Tell, keep: Keep) -> None:
    """Have a room say what stands beside things. It is asked of things that the reader was shown."""
    if tell not in _tellers:
        _tellers.append(tell)
        _keepers.append(keep)


def beside(reader: Reader, things: Sequence[UUID]) -> dict[UUID, tuple[Said, ...]]:
    """All that is said of each."""
    told = [tell(reader, things) for tell in _tellers]
    return {thing: tuple(one[thing] for one in told) for thing in things}


def holds(reader: Reader, thing: UUID) -> tuple[str, ...]:
    """Addresses at which this reader may have it kept."""
    return tuple(address for keep in _keepers if (address := keep(reader, thing)))
