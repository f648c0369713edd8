"""Which areas carry a total's change: contributions that add up exactly, and those beyond an even sharing-out."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special, stats

from commonweal.errors import MethodRefused
from commonweal.stats.false_discovery import benjamini_hochberg

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A total's change, area by area; arrays of shape (A,), NaN where an area is not known.

    - `contribution`: after less before, in counts; they sum to `total_change` exactly.
    - `share`: contribution over the total change; NaN where the total did not change. Shares may be below 0 or above 1.
    - `expected_contribution`: what the area would have added had all areas changed by the same percentage.
    - `residual`: how far it is from that, in standard deviations; `p`, `q`: doubled tail, and false discovery held.
    - `beyond_chance`: where q is at most the rate asked for.
    """

    before: Floats
    after: Floats
    contribution: Floats
    share: Floats
    expected_contribution: Floats
    residual: Floats
    p: Floats
    q: Floats
    beyond_chance: npt.NDArray[np.bool_]
    total_before: float
    total_after: float
    total_change: float


def decompose(before: npt.ArrayLike, after: npt.ArrayLike, *, phi: float = 1.0, alpha: float = 0.05) -> Decomposition:
    """A total's change shared out among A areas; `before`, `after` (A,) counts, NaN where an area is not known.

    An area not known in either period is in no total. Given each area's events and each period's, an area's events
    after are hypergeometric where all areas changed alike; `residual` is the adjusted standardised one, p the doubled
    tail. With `phi` above 1 (areas vary more than single events) p is normal, on residual / sqrt(phi). Findings are
    held to a false discovery rate of `alpha` (Benjamini and Hochberg 1995).

    Limit: it says which areas differ from the whole, not why. Raises MethodRefused for negative or fractional counts,
    shapes that differ, or phi below 1. Paper: Haberman (1973), Biometrics 29, 205-220 (adjusted residuals).

    >>> result = decompose(before=[80, 60, 100], after=[40, 63, 97])
    >>> result.contribution.tolist(), result.total_change, result.beyond_chance.tolist()
    ([-40.0, 3.0, -3.0], -40.0, [True, False, False])
    """
    first, second = _checked(before, after, phi)
    known = ~np.isnan(first + second)
    first, second = np.where(known, first, np.nan), np.where(known, second, np.nan)
    totals = float(np.nansum(first)), float(np.nansum(second))
    change = totals[1] - totals[0]
    contribution = second - first
    both = first + second
    share_after = totals[1] / sum(totals) if sum(totals) else np.nan
    residual = _adjusted(second, both, share_after, sum(totals)) / np.sqrt(phi)
    p = _doubled(second, both, totals) if phi == 1 else 2.0 * special.ndtr(-np.abs(residual))
    q = benjamini_hochberg(p)
    return Decomposition(
        before=first,
        after=second,
        contribution=contribution,
        share=contribution / change if change else np.full(first.shape, np.nan),
        expected_contribution=both * (2.0 * share_after - 1.0),
        residual=residual,
        p=p,
        q=q,
        beyond_chance=np.asarray(q <= alpha),
        total_before=totals[0],
        total_after=totals[1],
        total_change=change,
    )


def _checked(before: npt.ArrayLike, after: npt.ArrayLike, phi: float) -> tuple[Floats, Floats]:
    first, second = (np.atleast_1d(np.asarray(values, dtype=np.float64)) for values in (before, after))
    if first.shape != second.shape or first.ndim != 1:
        raise MethodRefused("The two periods hold different areas.", "Give each area a count before and a count after.")
    for values in (first, second):
        held = values[~np.isnan(values)]
        if (held < 0).any() or (held != np.floor(held)).any():
            raise MethodRefused("A count is negative or not whole.", "Counts are 0, 1, 2 and so on.")
    if phi < 1:
        raise MethodRefused(
            "A dispersion below 1 is not taken.", "Give 1 for single events, more where areas vary more."
        )
    return first, second


def _adjusted(after: Floats, both: Floats, share: float, total: float) -> Floats:
    """Standardised residuals; NaN where an area has no event, or is the whole total."""
    variance = both * share * (1.0 - share) * (1.0 - both / total) if total else np.full(both.shape, np.nan)
    usable = variance > 0
    return np.asarray(np.where(usable, (after - both * share) / np.sqrt(np.where(usable, variance, 1.0)), np.nan))


def _doubled(after: Floats, both: Floats, totals: tuple[float, float]) -> Floats:
    """Twice the smaller hypergeometric tail, capped at 1; NaN where nothing could be tested."""
    tested = ~np.isnan(both) & (both > 0)
    law = stats.hypergeom(sum(totals), both[tested], totals[1])
    p = np.full(both.shape, np.nan)
    tails = np.minimum(law.cdf(after[tested]), law.sf(after[tested] - 1))
    p[tested] = np.minimum(2.0 * tails, 1.0)
    return p
