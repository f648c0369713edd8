"""Hide, attack, and hide more until no attack succeeds."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from commonweal.stats.suppression.attainable import WHOLE
from commonweal.stats.suppression.cells import Bools, Cells, Floats
from commonweal.stats.suppression.cover import Attack, Cover, Move, cheapest_cover, moves, quick_cover, reachable

EXACT_SIZE = 250  # cells times small counts up to which all needs are solved together, and the cost is the least
ROUNDS = 12  # attacks on all small counts at once, before each that is left is attacked by itself
PUSH = 100.0  # how far such an attack pushes what nothing bounds


@dataclass(frozen=True, slots=True)
class Pattern:
    """What to hide. `hidden` (cells,): published no more. `exposed`: cells that no hiding can save, because what is
    public already pins them. `relaxed`: cells safe against every reader, though not against one who also knows which
    hidden cells are the small ones (four single offences under a hidden total of four: hiding all is all one can do).
    """

    hidden: Bools
    exposed: tuple[int, ...] = ()
    relaxed: tuple[int, ...] = ()


class _Reader:
    """Someone who attacks: what they know of a hidden cell, and the tables found that they cannot rule out."""

    def __init__(self, cells: Cells, lower: Floats, upper: Floats, group: np.ndarray) -> None:
        self.cells, self.lower, self.upper, self.group = cells, lower, upper, group
        self.low, self.high = cells.values.copy(), cells.values.copy()
        self.witnesses: list[Floats] = []

    def take(self, witness: Floats) -> None:
        self.witnesses.append(witness)
        np.minimum(self.low, witness, out=self.low)
        np.maximum(self.high, witness, out=self.high)

    def unsure(self, cell: int, spread: float) -> bool:
        return bool(self.high[cell] - self.low[cell] >= spread - WHOLE)

    def attack(self, wanted: tuple[Move, ...], units: Bools) -> Attack:
        among = np.isin(self.group, [self.group[move.cell] for move in wanted])
        return Attack(self.cells, among, self.lower, self.upper, units, self.lean() * (among & units[self.cells.unit]))

    def lean(self) -> Floats:
        """For cells with a need not yet met, the way that has more room: 1 up, -1 down."""
        cells = self.cells
        waiting = (cells.need > 0) & np.isfinite(self.upper) & (self.high - self.low < cells.need - WHOLE)
        up = self.upper - cells.values >= cells.values - self.lower
        return np.where(waiting, np.where(up, 1.0, -1.0), 0.0)

    def push(self, units: Bools, aimed_at: list[int], sign: Floats) -> None:
        """Attack many cells at once: a table as far from the truth as can be in all of them (sign: -1 up, 1 down)."""
        cells = self.cells
        free = np.flatnonzero(cells.latent | (cells.hideable & units[cells.unit]))
        aim = np.zeros(len(cells.values))
        aim[aimed_at] = sign
        matrix, value = cells.relations.matrix[:, free], cells.values[free]
        box = np.column_stack([self.lower[free], np.minimum(self.upper[free], value + PUSH)])
        found = linprog(aim[free], A_eq=matrix, b_eq=matrix @ value, bounds=box, method="highs")
        if found.x is None or np.any(np.abs(found.x - np.round(found.x))[cells.whole[free]] > WHOLE):
            return
        witness = cells.values.copy()
        witness[free] = np.where(cells.whole[free], np.round(found.x), found.x)
        self.take(witness)


class _Search:
    """The units hidden so far, and the two readers."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        group = reachable(cells)
        self.units = np.zeros(len(cells.cost), dtype=bool)
        self.units[cells.unit[(cells.need > 0) & cells.hideable]] = True
        self.primary_units = self.units.copy()
        self.knowing = _Reader(cells, cells.lower, cells.upper, group)
        self.any_reader = _Reader(cells, cells.open_lower, np.full(len(group), np.inf), group)

    def left(self) -> list[int]:
        need = self.cells.need
        return [int(i) for i in np.flatnonzero(need > 0) if not self.knowing.unsure(int(i), need[i])]

    def settle(self, reader: _Reader, cell: int, spread: float) -> bool:
        """Hide what is cheap so that the cell can differ by `spread`; False where nothing can make it."""
        if reader.unsure(cell, spread):
            return True
        wanted = moves(self.cells, cell, spread, reader.lower, reader.upper)
        for move in wanted:
            found = quick_cover(reader.attack((move,), self.units), move)
            if found is None:
                return False
            self.keep(reader, found)
        return bool(wanted)

    def keep(self, reader: _Reader, found: Cover) -> None:
        self.units = found.hidden
        for witness in found.witnesses:
            reader.take(witness)


