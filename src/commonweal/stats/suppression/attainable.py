"""The attacker: the range that each hidden number can be narrowed to from all that is published.

The auditor's problem of Fischetti and Salazar (2001): for each hidden cell, its least and its greatest value over
every table of whole numbers that agrees with what is shown. Linear programs are solved first; where their answer is
not in whole numbers, which can happen once a table has more than two dimensions, an integer program settles it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse.csgraph import connected_components

from commonweal.errors import MethodRefused
from commonweal.stats.suppression.relations import Relations

Floats = npt.NDArray[np.float64]
WHOLE = 1e-6  # how far from a whole number a solver's answer may lie and still be one
UNBOUNDED = 3  # scipy's status of a program without an optimum


@dataclass(frozen=True, slots=True)
class Ranges:
    """For each cell the least (`low`) and greatest (`high`) value it can have; shown cells have both equal."""

    low: Floats
    high: Floats

    @property
    def spread(self) -> Floats:
        """`high - low`: 0 where the cell can be pinned, infinite where nothing bounds it."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class _Part:
    """Hidden cells that hang together, with the relations among them."""

    cells: npt.NDArray[np.int64]
    matrix: sparse.csr_array
    right: Floats
    low: Floats
    high: Floats
    whole: npt.NDArray[np.bool_]


def attainable(
    relations: Relations,
    known: Floats,
    hidden: npt.NDArray[np.bool_] | None = None,
    *,
    lower: Floats | float = 0.0,
    upper: Floats | float = np.inf,
    whole: npt.NDArray[np.bool_] | bool = True,
) -> Ranges:
    """The range of every hidden cell, given all the others and what adds up.

    `known` (cells,) holds what is published, NaN where hidden. `hidden` (cells,) says whose ranges are asked, by
    default every unknown one; unknown cells that are not asked for are left NaN. `lower` and `upper` are what the
    reader knows beforehand (counts are not negative; a rule may say more); `whole` says which are whole numbers.

    Raises MethodRefused where no table agrees with what is published.

    >>> from commonweal.stats.suppression.relations import sums
    >>> found = attainable(sums(3, [(2, [0, 1])]), np.array([np.nan, np.nan, 9.0]), lower=1.0)
    >>> found.low.tolist(), found.high.tolist()
    ([1.0, 1.0, 9.0], [8.0, 8.0, 9.0])
    """
    known = np.asarray(known, dtype=np.float64)
    asked = np.isnan(known) if hidden is None else np.asarray(hidden) & np.isnan(known)
    low, high = known.copy(), known.copy()
    for part in _parts(relations, known, lower, upper, whole):
        wanted = np.flatnonzero(asked[part.cells])
        seen = _Seen(part)
        low[part.cells[wanted]] = [seen.least(int(i)) for i in wanted]
        high[part.cells[wanted]] = [seen.greatest(int(i)) for i in wanted]
    return Ranges(low, high)


def _parts(
    relations: Relations,
    known: Floats,
    lower: Floats | float,
    upper: Floats | float,
    whole: npt.NDArray[np.bool_] | bool,
) -> Iterator[_Part]:
    """The unknown cells, parted where no relation joins them: small programs instead of one large."""
    unknown = np.isnan(known)
    right = relations.right - relations.matrix @ np.where(unknown, 0.0, known)
    matrix = sparse.csr_array(relations.matrix[:, np.flatnonzero(unknown)])
    cells = np.flatnonzero(unknown)
    if np.any(np.abs(right[np.diff(matrix.indptr) == 0]) > WHOLE):
        raise _contradiction()
    low, high, integral = (np.broadcast_to(v, known.shape)[cells] for v in (lower, upper, whole))
    _, group = connected_components(abs(matrix).T @ abs(matrix), directed=False)
    row_group = np.full(matrix.shape[0], -1)
    entries = matrix.tocoo()
    row_group[entries.row] = group[entries.col]
    for number in range(int(group.max(initial=-1)) + 1):
        columns, rows = np.flatnonzero(group == number), np.flatnonzero(row_group == number)
        block = sparse.csr_array(matrix[rows][:, columns])
        yield _Part(cells[columns], block, right[rows], low[columns], high[columns], integral[columns])


class _Seen:
    """One part under attack: every table found on the way is kept, as it may reach another cell's bound too."""

    def __init__(self, part: _Part) -> None:
        self.part = part
        self.low, self.high = np.full(len(part.cells), np.inf), np.full(len(part.cells), -np.inf)

    def least(self, cell: int) -> float:
        part = self.part
        if part.matrix.shape[0] and self.low[cell] > part.low[cell] + WHOLE:
            return self._extreme(cell, 1.0)
        return float(part.low[cell])

    def greatest(self, cell: int) -> float:
        part = self.part
        if part.matrix.shape[0] and self.high[cell] < part.high[cell] - WHOLE:
            return self._extreme(cell, -1.0)
        return float(part.high[cell])

    def _extreme(self, cell: int, sign: float) -> float:
        part = self.part
        aim = np.zeros(len(part.cells))
        aim[cell] = sign
        box = np.column_stack([part.low, part.high])
        found = linprog(aim, A_eq=part.matrix, b_eq=part.right, bounds=box, method="highs")
        if found.status == UNBOUNDED:
            return -sign * np.inf
        table = found.x
        if table is not None and not _in_whole_numbers(table, part.whole):
            rows = LinearConstraint(part.matrix, part.right, part.right)
            bounds = Bounds(part.low, part.high)
            table = milp(aim, constraints=rows, bounds=bounds, integrality=part.whole.astype(int)).x
        if table is None:
            raise _contradiction()
        table = np.where(part.whole, np.round(table), table)
        np.minimum(self.low, table, out=self.low)
        np.maximum(self.high, table, out=self.high)
        return float(table[cell])


def _in_whole_numbers(values: Floats, whole: npt.NDArray[np.bool_]) -> bool:
    return bool(np.all(np.abs(values - np.round(values))[whole] <= WHOLE))


def _contradiction() -> MethodRefused:
    return MethodRefused(
        "What is published contradicts itself: no table of counts agrees with it.",
        "Check that the totals are the sums of their parts.",
    )
