"""All the cylinders looked at, circles times runs of periods, and the likelihood ratio of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

BLOCK = 100_000
"""Sums worked on at a time: so many stay in the processor's own memory."""


@dataclass(frozen=True, slots=True)
class Found:
    """One cylinder: its circle's locations, the run, and its ratio."""

    locations: Ints
    start: int
    end: int
    ratio: float


@dataclass(frozen=True, slots=True)
class _Block:
    """The circles of a few centres: `order` (centres, K), locations from the nearest on; `looked` (centres, K)."""

    order: Ints
    looked: npt.NDArray[np.bool_]

    def runs(self, values: npt.NDArray[Any], longest: int, prospective: bool) -> Iterator[npt.NDArray[Any]]:
        """Sums (starts, centres * K) of values (I, T) in every run and circle, one length of run after another."""
        until = np.zeros((values.shape[1] + 1, len(values)), dtype=values.dtype)
        np.cumsum(values.T, axis=0, out=until[1:])
        summed = np.cumsum(until[:, self.order], axis=2, dtype=values.dtype).reshape(len(until), -1)
        for length in range(1, longest + 1):
            yield summed[-1:] - summed[-1 - length] if prospective else summed[length:] - summed[:-length]


@dataclass(frozen=True, slots=True)
class _Known:
    """What does not change from one data set to the next, of the runs of one length: arrays (starts or 1, Z).

    The ratio is both(c) - c (log e - log (C - e)) - C log (C - e): what is expected, the bracket, and the last.
    """

    expected: Floats
    slope: Floats
    base: Floats

    @property
    def is_same_at_all_starts(self) -> bool:
        """Whether a run is expected to hold as much wherever it starts: then the fullest has the highest ratio."""
        return len(self.expected) == 1


Ready = list[list[_Known]]


class Windows:
    """Circles (I, K) times runs of up to `longest` periods."""

    def __init__(
        self, order: Ints, looked: npt.NDArray[np.bool_], longest: int, prospective: bool, total: int, periods: int
    ) -> None:
        self.longest, self.prospective, self.total = longest, prospective, float(total)
        centres = max(1, BLOCK // (order.shape[1] * periods))
        cuts = range(0, len(order), centres)
        self.blocks = [_Block(order[i : i + centres], looked[i : i + centres]) for i in cuts]
        whole = np.arange(total + 1, dtype=np.float64)
        c_log_c = whole * np.log(np.maximum(whole, 1.0))
        self._both = c_log_c + c_log_c[::-1]  # c log c + (C - c) log (C - c), by c

    def cylinders(self, periods: int) -> int:
        """How many are looked at."""
        runs = self.longest if self.prospective else sum(periods - n + 1 for n in range(1, self.longest + 1))
        return runs * sum(int(block.looked.sum()) for block in self.blocks)

    def ready(self, expected: Floats) -> Ready:
        """Of each block and length of run all that needs to be worked out once only."""
        return [[self._known(block, e) for e in self._runs(block, expected)] for block in self.blocks]

    def _known(self, block: _Block, expected: Floats) -> _Known:
        same = (np.ptp(expected, axis=0) <= 1e-9 * expected[0]).all()
        e = expected[:1] if same else expected
        e = np.where(block.looked.ravel(), e, self.total)  # never more than the total: a circle that is not looked at
        log_rest = np.log(np.maximum(self.total - e, 1e-300))
        return _Known(e, np.log(np.maximum(e, 1e-300)) - log_rest, self.total * log_rest)

    def _runs(self, block: _Block, values: npt.NDArray[Any]) -> Iterator[npt.NDArray[Any]]:
        return block.runs(values, self.longest, self.prospective)

    def _ratios(self, c: npt.NDArray[Any], known: _Known) -> Floats:
        ratio: Floats = self._both[c]
        ratio -= c * known.slope
        ratio -= known.base
        ratio *= c > known.expected
        return ratio

    def highest(self, cases: npt.NDArray[np.int32], ready: Ready) -> float:
        """The highest ratio of a data set (I, T)."""
        most = 0.0
        for block, lengths in zip(self.blocks, ready, strict=True):
            for c, known in zip(self._runs(block, cases), lengths, strict=True):
                fullest = _fullest(c) if known.is_same_at_all_starts else c
                most = max(most, float(self._ratios(fullest, known).max()))
        return most

    def best(self, cases: npt.NDArray[np.int32], ready: Ready, most: int) -> list[Found]:
        """The clusters, highest first, each without a location of those before."""
        parts = [
            self._tops(n, length, self._ratios(c, known), cases.shape[1])
            for n, (block, lengths) in enumerate(zip(self.blocks, ready, strict=True))
            for length, (c, known) in enumerate(zip(self._runs(block, cases), lengths, strict=True), start=1)
        ]
        ratio, length, start, n, centre, reach = (np.concatenate(column) for column in zip(*parts, strict=True))
        # Of circles that hold the same events the smaller one, of runs the shorter, says it more sharply.
        order = np.lexsort((reach, length, -np.round(ratio, 9)))
        taken = np.zeros(len(cases), dtype=bool)
        found: list[Found] = []
        for z in order.tolist():
            inside = self.blocks[n[z]].order[centre[z], : reach[z] + 1]
            if taken[inside].any():
                continue
            taken[inside] = True
            found.append(Found(inside, int(start[z]), int(start[z] + length[z] - 1), float(ratio[z])))
            if len(found) == most:
                break
        return found

    def _tops(self, n: int, length: int, ratio: Floats, periods: int) -> tuple[npt.NDArray[Any], ...]:
        """Of each circle with more than was expected its best run of one length: where it starts, and its ratio."""
        top = ratio.argmax(axis=0)
        highest = ratio[top, np.arange(top.size)]
        z = np.flatnonzero(highest > 0)  # a circle that is not looked at has no more than was expected
        start = np.full(z.size, periods - length) if self.prospective else top[z]
        centre, reach = np.divmod(z, self.blocks[n].order.shape[1])
        return highest[z], np.full(z.size, length), start, np.full(z.size, n), centre, reach


def _fullest(c: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The largest of each column (1, Z); row by row, which is four times as fast as numpy's own reduction."""
    most = c[:1].copy()
    for row in c[1:]:
        np.maximum(most, row, out=most)
    return most
