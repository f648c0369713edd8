"""Numbers as printed. Never a key: they repeat, and people mistype them; repeats are pointed out, not refused."""

import datetime as dt
import re
from collections.abc import Iterable
from uuid import UUID

from commonweal.portal.access.models import Lock
from commonweal.portal.access.reach import reach_of


def year_began(day: dt.date, begins_in: int = 5) -> int:
    """The calendar year in which a day's municipal year began: 2023 for 28 March 2024."""
    return day.year if day.month >= begins_in else day.year - 1


def printed(number: int, *, numbering: str, prefix: str, year: int) -> str:
    """`SSP/4/23` in a year series, else `4`."""
    return f"{prefix}/{number}/{year % 100:02d}" if numbering == "year series" else str(number)


def running(number: str, *, numbering: str, prefix: str, year: int) -> int:
    """The running number of a printed number in a series; 0 where it is of another shape or series."""
    pattern = rf"{re.escape(prefix)}/(\d+)/{year % 100:02d}" if numbering == "year series" else r"(\d+)\.?"
    found = re.fullmatch(pattern, number.strip())
    return int(found[1]) if found else 0


def repeats(numbers: Iterable[str]) -> frozenset[str]:
    """Numbers that stand twice."""
    seen: set[str] = set()
    twice: set[str] = set()
    for number in filter(None, numbers):
        (twice if number in seen else seen).add(number)
    return frozenset(twice)


class Locks:
    """Which locks open to whom, read once: whether everyone who opens one opens another too."""

    def __init__(self, ids: Iterable[UUID]) -> None:
        found = Lock.objects.filter(id__in=set(ids)).prefetch_related("audiences")
        self._reaches = {lock.id: [reach_of(audience) for audience in lock.audiences.all()] for lock in found}

    def covers(self, wider: UUID, narrower: UUID) -> bool:
        """Whether everyone who opens the narrower lock opens the wider one."""
        held = self._reaches[narrower]
        return all(any(outer.covers(inner) for inner in held) for outer in self._reaches[wider])