def protect(cells: Cells) -> Pattern:
    """Which cells to hide so that every cell with a need can differ by it, whatever a reader adds and subtracts.

    Two readers are withstood: one who knows the threshold and of every hidden cell whether it is small; and, for
    cells where that cannot be had, one who knows the threshold only. Small publications are solved exactly for the
    least cost, larger ones cell by cell. Every hidden cell comes with a witness, so the answer is its own proof; run
    `attainable` over it for the ranges.
    """
    search = _Search(cells)
    _push_all(search)
    waiting = search.left()
    if not (waiting and len(waiting) * len(cells.values) <= EXACT_SIZE and _all_together(search, waiting)):
        relaxed, exposed = _one_by_one(search, waiting)
    else:
        relaxed, exposed = [], []
    _show_again(search, exposed)
    return Pattern(search.units[cells.unit] & cells.hideable, tuple(exposed), tuple(relaxed))


def _push_all(search: _Search) -> None:
    """Most small counts protect one another already: a few attacks on all at once show it."""
    knowing, values = search.knowing, search.cells.values
    generator = np.random.default_rng(0)  # which attacks are tried first; the answer is proven either way
    for number in range(ROUNDS):
        aimed_at = search.left()
        if not aimed_at:
            return
        up = knowing.upper[aimed_at] - values[aimed_at] >= values[aimed_at] - knowing.lower[aimed_at]
        sign = np.where(up, -1.0, 1.0) if number == 0 else generator.choice([-1.0, 1.0], len(aimed_at))
        knowing.push(search.units, aimed_at, sign * generator.uniform(0.5, 1.5, len(aimed_at)))


def _all_together(search: _Search, waiting: list[int]) -> bool:
    """All needs in one program, from the small counts alone; False where not all can be met together."""
    reader = search.knowing
    each = [moves(search.cells, i, search.cells.need[i], reader.lower, reader.upper) for i in waiting]
    wanted = tuple(move for some in each for move in some)
    found = cheapest_cover(reader.attack(wanted, search.units), wanted) if all(each) else None
    if found is None:
        return False
    search.keep(reader, found)
    return True


def _one_by_one(search: _Search, waiting: list[int]) -> tuple[list[int], list[int]]:
    """Each in turn, the hardest first: the cells that were relaxed, and those that nothing can save."""
    need, values = search.cells.need, search.cells.values
    relaxed, exposed = [], []
    for cell in sorted(waiting, key=lambda i: (-need[i], -values[i], i)):
        if search.settle(search.knowing, cell, need[cell]):
            continue
        relaxed.append(cell)
        search.settle(search.knowing, cell, 1.0)
        if not (search.settle(search.any_reader, cell, need[cell]) or search.settle(search.any_reader, cell, 1.0)):
            exposed.append(cell)
    return relaxed, exposed


def _show_again(search: _Search, exposed: list[int]) -> None:
    """Show again what turned out not to be needed, dearest first: no witness that is needed may differ there."""
    cells = search.cells
    extra = np.flatnonzero(search.units & ~search.primary_units)
    if exposed or not len(extra):
        return
    proofs = [_Proof(reader) for reader in (search.knowing, search.any_reader)]
    for unit in sorted((int(u) for u in extra), key=lambda u: -cells.cost[u]):
        members = np.flatnonzero((cells.unit == unit) & ~cells.latent)
        if all(proof.stands_without(members) for proof in proofs):
            search.units[unit] = False
            for proof in proofs:
                proof.drop(members)


class _Proof:
    """One reader's witnesses: which cells each moves, and how far it takes the cells that have a need."""

    def __init__(self, reader: _Reader) -> None:
        cells = reader.cells
        tables = np.array([cells.values, *reader.witnesses])
        self.moves = np.abs(tables - cells.values) > WHOLE
        needed = np.flatnonzero(cells.need > 0)
        self.reach = tables[:, needed]
        self.spread = np.minimum(cells.need, reader.high - reader.low)[needed] - WHOLE
        self.alive = np.ones(len(tables), dtype=bool)

    def _without(self, members: np.ndarray) -> Bools:
        alive: Bools = self.alive & ~self.moves[:, members].any(axis=1)
        return alive

    def stands_without(self, members: np.ndarray) -> bool:
        return bool(np.all(np.ptp(self.reach[self._without(members)], axis=0) >= self.spread))

    def drop(self, members: np.ndarray) -> None:
        self.alive = self._without(members)
