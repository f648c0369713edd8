"""A year's total from its first months, by season: months and quarters of earlier years, gaps, events in bundles."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_level

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LEAST_YEARS = 2
"""Whole earlier years needed: one cannot say whether its season was that year's alone."""

TOO_WIDE = 1.5
"""The upper end over the lower from which a projection tells a reader too little to be printed as a figure."""

LASTING = 1.25
"""How much more of periods' extra variation a longer part of a year has than a quarter: children come back, and one
quarter's few are the next one's too. Taken where single children are not known; from simulated returns."""

CLUSTERS = 30.0
"""Degrees of freedom that a clustering told from single children is worth, beside the years' own variation."""

_HALVINGS = 60


@dataclass(frozen=True, slots=True)
class YearProjection:
    """One year's total as projected, with the interval that holds it at `level`; NaN where it cannot be told.

    - `so_far`: counted in the `known` periods. `projected`, `low`, `high`: the whole year; never below `so_far`.
    - `phi`: how many times single events' variance periods have, on `df` degrees of freedom.
    - `years`: whole earlier years used; others have gaps, and tell nothing of how a year's parts go together.
    - `why_not`: the reason, in a few words, why nothing is projected, else "".
    """

    so_far: float
    projected: float
    low: float
    high: float
    phi: float
    df: float
    years: int
    known: int
    periods: int
    level: float
    why_not: str

    @property
    def too_little(self) -> bool:
        """True where no range can be told, or one so wide (TOO_WIDE) that the year so far is too little to go by."""
        return not self.high <= TOO_WIDE * self.low


def project_year(
    now: npt.ArrayLike, earlier: npt.ArrayLike, *, clustering: float | None = None, level: float = 0.95
) -> YearProjection:
    """Project a year from the periods known of it. Counts; NaN is a period not known or still to come, never zero.

    `now` (P,): this year's P months (12) or quarters (4). `earlier` (Y, P): earlier years' same periods. The rest of
    the year is what is so far times what whole earlier years added to each one in these periods: never four times a
    quarter.

    The interval holds every total whose two parts, beside the earlier years' two parts, Pearson's chi-square over phi
    would not reject at `level` (Student's t): the score interval of a ratio, solved for the part not seen. Offences
    come several to a child, and vary more than single events. phi, how many times, is told from quarters: of earlier
    years about their common season, and this year's beside them, what exceeds 1 times LASTING. Or it is `clustering`,
    where single children are known (`recurrence.clustering`; 1 for what comes singly): worth CLUSTERS degrees of
    freedom, with the dispersion of the years' two parts on Y - 1. That makes a narrower range, above all of two years.
    No range is narrower than chance alone would make it.

    Simulated, the 95% interval holds 94 to 96 years of 100; 91 to 94 for busy teams whose years differ by a fifth, 97
    or 98 from quarters of what comes singly (docs/explanation/projecting-a-year.md). Limits: a level that drifts within
    the year, a new law, a lockdown are not foreseen. Raises MethodRefused for shapes that do not fit, negative counts,
    or a level outside 0 to 1. Papers: Krishnamoorthy and Peng (2011), Journal of Statistical Planning and Inference
    141, 1709-1718 (the prediction interval); McCullagh and Nelder (1989), 4.5 (dispersion).

    >>> quarters = [[100, 120, 110, 130], [90, 105, 112, 118], [95, 118, 104, 127]]
    >>> answer = project_year([100, float("nan"), float("nan"), float("nan")], quarters)
    >>> round(answer.projected), answer.years, answer.too_little
    (466, 3, False)
    """
    x, table = _checked(now, earlier)
    if clustering is not None and not clustering > 0:
        raise MethodRefused("A clustering is above 0.", "Give 1 for what comes singly, more for several to a child.")
    known = np.isfinite(x)
    whole = table[np.isfinite(table).all(axis=1)]
    so_far, count = float(x[known].sum()), int(known.sum())
    seen, unseen = float(whole[:, known].sum()), float(whole[:, ~known].sum())
    phi, df = _by_quarters(x, whole) if clustering is None else _by_children(clustering, known, whole)
    why_not = _why_not(len(whole), count, so_far, seen, df)
    if why_not:
        projected = low = high = np.nan
    else:
        projected = so_far * (1 + unseen / seen)
        rest = _ends(so_far, seen, unseen, _most(phi, df, level)) if unseen else (0.0, 0.0)
        low, high = so_far + rest[0], so_far + rest[1]
    return YearProjection(so_far, projected, low, high, phi, df, len(whole), count, x.size, level, why_not)


