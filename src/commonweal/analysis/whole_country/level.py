"""All areas of one level, partnerships or wards, with their months."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from commonweal.figures import Area, Period
from commonweal.records import offences

Kind = Literal["partnership", "ward"]
Floats = npt.NDArray[np.float64]
LONG_GAP = 6
"""Months missing in a row: what lies before is another time, and nothing is looked back on across it."""


@dataclass(frozen=True, slots=True)
class Level:
    """A areas, the O offences that the source records, and T months of `horizon`; counts (A, O, T), NaN where missing.

    `within` (A,) says which partnership each area lies in, by its place in the country.
    """

    kind: Kind
    areas: tuple[Area, ...]
    within: npt.NDArray[np.int64] = field(repr=False)
    offences: tuple[str, ...]
    horizon: Period
    counts: Floats = field(repr=False)

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every node of the offence tree that can be counted whole: what a row is told of."""
        recorded = set(self.offences)
        return tuple(node for node in offences.by_code() if recorded & offences.descendants(node))

    def months(self, node: str) -> Floats:
        """Counts a month (A, T) of a node with all below it, NaN where missing."""
        at = [i for i, code in enumerate(self.offences) if code in offences.descendants(node)]
        total: Floats = self.counts[:, at].sum(axis=1)
        return total

    def span(self, period: Period) -> slice:
        """Where a period that the horizon holds lies in it."""
        first = period.start.index - self.horizon.start.index
        return slice(first, first + len(period))


def since_long_gap(months: Floats) -> Floats:
    """The same months (A, T), all before an area's last long gap taken as missing."""
    missing = np.isnan(months)
    patterns, of = np.unique(missing, axis=0, return_inverse=True)
    starts = np.array([_start(pattern) for pattern in patterns], dtype=np.int64)[of.ravel()]
    return np.where(np.arange(months.shape[1]) < starts[:, None], np.nan, months)


def _start(missing: npt.NDArray[np.bool_]) -> int:
    run = 0
    for i in range(len(missing) - 1, -1, -1):
        run = run + 1 if missing[i] else 0
        if run == LONG_GAP:
            return i + LONG_GAP
    return 0
