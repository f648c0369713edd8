"""What agencies did between two days, for papers that print it: the operations room knows, and says so at the start."""

from collections.abc import Callable, Collection
from datetime import date

from commonweal.portal.access.reader import Reader
from commonweal.records.activity import Activity

Tells = Callable[[Reader, date, date, Collection[str]], tuple[Activity, ...]]

_tells: list[Tells] = []


def done_told_by(tells: Tells) -> None:
    """Register who knows it: what every partner may read of it, and this reader too."""
    _tells[:] = [tells]


def done_between(reader: Reader, first: date, last: date, places: Collection[str]) -> tuple[Activity, ...]:
    """What was done on any day from `first` to `last`, as far as a paper for all partners may tell of it.

    `places`: codes of the partnership and of its districts; what was done elsewhere is another paper's.
    """
    return tuple(activity for tells in _tells for activity in tells(reader, first, last, places))
