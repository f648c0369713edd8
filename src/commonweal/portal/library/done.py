"""What agencies did between two days, for papers that print it: the operations room knows, and says so at the start."""

from collections.abc import Callable
from datetime import date

from commonweal.portal.access.reader import Reader
from commonweal.records.activity import Activity

Tells = Callable[[Reader, date, date], tuple[Activity, ...]]

_tells: list[Tells] = []


def done_told_by(tells: Tells) -> None:
    """Register who knows it: what every partner may read of it, and this reader too."""
    _tells[:] = [tells]


def done_between(reader: Reader, first: date, last: date) -> tuple[Activity, ...]:
    """What was done on any day from `first` to `last`, as far as a paper for all partners may tell of it."""
    return tuple(activity for tells in _tells for activity in tells(reader, first, last))
