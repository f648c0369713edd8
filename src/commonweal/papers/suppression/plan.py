"""Which cells of the ledger go: the small ones, and those that would give a small one away."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from commonweal.papers.suppression.completion import Completed, completed
from commonweal.papers.suppression.counts import mask
from commonweal.papers.suppression.ledger import Ledger
from commonweal.stats.suppression import LEAST_SPREAD, Cells, Pattern, counted, protect, sums

Bools = npt.NDArray[np.bool_]


def cells_to_hide(ledger: Ledger, threshold: int) -> frozenset[int]:
    """The numbers of the ledger's cells that the paper must not show."""
    if not ledger.printed:
        return frozenset()
    cells = protected_cells(ledger, threshold)
    if not cells.need.any():
        return frozenset()
    found = protect(cells)
    if told := _small_told(found, cells, threshold):
        again = protect(_with_zeros(cells, ledger))
        found = again if len(_small_told(again, cells, threshold)) < len(told) else found
    return frozenset(int(i) for i in np.flatnonzero(found.hidden))


def _small_told(found: Pattern, cells: Cells, threshold: int) -> list[int]:
    """The small counts that readers could work out: one that is pinned has the value it was filled in with."""
    return [i for i in found.exposed if 0 < cells.values[i] < threshold]


def _with_zeros(cells: Cells, ledger: Ledger) -> Cells:
    """The same, but that a zero may go too where an earlier paper hid a count of months that it counts.

    Zeros are shown, as nobody is behind them. But a figure hides its period and its baseline together, and so the zero
    of one beside a small count of the other; that zero, told by a later paper, can be what gave its partner cover.
    """
    n = len(cells.values)
    units = cells.unit[mask(n, ledger.sharing_months(ledger.earlier_hidden))]
    zeros = mask(n, ledger.printed - ledger.earlier) & ~cells.latent & (cells.values == 0)
    return replace(cells, hideable=cells.hideable | (zeros & np.isin(cells.unit, units)))


def protected_cells(ledger: Ledger, threshold: int) -> Cells:
    """The ledger as the protector sees it: what may be hidden, what hides together, what must stay uncertain."""
    n = len(ledger.values)
    values = np.array([np.nan if v is None else v for v in ledger.values])
    relations = sums(n, ledger.totals)
    whole = _whole(ledger, abs(relations.matrix))
    unknown = np.isnan(values)
    full = completed(values, relations, whole, mask(n, ledger.earlier | ledger.earlier_hidden))
    hideable = mask(n, ledger.printed - ledger.earlier) & ~unknown
    cells = counted(
        full.values,
        full.relations,
        threshold=threshold,
        unit=_units(n, ledger, hideable),
        hideable=hideable,
        latent=unknown,
        whole=whole,
    )
    return replace(cells, need=np.maximum(cells.need, _hidden_needs(ledger, full, unknown, threshold)))


def _hidden_needs(ledger: Ledger, full: Completed, unknown: Bools, threshold: int) -> npt.NDArray[np.float64]:
    """Cells that no one prints must stay uncertain too, where subtracting would tell a small count.

    That is the months between two overlapping periods, what is left of a district once its wards are taken off, and
    what an earlier paper hid. Of the last, where its number is not known here either, one value more is asked: that
    it is not zero was clear from its being hidden.
    """
    small = unknown & full.determined & (full.values > 0) & (full.values < threshold)
    guarded = mask(len(unknown), ledger.earlier_hidden) & unknown & ~full.determined
    return np.select([small, guarded], [min(LEAST_SPREAD, threshold - 2), LEAST_SPREAD + 1], 0).astype(np.float64)


def _whole(ledger: Ledger, pattern: sparse.csr_array) -> Bools:
    """Counts are whole numbers; averages are not, nor what is left of sums of averages."""
    average = {at for cell, at in ledger.number.items() if cell.kind == "average"}
    fraction = {at for at, value in enumerate(ledger.values) if value is not None and value != round(value)}
    odd = mask(len(ledger.values), average | fraction)
    touched = np.asarray(pattern.T @ (pattern @ odd.astype(float))) > 0
    return ~(odd | (touched & mask(len(odd), ledger.latent)))


def _units(n: int, ledger: Ledger, hideable: Bools) -> npt.NDArray[np.int64]:
    """Cells that one figure shows go together: with the value and the change, the baseline is told."""
    pairs = [(a, b) for cells in ledger.together for a, b in pairwise(cells)]
    pairs = [(a, b) for a, b in pairs if hideable[a] and hideable[b]]
    first, second = ([p[0] for p in pairs], [p[1] for p in pairs])
    graph = sparse.csr_array((np.ones(len(pairs)), (first, second)), shape=(n, n))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)
