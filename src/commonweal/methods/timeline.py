"""The times of a table, set on an even grid of months, weeks or whole numbers, so that a gap is seen as one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from commonweal.errors import RowsRefused

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WHOLE = re.compile(r"[+-]?\d{1,9}")
LONGEST_GAP = 40  # years without a row: more is a slip in a year, and would be a large empty table
NEXT_STEP = "Write months as 2024-03, weeks as the date of one weekday (2024-03-04), or number the points 1, 2, 3."


@dataclass(frozen=True, slots=True)
class Timeline:
    """`place` (rows,) of each row's time on a grid of `length` points that begins at `first` (a number, or months or
    weeks since the year 0); `days` (length,) the grid's dates where the times are dates to the day, else None.
    """

    place: NDArray[np.int64]
    length: int
    days: NDArray[np.datetime64] | None
    first: int
    frequency: int
    numbered: bool

    def find(self, cell: str) -> int:
        """The place of one more time, which may lie outside the grid. Raises RowsRefused where it cannot be read."""
        return _ordinal(cell, self.frequency, numbered=self.numbered) - self.first


def timeline_of(cells: Sequence[str], frequency: int) -> Timeline:
    """Read a column of times: all whole numbers, or all months or dates. Raises RowsRefused where they are neither.

    >>> timeline_of(["2024-11", "2025-02"], frequency=12).place.tolist()
    [0, 3]
    """
    numbered = all(_WHOLE.fullmatch(cell) for cell in cells)
    ordinals = np.array([_ordinal(cell, frequency, numbered=numbered) for cell in cells], dtype=np.int64)
    first = int(ordinals.min())
    length = int(ordinals.max()) - first + 1
    if length > LONGEST_GAP * frequency + len(cells):
        raise RowsRefused("The times of the table lie too far apart to be one series.", NEXT_STEP)
    # A month written 2024-03 has no day: months are then evenly spaced, as numbered points are.
    undated = numbered or all(_MONTH.fullmatch(cell) for cell in cells)
    if frequency == 52 and undated and not numbered:
        raise RowsRefused("A weekly table says the day of each week, not the month.", NEXT_STEP)
    days = None if undated else _days(cells, first, length, frequency)
    return Timeline(ordinals - first, length, days, first, frequency, numbered)


def _ordinal(cell: str, frequency: int, *, numbered: bool) -> int:
    """Months or weeks since the year 0, or the number itself."""
    if numbered:
        if not _WHOLE.fullmatch(cell):
            raise RowsRefused(f"The time '{cell}' is not a whole number, as the others are.", NEXT_STEP)
        return int(cell)
    day = _day(cell)
    return day.year * 12 + day.month - 1 if frequency == 12 else day.toordinal() // 7


def _day(cell: str) -> date:
    try:
        month = _MONTH.fullmatch(cell)
        return date(int(month[1]), int(month[2]), 1) if month else date.fromisoformat(cell[:10])
    except ValueError:
        raise RowsRefused(f"The time '{cell}' cannot be read.", NEXT_STEP) from None


def _days(cells: Sequence[str], first: int, length: int, frequency: int) -> NDArray[np.datetime64]:
    if frequency == 12:
        month = np.datetime64(f"{first // 12:04d}-{first % 12 + 1:02d}", "M")
        return (month + np.arange(length)).astype("datetime64[D]")
    weekdays = {_day(cell).weekday() for cell in cells}
    if len(weekdays) > 1:
        raise RowsRefused("The dates of a weekly table must all be the same day of the week.", NEXT_STEP)
    # date.toordinal counts from a Monday, so the weekday is the remainder less one.
    start = date.fromordinal(first * 7 + (weekdays.pop() + 1) % 7)
    return np.array([start + timedelta(weeks=i) for i in range(length)], dtype="datetime64[D]")
