"""What a reader does not know, filled in with numbers that agree with all that is known; contradictions set aside."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from commonweal.stats.suppression import Relations

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
NEAR = 1e-6
OWN_DEARER = 10.0  # a sum within this paper is given up after one that rests on an earlier, perhaps revised, paper


@dataclass(frozen=True, slots=True)
class Completed:
    """`values` (cells,): all known now. `determined` (cells,): follows from what is printed; else merely possible."""

    values: Floats
    determined: Bools
    relations: Relations


def completed(values: Floats, relations: Relations, whole: Bools, doubtful: Bools) -> Completed:
    """Fill in what is NaN in `values` (cells,), none negative, so that the relations hold.

    Relations that cannot hold together (a figure was revised between papers, months from another edition) are given
    up, first those with `doubtful` cells: what does not add up cannot be subtracted either.
    """
    known, sound = _follow(values, relations)
    rest = None if not sound else _possible(known, relations, whole)
    if rest is None:
        relations = _without_contradictions(values, relations, doubtful)
        known, _ = _follow(values, relations)
        rest = _possible(known, relations, whole)
    if rest is None:
        rest = np.where(np.isnan(known), 0.0, known)
    off = np.abs(relations.matrix @ rest - relations.right) > NEAR
    return Completed(rest, ~np.isnan(known), _kept(relations, ~off))


def _follow(values: Floats, relations: Relations) -> tuple[Floats, bool]:
    """Work out what follows: a relation with one unknown tells it; parts of nothing are nothing."""
    known, matrix = values.copy(), relations.matrix
    pattern = abs(matrix)
    while True:
        unknown = np.isnan(known)
        left = relations.right - matrix @ np.where(unknown, 0.0, known)
        open_ = pattern @ unknown
        told = _one_unknown(matrix, unknown, open_, left) | _nothing(matrix, unknown, left)
        if not told:
            sound = not np.any(np.abs(left[open_ < 0.5]) > NEAR) and not np.any(known[~unknown] < -NEAR)
            return known, sound
        for cell, value in told.items():
            known[cell] = value


def _one_unknown(matrix: sparse.csr_array, unknown: Bools, open_: Floats, left: Floats) -> dict[int, float]:
    rows = np.flatnonzero(np.abs(open_ - 1.0) < 0.5)
    entries = sparse.coo_array(matrix[rows])
    mine = unknown[entries.col]
    pairs = zip(entries.col[mine], left[rows][entries.row[mine]] / entries.data[mine], strict=True)
    return {int(cell): float(round(value, 6)) for cell, value in pairs}


def _nothing(matrix: sparse.csr_array, unknown: Bools, left: Floats) -> dict[int, float]:
    """Where the unknown cells of a relation all count the same way and add up to 0, each is 0."""
    signs = np.asarray(matrix @ unknown.astype(float))
    sizes = np.asarray(abs(matrix) @ unknown.astype(float))
    rows = np.flatnonzero((sizes > 1) & (np.abs(np.abs(signs) - sizes) < NEAR) & (np.abs(left) <= NEAR))
    entries = sparse.coo_array(matrix[rows])
    return {int(cell): 0.0 for cell in entries.col[unknown[entries.col]]}


def _possible(known: Floats, relations: Relations, whole: Bools) -> Floats | None:
    """Numbers from zero for what is still unknown; None where there are none."""
    unknown = np.flatnonzero(np.isnan(known))
    if not len(unknown):
        return known
    left = relations.right - relations.matrix @ np.where(np.isnan(known), 0.0, known)
    matrix = sparse.csr_array(relations.matrix[:, unknown])
    rows = np.flatnonzero(np.diff(matrix.indptr))
    found = np.zeros(len(unknown))
    if len(rows):
        part, right = matrix[rows], left[rows]
        table = linprog(np.zeros(len(unknown)), A_eq=part, b_eq=right, bounds=(0, None), method="highs").x
        if table is not None and np.any(np.abs(table - np.round(table))[whole[unknown]] > NEAR):
            rule = LinearConstraint(part, right, right)
            integrality = whole[unknown].astype(int)
            table = milp(
                np.zeros(len(unknown)), constraints=[rule], bounds=Bounds(0, np.inf), integrality=integrality
            ).x
        if table is None:
            return None
        found = table
    full = known.copy()
    full[unknown] = np.where(whole[unknown], np.round(found), found)
    return full


def _without_contradictions(values: Floats, relations: Relations, doubtful: Bools) -> Relations:
    """Give up the fewest relations that must go for the rest to hold together."""
    unknown = np.flatnonzero(np.isnan(values))
    right = relations.right - relations.matrix @ np.where(np.isnan(values), 0.0, values)
    count = len(right)
    slack = sparse.eye_array(count, format="csr")
    matrix = sparse.hstack([relations.matrix[:, unknown], slack, -slack], format="csr")
    dear = np.where(abs(relations.matrix) @ doubtful.astype(float) > 0, 1.0, OWN_DEARER)
    cost = np.concatenate([np.zeros(len(unknown)), dear, dear])
    found = linprog(cost, A_eq=matrix, b_eq=right, bounds=(0, None), method="highs").x
    off = found[len(unknown) : len(unknown) + count] + found[len(unknown) + count :]
    return _kept(relations, off <= NEAR)


def _kept(relations: Relations, rows: Bools) -> Relations:
    chosen = np.flatnonzero(rows)
    return Relations(sparse.csr_array(relations.matrix[chosen]), relations.right[chosen])
