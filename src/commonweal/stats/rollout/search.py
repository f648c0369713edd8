"""The permutation test of an effect, and the effects that it would not refuse."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.stats.rollout.cells import Cells

Floats = npt.NDArray[np.float64]

_FURTHEST = 6.0  # a log ratio beyond which an interval's end is called infinite
_HALVINGS = 24


@dataclass(frozen=True, slots=True)
class Search:
    """The permutation test of any effect, alike in all areas and months that had it."""

    counts: Floats
    since: Floats
    dealt: Floats
    base: int
    exact: bool

    def p(self, effect: float) -> float:
        """Two-sided, of the log ratio `effect`: the counts that had it are put back to what they would have been."""
        had = np.arange(self.counts.shape[1]) >= self.since[:, None]
        without = np.where(had, self.counts * np.exp(-effect), self.counts)
        mine = abs(standardised(Cells.of(without, self.since[None], self.base)))[0]
        others = abs(standardised(Cells.of(without, self.dealt, self.base)))
        as_large = int(np.sum(others >= mine - 1e-9))
        return as_large / len(others) if self.exact else (1 + as_large) / (1 + len(others))


def standardised(cells: Cells) -> Floats:
    """The log ratio over its error by chance alone, (B,): so that an order of quiet areas does not rule the others."""
    return np.asarray(cells.log_ratio / np.sqrt(cells.variance))


def interval_end(search: Search, ratio: float, level: float, way: float) -> float:
    """One end of the interval, as a log ratio: beyond it the test refuses the effect."""
    centre = np.log(ratio) if np.isfinite(ratio) and ratio > 0 else 0.0
    alpha, step = 1 - level, 0.1
    while search.p(centre + way * step) > alpha:
        step *= 2
        if step > _FURTHEST:
            return way * np.inf
    inside, outside = 0.0, step
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if search.p(centre + way * middle) > alpha else (inside, middle)
    return float(centre + way * inside)
