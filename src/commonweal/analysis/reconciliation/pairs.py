"""Two sources laid beside each other, offence group by offence group, and judged period by period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import numpy.typing as npt

from commonweal.analysis.reconciliation.question import Question
from commonweal.analysis.reconciliation.told import Floats, Told
from commonweal.figures import Month, Period
from commonweal.stats.usual_offset import UsualOffset, usual_offset


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources of one place; its times are the longer of the two sources'. `first` is held against `second`."""

    first: Told
    second: Told

    @property
    def key(self) -> str:
        """Its part of a figure's id: `police-uk-beside-home-office`."""
        return f"{self.first.key}-beside-{self.second.key}"

    @property
    def months(self) -> int:
        """How many months one of its times has."""
        return max(self.first.months, self.second.months)

    @property
    def unit(self) -> str:
        """What one of its times is called."""
        return "month" if self.months == 1 else "quarter"

    @property
    def times(self) -> tuple[Period, ...]:
        """Every time of the horizon."""
        starts = tuple(self.first.horizon)[:: self.months]
        return tuple(Period(start, start + (self.months - 1)) for start in starts)

    @property
    def common(self) -> tuple[Period, ...]:
        """The times of which both sources tell."""
        return tuple(time for t, time in enumerate(self.times) if not self.why(t))

    def why(self, time: int) -> str:
        """Why a time cannot be compared, "" where it can."""
        return self.first.why(time, self.months) or self.second.why(time, self.months)


@dataclass(frozen=True, slots=True)
class Compared:
    """One offence group of a pair: counts (T,), the stretches within which one may learn, and the judgement."""

    pair: Pair
    node: str
    first: Floats = field(repr=False)
    second: Floats = field(repr=False)
    stretch: npt.NDArray[np.int64] = field(repr=False)
    judged: UsualOffset = field(repr=False)

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Which times have both counts."""
        found: npt.NDArray[np.bool_] = np.isfinite(self.first) & np.isfinite(self.second)
        return found

    def within(self, period: Period) -> npt.NDArray[np.bool_]:
        """Which of them lie wholly in a period."""
        inside = np.array([t.start >= period.start and t.end <= period.end for t in self.pair.times])
        return inside & self.known

    @property
    def latest(self) -> npt.NDArray[np.bool_]:
        """The times of the stretch that holds the newest time: what is usual now."""
        known = np.flatnonzero(self.known & (self.stretch >= 0))
        if not len(known):
            return np.zeros(len(self.stretch), dtype=bool)
        newest: npt.NDArray[np.bool_] = self.known & (self.stretch == self.stretch[known[-1]])
        return newest


def pairs_of(told: Sequence[Told]) -> Iterator[Pair]:
    """Every two sources of the same place, in the order given."""
    for first, second in combinations(told, 2):
        if first.area.code == second.area.code:
            yield Pair(first, second)


def compare(pair: Pair, node: str, question: Question) -> Compared:
    """Judge one offence group of a pair at each of its times."""
    first, second = pair.first.at(node, pair.months), pair.second.at(node, pair.months)
    known = np.isfinite(first) & np.isfinite(second)
    touching = question.register.touching(node, pair.first.horizon)
    changes = [c.month for c in touching if not c.force or question.partnership.is_home_force(c.force)]
    found = stretches(known, pair.times, changes)
    return Compared(pair, node, first, second, found, usual_offset(first, second, found))


def stretches(known: npt.NDArray[np.bool_], times: Sequence[Period], changes: Sequence[Month]) -> npt.NDArray[np.int64]:
    """Number the runs of times with no gap and no change of counting rules between them; -1 for a time of none.

    A change at a time's first month begins a new run; one inside a quarter leaves that quarter in no run.
    """
    number, before = 0, False
    found = np.full(len(times), -1, dtype=np.int64)
    for t, time in enumerate(times):
        inside = any(time.start < month <= time.end for month in changes)
        if not before or time.start in changes:
            number += 1
        if known[t] and not inside:
            found[t] = number
        before = bool(known[t]) and not inside
    return found
