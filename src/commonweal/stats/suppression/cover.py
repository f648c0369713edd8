"""The cheapest further cells to hide, so that given cells can differ: one mixed-integer program.

A *witness* is another table that agrees with everything shown and differs from the true one in the cell under
attack. Every cell in which a witness differs from the truth must be hidden; the program finds witnesses that ask for
the least costly hiding. Solved for all needs together it is exact (Fischetti and Salazar 2001, with the attacker's
best answers written out as witnesses). For large publications needs are met one after another by the linear program
of a least costly change, the network heuristic of Cox (1995), for any relations.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse.csgraph import connected_components

from commonweal.stats.suppression.attainable import WHOLE
from commonweal.stats.suppression.cells import Bools, Cells, Floats

REACH = 4  # a shown cell that goes hidden is first asked to move at most so many times the spread: tight programs
IN_PASSING = 1e-3  # what a flow gains by serving another cell too, against a cost of at least 1 for a shown cell
NEARLY = 1e-5  # how far from whole numbers a witness may come out and still be rounded to them
FAR = 1e4  # then this far
SECONDS = 5.0  # the most one program may take; stopped early, it may have a dearer answer but never an unsafe one


@dataclass(frozen=True, slots=True)
class Move:
    """A witness asked for: `cell` must differ from its value by `up` or more, or else by `down` or more.

    None where that way is closed.
    """

    cell: int
    up: float | None
    down: float | None

    @property
    def ways(self) -> tuple["Move", ...]:
        """The same, one way at a time."""
        both = (replace(self, down=None), replace(self, up=None))
        return both if self.up is not None and self.down is not None else (self,)


@dataclass(frozen=True, slots=True)
class Cover:
    """`hidden` (units,): which units must be hidden; `witnesses` (moves, cells): a table for each move."""

    hidden: Bools
    witnesses: Floats
    cost: float


@dataclass(frozen=True, slots=True)
class Attack:
    """What a cover is asked for. `among` (cells,): cells that may move at all; `lower` and `upper` (cells,): what the
    reader knows of each cell once it is hidden; `hidden` (units,): what is hidden already, at no further cost.
    `lean` (cells,): which way hidden cells that wait for a witness of their own should move in passing, 0 for none.
    """

    cells: Cells
    among: Bools
    lower: Floats
    upper: Floats
    hidden: Bools
    lean: Floats


def moves(cells: Cells, cell: int, spread: float, lower: Floats, upper: Floats) -> tuple[Move, ...]:
    """The witnesses that give a cell its spread around its value within its bounds: one, or one each way."""
    value = cells.values[cell]
    room_up, room_down = upper[cell] - value, value - lower[cell]
    up, down = (spread if room >= spread else None for room in (room_up, room_down))
    if up is not None or down is not None:
        return (Move(cell, up, down),)
    if room_up + room_down < spread:
        return ()
    return Move(cell, room_up, None), Move(cell, None, spread - room_up)


def cheapest_cover(attack: Attack, wanted: Sequence[Move]) -> Cover | None:
    """The cheapest units to hide that make a witness for every move, all together; None where none can."""
    for reach in _reaches(wanted):
        if found := _Program(attack, wanted, reach).solve():
            return found
    return None


def quick_cover(attack: Attack, move: Move) -> Cover | None:
    """A cheap cover of one move, by min-cost flow; solved as a mixed-integer program where that has no answer."""
    flows = [found for way in move.ways if (found := _flow(attack, way))]
    return min(flows, key=lambda found: found.cost) if flows else cheapest_cover(attack, [move])


def _flow(attack: Attack, way: Move) -> Cover | None:
    """The least costly change that moves the cell: cells up and cells down as flows, each unit at its cell's cost."""
    cells = attack.cells
    free = cells.latent | (cells.hideable & attack.hidden[cells.unit])
    movable = np.flatnonzero((free | cells.hideable) & attack.among)
    value = cells.values[movable]
    up, down = np.minimum(attack.upper[movable] - value, FAR), np.minimum(value - attack.lower[movable], FAR)
    cost = np.where(free[movable], IN_PASSING, cells.cost[cells.unit[movable]])
    least = np.zeros(2 * len(movable))
    at = np.flatnonzero(movable == way.cell)
    if not len(at):
        return None
    if way.up is not None:
        least[at], down[at] = way.up, 0.0
    if way.down is not None:
        least[len(movable) + at], up[at] = way.down, 0.0
    most = np.append(up, down)
    if np.any(least > most):
        return None
    matrix = cells.relations.matrix[:, movable]
    both = sparse.hstack([matrix, -matrix], format="csr")
    both = both[np.flatnonzero(np.diff(both.indptr))]
    lean = 2 * IN_PASSING * attack.lean[movable]
    aim, right = np.append(cost - lean, cost + lean), np.zeros(both.shape[0])
    found = linprog(aim, A_eq=both, b_eq=right, bounds=np.column_stack([least, most]), method="highs").x
    if found is None:
        return None
    return _as_cover(attack, movable, (found[: len(movable)] - found[len(movable) :])[None, :])


def _as_cover(attack: Attack, movable: npt.NDArray[np.int64], change: Floats) -> Cover | None:
    """What must be hidden for the changes (witnesses, movable); None where they are not in whole numbers."""
    cells = attack.cells
    rounded = np.where(cells.whole[movable], np.round(change), change)
    if np.any(np.abs(rounded - change) > NEARLY):
        return None
    moved = movable[np.any(np.abs(rounded) > WHOLE, axis=0)]
    hidden = attack.hidden.copy()
    hidden[cells.unit[moved[~cells.latent[moved]]]] = True
    witnesses = np.tile(cells.values, (len(change), 1))
    witnesses[:, movable] += rounded
    return Cover(hidden, witnesses, float(cells.cost[hidden & ~attack.hidden].sum()))


