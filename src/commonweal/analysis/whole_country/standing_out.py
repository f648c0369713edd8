"""What stands out of hundreds or thousands of rows: the surest first, and of those the largest."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.analysis.whole_country.changes_tested import DISCOVERY_RATE, Changes
from commonweal.analysis.whole_country.months_judged import Exceedances

SURE = (0.001, 0.01, DISCOVERY_RATE)
"""Findings are as sure as the least of these that their q does not pass; beyond the last they are hints."""
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """Places (F,) of findings in a level's arrays: area, node, and month where months were judged."""

    area: Places
    node: Places
    month: Places

    def __len__(self) -> int:
        return self.area.size

    def first(self, most: int) -> "Found":
        """The surest and largest so many."""
        return Found(self.area[:most], self.node[:most], self.month[:most])

    def of(self, areas: npt.NDArray[np.bool_]) -> "Found":
        """Those of the areas marked (A,)."""
        kept = areas[self.area]
        return Found(self.area[kept], self.node[kept], self.month[kept])


def found_changes(answer: Changes) -> Found:
    """Rises and falls that hold at the false discovery rate."""
    area, node = np.nonzero(np.isin(answer.verdict, ("rise", "fall")))
    with np.errstate(divide="ignore"):
        size = np.abs(np.log((answer.after[area, node] + 0.5) / (answer.before[area, node] + 0.5)))
    order = _order(answer.q[area, node], size)
    return Found(area[order], node[order], np.zeros(order.size, dtype=np.int64))


def found_exceedances(answer: Exceedances) -> Found:
    """Months above their band, those that hold at the false discovery rate before those that do not."""
    area, node, month = np.nonzero(answer.alarm > 0)
    at = (area, node, month)
    size = np.log((answer.observed[at] + 0.5) / (answer.expected[at] + 0.5))
    order = _order(answer.q[at], size)
    return Found(area[order], node[order], month[order])


def _order(q: npt.NDArray[np.float64], size: npt.NDArray[np.float64]) -> Places:
    return np.lexsort((q, -size, np.searchsorted(SURE, q)))
