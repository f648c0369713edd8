"""What every reader knows to add up: linear relations between cells."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from commonweal.errors import MethodRefused


@dataclass(frozen=True, slots=True)
class Relations:
    """`matrix @ cells == right`: `matrix` is sparse, (relations, cells); `right` has one number a relation."""

    matrix: sparse.csr_array
    right: npt.NDArray[np.float64]

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return int(self.matrix.shape[1])

    def hold(self, values: npt.NDArray[np.float64], tolerance: float = 1e-6) -> bool:
        """Whether the values (cells,) satisfy every relation."""
        return bool(np.all(np.abs(self.matrix @ values - self.right) <= tolerance))


def sums(cells: int, totals: Sequence[tuple[int, Sequence[int]]]) -> Relations:
    """Relations from `(total, parts)` pairs of cell numbers: each total is the sum of its parts.

    Raises MethodRefused where a total is one of its own parts.
    """
    rows, columns, signs = [], [], []
    for row, (total, parts) in enumerate(totals):
        if total in parts:
            raise MethodRefused("A total cannot be one of its own parts.", "Check which cells add up to which.")
        rows += [row] * (1 + len(parts))
        columns += [total, *parts]
        signs += [-1.0] + [1.0] * len(parts)
    matrix = sparse.csr_array((signs, (rows, columns)), shape=(len(totals), cells))
    return Relations(matrix, np.zeros(len(totals)))
