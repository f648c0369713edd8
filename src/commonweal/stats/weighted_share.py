"""Shares of a weighted survey, with intervals that know what weighting cost and what it gained."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse, special

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_level
from commonweal.stats.proportion import wilson
from commonweal.stats.raking import Margin, Raked

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

LEAST_EFFECTIVE = 30.0
"""Effective answers below which a share is not to be told: its interval is some 36 points wide."""

MOST_GAINED = 2.0
"""Times the answers that the effective size may be: of a few answers the variance is now and then far too small."""


@dataclass(frozen=True, slots=True)
class WeightedShares:
    """G groups (one for the whole) by K options: arrays (G, K), and (G,) where so said; NaN where nobody answered.

    - `share`, `low`, `high`: of the people, 0 to 1. `chosen`: answers as they came, unweighted.
    - `variance`: linearised, of the share. `effective`: answers of a simple sample that would tell it as well.
    - `answered` (G,): who answered the question, unweighted; `size` (G,): Kish's effective size of those.
    """

    share: Floats
    low: Floats
    high: Floats
    chosen: Whole
    variance: Floats
    effective: Floats
    answered: Whole
    size: Floats
    level: float

    @property
    def enough(self) -> npt.NDArray[np.bool_]:
        """(G,): True where the effective size is LEAST_EFFECTIVE or more."""
        return np.asarray(self.size >= LEAST_EFFECTIVE)


def indicators(codes: npt.ArrayLike, options: int) -> Floats:
    """Answers (N,) 0 to options - 1, -1 for none, as a table (N, options) of 1 and 0; NaN where there was no answer.

    >>> indicators([1, -1], 2).tolist()
    [[0.0, 1.0], [nan, nan]]
    """
    given = np.asarray(codes, dtype=np.int64)
    if ((given < -1) | (given >= options)).any():
        raise MethodRefused("An answer is none of the options.", "Use -1 where there was no answer.")
    table: Floats = np.equal.outer(given, np.arange(options)).astype(np.float64)
    table[given == -1] = np.nan
    return table


def weighted_shares(
    chosen: npt.ArrayLike,
    raked: Raked,
    groups: npt.ArrayLike | None = None,
    *,
    group_count: int | None = None,
    level: float = 0.95,
    basis: "Basis | None" = None,
) -> WeightedShares:
    """Shares of K options among N answers, in the whole or in each group.

    `chosen` (N, K) or (N,): 1 chosen, 0 not, NaN for who did not answer (`indicators` makes it of codes; for questions
    with several answers each option is a column). `groups` (N,): 0 to G - 1, -1 in none; `group_count` is G where the
    last groups may be empty. `basis`: `Basis.of(raked)`, worked out once where many questions are asked of the same
    answers. The variance is linearised, of the residuals after the margins that were raked to:
    weighting costs effective size, and gives some back where the answer goes with age (never made more than twice who
    answered). The interval is Wilson's on the effective size, with Student's t for few answers; where every answer is
    the same, on Kish's.

    Limit: for answers drawn at random, with replacement or from many people. Of an open web link it says only how far
    another such link's answers might lie. Raises MethodRefused for shapes that do not fit. Papers: Deville and Sarndal
    (1992), JASA 87, 376-382 (residuals); Korn and Graubard (1998), Survey Methodology 24, 193-201 (effective size);
    Franco, Little, Louis and Slud (2019), Journal of Survey Statistics and Methodology 7, 334-364 (Wilson's on it).
    """
    table = np.asarray(chosen, dtype=np.float64)
    table = table[:, None] if table.ndim == 1 else table
    members, count = _groups(groups, group_count, len(table))
    if table.ndim != 2 or len(table) != raked.weights.size:
        raise MethodRefused("Answers and weights differ in number.", "Give each answer one row and one weight.")
    basis = basis or Basis.of(raked)
    answers = [_group(table, np.flatnonzero(members == g), raked.weights, basis) for g in range(count)]
    share, variance = np.array([a.share for a in answers]), np.array([a.variance for a in answers])
    answered, size = np.array([a.answered for a in answers]), np.array([a.size for a in answers])
    effective = _effective(share, variance, answered, size, checked_level(level))
    low, high = wilson(share * effective, effective, level)
    return WeightedShares(
        share=share,
        low=low,
        high=high,
        chosen=np.array([a.chosen for a in answers]),
        variance=variance,
        effective=effective,
        answered=answered,
        size=size,
        level=level,
    )


@dataclass(frozen=True, slots=True)
class Basis:
    """The margins as columns (N, M), and what a regression on them needs: by starting weights, as `rake` of R does.

    `columns` are sparse: an answer is in one category of each margin at most.
    """

    columns: sparse.csr_array
    inverse: Floats
    squared: Floats
    lifted: Floats
    correction: float

    @classmethod
    def of(cls, raked: Raked) -> "Basis":
        """What the shares of all questions asked of these answers need."""
        answers = raked.weights.size
        columns = sparse.csr_array(sparse.hstack([_columns(m) for m in raked.margins]))
        weighted = sparse.diags_array(raked.weights) @ columns
        gram = (columns.T @ (sparse.diags_array(raked.start) @ columns)).toarray()
        rank = int(np.linalg.matrix_rank(gram, hermitian=True))
        # Residuals are smaller than errors by what was fitted to the answers themselves; at least half are free.
        correction = answers / max(answers - rank, answers / 2)
        inverse = np.asarray(np.linalg.pinv(gram, hermitian=True), dtype=np.float64)
        squared = (weighted.T @ weighted).toarray()
        return cls(columns, inverse, squared, raked.start / raked.weights, correction)


def _columns(margin: Margin) -> sparse.csr_array:
    """(N, C): 1 where an answer is in a category."""
    rows = np.flatnonzero(margin.codes >= 0)
    shape = (margin.codes.size, margin.people.size)
    return sparse.csr_array((np.ones(rows.size), (rows, margin.codes[rows])), shape=shape)


@dataclass(frozen=True, slots=True)
class _Group:
    share: Floats
    variance: Floats
    chosen: Whole
    answered: int
    size: float


def _group(table: Floats, members: Whole, weights: Floats, basis: Basis) -> _Group:
    """One group's shares (K,) and their linearised variances."""
    members = members[np.isfinite(table[members]).all(axis=1)]
    options = table.shape[1]
    if not members.size:
        nothing = np.full(options, np.nan)
        return _Group(nothing, nothing, np.zeros(options, dtype=np.int64), 0, 0.0)
    y, w = table[members], weights[members]
    share = np.where(y.all(axis=0), 1.0, np.minimum(w @ y / w.sum(), 1.0))
    u = (y - share) * (w / w.sum())[:, None]
    columns = basis.columns[members]
    slope = basis.inverse @ (columns.T @ (u * basis.lifted[members][:, None]))
    crossed = columns.T @ (u * w[:, None])
    variance = (u**2).sum(axis=0) - 2 * (slope * crossed).sum(axis=0) + (slope * (basis.squared @ slope)).sum(axis=0)
    few = members.size / max(members.size - 1, 1)
    return _Group(
        share=share,
        variance=np.maximum(variance, 0.0) * basis.correction * few,
        chosen=np.rint(y.sum(axis=0)).astype(np.int64),
        answered=members.size,
        size=float(w.sum() ** 2 / np.sum(w**2)),
    )


def _effective(share: Floats, variance: Floats, answered: Whole, size: Floats, level: float) -> Floats:
    """The size that makes Wilson's interval as wide as the variance says; at most MOST_GAINED times the answers."""
    single = share * (1 - share)
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.where((single > 0) & (variance > 0), single / variance, size[:, None])
    few = special.ndtri((1 + level) / 2) / special.stdtrit(np.maximum(answered - 1, 1), (1 + level) / 2)
    return np.where(np.isnan(share), np.nan, np.minimum(own, MOST_GAINED * answered[:, None]) * few[:, None] ** 2)


def _groups(groups: npt.ArrayLike | None, count: int | None, answers: int) -> tuple[Whole, int]:
    if groups is None:
        return np.zeros(answers, dtype=np.int64), 1
    members = np.asarray(groups, dtype=np.int64)
    if members.shape != (answers,) or not members.size or members.min() < -1:
        raise MethodRefused("The groups do not fit the answers.", "Give each answer a group from 0, or -1 for none.")
    needed = int(members.max()) + 1
    if count is not None and count < needed:
        raise MethodRefused("There are more groups than were said.", "Number the groups from 0 to one less than those.")
    return members, needed if count is None else count
