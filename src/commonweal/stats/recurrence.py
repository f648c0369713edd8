"""How many different children by the year's end: children come back, so that they grow more slowly than offences do."""

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.year_projection import YearProjection, project_year

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


def first_appearances(
    child: npt.ArrayLike, year: npt.ArrayLike, period: npt.ArrayLike, *, years: int, periods: int = 12
) -> Floats:
    """Children counted once a year, in the period in which each was first there: a table (years, periods).

    `child`, `year`, `period` (N,): one entry an offence; whole numbers, year 0 to years - 1, period 0 to periods - 1. A
    row's sum is that year's different children; the sum of its first m periods is the children of those m. Set the
    periods not known, or still to come, to NaN before projecting. Raises MethodRefused for shapes that do not fit.

    >>> first_appearances([7, 7, 8, 7], [0, 0, 0, 1], [0, 2, 2, 1], years=2, periods=3).tolist()
    [[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
    """
    who, y, p = _rows(child, year, period, years, periods)
    order = np.lexsort((p, y, who))
    who, y, p = who[order], y[order], p[order]
    fresh = np.r_[True, (who[1:] != who[:-1]) | (y[1:] != y[:-1])][: who.size]
    cells = np.bincount(y[fresh] * periods + p[fresh], minlength=years * periods)
    return cells.reshape(years, periods).astype(np.float64)


def clustering(child: npt.ArrayLike, year: npt.ArrayLike, period: npt.ArrayLike, known: npt.ArrayLike) -> float:
    """How many times single events' variance a year's two parts have, because offences come several to a child.

    `child`, `year`, `period` (N,): one entry an offence of whole earlier years; `known` (P,): True for the periods that
    are known of the year to be projected. Each child of each year is one event that brings a offences in the known
    periods and b in the others; the answer is sum (b - r a)^2 / (sum b + r^2 sum a), r the two sums' ratio. 1 where
    each child brings one; NaN where either part has none. Limit: children who offend together are taken as
    independent. Raises MethodRefused for shapes that do not fit. Paper: Rao and Scott (1992), Biometrics 48, 577-585
    (a ratio's design effect from its clusters).

    >>> clustering([1, 1, 2, 3, 3, 4], [0] * 6, [0, 0, 1, 2, 2, 3], [True, True, False, False])
    1.6666666666666667
    """
    seen = np.asarray(known, dtype=np.bool_)
    y = np.asarray(year, dtype=np.int64)
    who, y, p = _rows(child, year, period, int(y.max()) + 1 if y.size else 0, seen.size)
    _, number = np.unique(who, return_inverse=True)
    _, cluster = np.unique(number * (int(y.max()) + 1 if y.size else 1) + y, return_inverse=True)
    a, b = (np.bincount(cluster, weights=part.astype(np.float64)) for part in (seen[p], ~seen[p]))
    if not a.sum() or not b.sum():
        return float("nan")
    ratio = b.sum() / a.sum()
    return float(((b - ratio * a) ** 2).sum() / (b.sum() + ratio**2 * a.sum()))


def project_children(now: npt.ArrayLike, earlier: npt.ArrayLike, *, level: float = 0.95) -> YearProjection:
    """A year's different children from those of its first periods: `project_year` on first appearances.

    `now` (P,) and `earlier` (Y, P): children by the period of their first appearance in the year (`first_appearances`),
    NaN not known or still to come. Later periods bring ever fewer children who were not there before; earlier years
    say how many. A child counts once, so they come singly (clustering 1), but for children who offend together, and
    for how years differ. Simulated coverage of the 95% interval: docs/explanation/projecting-a-year.md. Raises
    MethodRefused, and has its limits and sources, as `project_year`.

    >>> new = [[60, 45, 35, 30], [55, 44, 30, 28], [70, 50, 41, 33]]
    >>> answer = project_children([47, float("nan"), float("nan"), float("nan")], new)
    >>> round(answer.projected), round(answer.low), round(answer.high)
    (132, 103, 172)
    """
    return project_year(now, earlier, clustering=1.0, level=level)


def _rows(
    child: npt.ArrayLike, year: npt.ArrayLike, period: npt.ArrayLike, years: int, periods: int
) -> tuple[Whole, Whole, Whole]:
    who, y, p = (np.asarray(column, dtype=np.int64) for column in (child, year, period))
    if who.ndim != 1 or who.shape != y.shape or who.shape != p.shape:
        raise MethodRefused("Children, years and periods differ in number.", "Give one of each for every offence.")
    if who.size and (min(y.min(), p.min()) < 0 or y.max() >= years or p.max() >= periods):
        raise MethodRefused("A year or a period is outside the table.", "Number both from 0.")
    return who, y, p
