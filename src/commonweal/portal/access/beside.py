"""What a room above says beside a thing on its page: that a hold keeps it, that somebody says it is wrong."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.reader import Reader


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """Sentences of the rooms above, and where its holder may have it kept."""

    held_until: dt.date | None = None  # it must stay, and is looked at again then
    remarks: tuple[tuple[dt.date, str], ...] = ()  # what the person it is about says against it
    hold: str = ""  # the address at which its holder may place a hold


Tell = Callable[[Reader, UUID], Said]
_tellers: list[Tell] = []


def told_by(tell: Tell) -> None:
    """Have a room say what stands beside things. It is asked of one thing, which the reader was shown."""
    if tell not in _tellers:
        _tellers.append(tell)


def beside(reader: Reader, thing: UUID) -> tuple[Said, ...]:
    """All that is said."""
    return tuple(tell(reader, thing) for tell in _tellers)
