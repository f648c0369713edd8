"""Months laid out in time: month-of-year and level factors, what they leave, and how much of it lasts.

Extra variation (beyond single events) is taken to last: a fraction `persistence` of it carries over to the next month.
Single events do not last. So a series' residuals hold two parts, told apart by their size and by their likeness from
one month to the next; both follow from quadratic forms of the residuals, whose expectations are exact here.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from commonweal.stats.change.result import Counts, Floats

GRID = np.round(np.arange(0.0, 0.951, 0.01), 2)  # persistence is told to the nearest hundredth; 0.95 is nearly a drift
YEAR = 12
_SWEEPS = 60  # only histories with gaps need more than two
_SETTLED = 1e-10


@dataclass(frozen=True)
class Layout:
    """Cells in time: `time` (months since the first), `season` (month of the year), `block` (a level each)."""

    time: Counts
    season: Counts
    block: Counts

    @cached_property
    def left(self) -> Floats:
        """The projection (cells, cells) onto what season and block leave."""
        factors = np.column_stack([self.season[:, None] == np.unique(self.season), _dummies(self.block)]).astype(float)
        return np.asarray(np.eye(self.time.size) - factors @ np.linalg.pinv(factors))

    @cached_property
    def df(self) -> float:
        """Residual degrees of freedom."""
        return float(np.rint(np.trace(self.left)))

    @cached_property
    def neighbours(self) -> Floats:
        """Half a one for each two cells that are adjacent months: r' neighbours r is the sum of lag-1 products."""
        return np.asarray((np.abs(self.time[:, None] - self.time) == 1) / 2.0)

    @cached_property
    def chance_lag(self) -> float:
        """The lag-1 products to expect of single events alone: below zero, for residuals sum to zero."""
        return float(np.trace(self.left @ self.neighbours))

    @cached_property
    def lasting(self) -> tuple[Floats, Floats, Floats]:
        """At each persistence of GRID, per unit of extra variation: lag-1 products, squares, and their spread.

        The spread is the sum of the squared eigenvalues, which the degrees of freedom need.
        """
        forms = self.left @ correlations(self.time) @ self.left
        lags = np.sum(forms * self.neighbours, axis=(1, 2))
        return lags, np.trace(forms, axis1=1, axis2=2), np.sum(forms**2, axis=(1, 2))


def correlations(time: Counts) -> Floats:
    """The correlation of extra variation between months at each persistence of GRID, (GRID, cells, cells).

    It is the persistence to the power of the months between.
    """
    between = np.abs(time[:, None] - time)
    powers = GRID[:, None] ** np.arange(between.max(initial=0) + 1.0)
    return np.asarray(powers[:, between])


def paired_layout(used: npt.NDArray[np.bool_], apart: int) -> Layout:
    """The cells of paired months, before and after: `used` (M,) says which pairs are held."""
    place = np.flatnonzero(used)
    time = np.concatenate([place, place + apart])
    return Layout(time, time % YEAR, np.repeat([0, 1], place.size))


def history_layout(held: npt.NDArray[np.bool_]) -> Layout:
    """The cells of consecutive months: a level for each twelve months, counted from the last month backwards."""
    time = np.flatnonzero(held)
    return Layout(time, time % YEAR, (held.size - 1 - time) // YEAR)


def difference_spread(used: npt.NDArray[np.bool_], apart: int) -> Floats:
    """At each persistence of GRID, the variance of the two periods' difference of mean extra variation.

    It is given over what it would be if nothing lasted.
    """
    place = np.flatnonzero(used)
    time = np.concatenate([place, place + apart])
    contrast = np.repeat([-1.0, 1.0], place.size) / place.size
    return np.asarray(contrast @ correlations(time) @ contrast * place.size / 2)


def residuals(counts: Floats, layout: Layout) -> Floats:
    """Pearson residuals (S, cells) of counts about season x block expectations, fitted by proportions."""
    members = [(factor[:, None] == np.unique(factor)).astype(float) for factor in (layout.season, layout.block)]
    expected = np.ones(counts.shape)
    for _ in range(_SWEEPS):
        moved = 0.0
        for member in members:
            sums = expected @ member
            scale = np.where(sums > 0, (counts @ member) / np.where(sums > 0, sums, 1.0), 1.0)
            expected = expected * (scale @ member.T)
            moved = float(np.abs(scale - 1.0).max(initial=0.0))
        if moved < _SETTLED:  # the last factor fits, and the one before it was not disturbed
            break
    return np.asarray((counts - expected) / np.sqrt(np.where(expected > 0, expected, 1.0)))


def _dummies(block: Counts) -> npt.NDArray[np.bool_]:
    return np.asarray(block[:, None] == np.unique(block)[1:])