def _reaches(wanted: Sequence[Move]) -> tuple[float, float]:
    return REACH * max(max(m.up or 0.0, m.down or 0.0) for m in wanted), FAR


class _Program:
    """Variables: the change of every movable cell in each witness, then which units go, then which way each goes."""

    def __init__(self, attack: Attack, wanted: Sequence[Move], reach: float) -> None:
        self.attack, self.wanted = attack, wanted
        cells = attack.cells
        free = cells.latent | (cells.hideable & attack.hidden[cells.unit])
        self.movable = np.flatnonzero((free | cells.hideable) & attack.among)
        value = cells.values[self.movable]
        least = np.maximum(attack.lower[self.movable] - value, -FAR)
        most = np.minimum(attack.upper[self.movable] - value, FAR)
        shown = self.shown = np.flatnonzero(~free[self.movable])
        least[shown], most[shown] = np.maximum(least[shown], -reach), np.minimum(most[shown], reach)
        self.least, self.most = least, most
        self.units, self.unit_of = np.unique(cells.unit[self.movable[shown]], return_inverse=True)
        self.n, self.k = len(self.movable), len(wanted)
        self.changes = self.n * self.k
        self.two_way = [i for i, m in enumerate(wanted) if m.up is not None and m.down is not None]
        self.size = self.changes + len(self.units) + len(self.two_way)

    def solve(self) -> Cover | None:
        box = self._box()
        if box is None:
            return None
        cells = self.attack.cells
        cost = np.zeros(self.size)
        cost[self.changes : self.changes + len(self.units)] = cells.cost[self.units]
        whole = np.append(np.tile(cells.whole[self.movable], self.k), np.ones(self.size - self.changes))
        rules = [*self._balance(), *self._only_where_hidden(), *self._one_way()]
        options = {"time_limit": SECONDS}
        found = milp(cost, constraints=rules, bounds=box, integrality=whole, options=options)
        return (
            None
            if found.x is None
            else _as_cover(self.attack, self.movable, found.x[: self.changes].reshape(self.k, self.n))
        )

    def _box(self) -> Bounds | None:
        low, high = np.tile(self.least, self.k), np.tile(self.most, self.k)
        for number, move in enumerate(self.wanted):
            at = self._at(number)
            if at is None:
                return None
            if number in self.two_way:
                continue
            if move.up is not None:
                low[at] = max(low[at], move.up)
            if move.down is not None:
                high[at] = min(high[at], -move.down)
        if np.any(low > high):
            return None
        rest = self.size - self.changes
        return Bounds(np.append(low, np.zeros(rest)), np.append(high, np.ones(rest)))

    def _at(self, number: int) -> int | None:
        found = np.flatnonzero(self.movable == self.wanted[number].cell)
        return number * self.n + int(found[0]) if len(found) else None

    def _balance(self) -> list[LinearConstraint]:
        """What adds up goes on adding up in every witness."""
        matrix = sparse.csr_array(self.attack.cells.relations.matrix[:, self.movable])
        matrix = sparse.csr_array(matrix[np.flatnonzero(np.diff(matrix.indptr))])
        if not matrix.shape[0]:
            return []
        stacked = sparse.block_diag([matrix] * self.k, format="csr")
        wide = sparse.csr_array((stacked.data, stacked.indices, stacked.indptr), shape=(stacked.shape[0], self.size))
        return [LinearConstraint(wide, 0.0, 0.0)]

    def _only_where_hidden(self) -> list[LinearConstraint]:
        """A cell that is shown moves only where its unit is hidden: least * h <= change <= most * h."""
        count = len(self.shown) * self.k
        if not count:
            return []
        rows = np.tile(np.arange(count), 2)
        at = (np.arange(self.k)[:, None] * self.n + self.shown).ravel()
        columns = np.append(at, self.changes + np.tile(self.unit_of, self.k))

        def held(bound: Floats) -> sparse.csr_array:
            factors = np.append(np.ones(count), np.tile(-bound[self.shown], self.k))
            return sparse.csr_array((factors, (rows, columns)), shape=(count, self.size))

        return [LinearConstraint(held(self.least), 0.0, np.inf), LinearConstraint(held(self.most), -np.inf, 0.0)]

    def _one_way(self) -> list[LinearConstraint]:
        """Up by `up`, or (where the way's switch is on) down by `down`."""
        rules = []
        first = self.changes + len(self.units)
        for switch, number in enumerate(self.two_way):
            move, at = self.wanted[number], self._at(number)
            up, down = move.up or 0.0, move.down or 0.0
            place = (at or 0) % self.n
            far = max(up - self.least[place], down + self.most[place])
            row = sparse.csr_array(([1.0, far], ([0, 0], [at, first + switch])), shape=(1, self.size))
            rules += [LinearConstraint(row, up, np.inf), LinearConstraint(row, -np.inf, far - down)]
        return rules


def reachable(cells: Cells) -> npt.NDArray[np.int64]:
    """For each cell, the number of the group that hangs together with it once all that may be hidden is (cells,)."""
    movable = (cells.latent | cells.hideable).astype(float)
    links = abs(cells.relations.matrix) @ sparse.diags_array(movable)
    _, group = connected_components(links.T @ links, directed=False)
    return np.asarray(group, dtype=np.int64)