def _most(phi: float, df: float, level: float) -> float:
    """The chi-square that is not rejected: phi times Student's t squared, and never less than chance alone has."""
    tail = (1 + checked_level(level)) / 2
    return float(max(phi * special.stdtrit(df, tail) ** 2, special.ndtri(tail) ** 2))


def _why_not(years: int, known: int, so_far: float, seen: float, df: float) -> str:
    if not known:
        return "no period of this year is known"
    if years < LEAST_YEARS:
        return f"fewer than {LEAST_YEARS} whole earlier years are held"
    if not seen or not so_far:
        return "there is nothing in the periods so far to go by"
    if not df:
        return "earlier years fall into one quarter, and tell nothing of how quarters vary"
    return ""


def _by_quarters(x: Floats, whole: Floats) -> tuple[float, float]:
    """Pearson's statistic over its degrees of freedom: years by quarters, and this year's whole quarters beside those.

    Months are put together: children who come back within weeks make neighbouring months alike, which months by
    themselves would hide.
    """
    size = x.size // 4 if x.size % 4 == 0 else 1
    quarters, own = (table.reshape(len(table), -1, size).sum(axis=2) for table in (whole, x[None, :]))
    complete = np.isfinite(own[0])
    pearson, df = _independence(quarters)
    this, more = _independence(np.vstack([quarters[:, complete].sum(axis=0), own[0, complete]]))
    if not df + more:
        return np.nan, 0.0
    phi = (pearson + this) / (df + more)
    return phi + (LASTING - 1) * max(phi - 1, 0.0), df + more


def _by_children(clustering: float, known: Flags, whole: Floats) -> tuple[float, float]:
    """The children's own, and of the two parts of whole years about their common share."""
    pearson, df = _independence(np.column_stack([whole[:, known].sum(axis=1), whole[:, ~known].sum(axis=1)]))
    return (CLUSTERS * clustering + pearson) / (CLUSTERS + df), CLUSTERS + df


def _independence(table: Floats) -> tuple[float, float]:
    """Pearson's chi-square of a table's rows and columns, and its degrees of freedom; those of 0 count out."""
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    if min(table.shape) < 2:
        return 0.0, 0.0
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    return float(((table - expected) ** 2 / expected).sum()), float((table.shape[0] - 1) * (table.shape[1] - 1))


def _ends(x: float, a: float, b: float, most: float) -> tuple[float, float]:
    """The least and the most y at which the table [[x, y], [a, b]] has a chi-square of `most`; `a`, `x` above 0."""
    best = x * b / a

    def beyond(y: float) -> bool:
        return (x + y + a + b) * (x * b - y * a) ** 2 > most * (x + y) * (a + b) * (x + a) * (y + b)

    low = _halved(best, 0.0, beyond) if beyond(0.0) else 0.0
    far = max(best, 1.0)
    while not beyond(far):
        far *= 2
    return low, _halved(best, far, beyond)


def _halved(inside: float, outside: float, beyond: Callable[[float], bool]) -> float:
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if beyond(middle) else (middle, outside)
    return (inside + outside) / 2


def _checked(now: npt.ArrayLike, earlier: npt.ArrayLike) -> tuple[Floats, Floats]:
    x, table = np.asarray(now, dtype=np.float64), np.atleast_2d(np.asarray(earlier, dtype=np.float64))
    if x.ndim != 1 or x.size < 2 or table.ndim != 2 or table.shape[1] != x.size:
        raise MethodRefused(
            "This year's periods and the earlier years' do not match.", "Give 12 months, or 4 quarters."
        )
    if (x < 0).any() or (table < 0).any() or np.isinf(x).any() or np.isinf(table).any():
        raise MethodRefused("A count is negative or infinite.", "Counts are 0 or more; leave one empty if unknown.")
    return x, table
