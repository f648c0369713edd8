"""Is the target's gap larger than the gaps of areas where nothing was done? Ranks of placebo runs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PlaceboTest:
    """`ratio`: the target's RMSPE after over before; `ratios` (J,): the placebos', NaN where nothing was off before.

    `p`: the share of all (the target too) whose ratio is at least the target's; `least_p`: the smallest p that so many
    placebos allow, 1/(J + 1); `placebos`: J, those with a ratio. `telling`: whether p could fall to 0.05 at all.
    """

    ratio: float
    ratios: Floats
    p: float
    least_p: float
    placebos: int
    telling: bool


def rmspe_ratio(gap: npt.ArrayLike, before: int) -> Floats:
    """Gaps (..., M), actual less synthetic, of which the first `before` months are before: RMSPE after over before.

    NaN where the months before were met exactly: then the fit says nothing.
    """
    off = np.asarray(gap, dtype=np.float64)
    if not 0 < before < off.shape[-1]:
        raise MethodRefused("There is no month before, or none after.", "Give months of both.")
    first, second = (np.sqrt(np.mean(part**2, axis=-1)) for part in (off[..., :before], off[..., before:]))
    return np.asarray(np.where(first > 1e-9, second / np.where(first > 1e-9, first, 1.0), np.nan))


def placebo_test(gap: npt.ArrayLike, placebo_gaps: npt.ArrayLike, before: int, *, level: float = 0.95) -> PlaceboTest:
    """The target's `gap` (M,) beside `placebo_gaps` (J, M), each a control treated as though it were the target.

    p = (1 + placebos whose ratio is at least the target's) / (1 + J). The RMSPE ratio asks whether the gap grew, so a
    placebo that never was met well counts for little. It is a rank among areas, and it is exact where the target might
    as well have been any of them. Paper: Abadie, Diamond and Hainmueller (2010), Journal of the American Statistical
    Association 105, 493-505.

    >>> found = placebo_test([1, -1, -6, -8], [[1, -1, 2, 1], [2, -2, 1, 2], [1, 1, -1, 1]], 2)
    >>> round(found.ratio, 2), found.p, found.least_p, found.telling
    (7.07, 0.25, 0.25, False)
    """
    own, others = np.asarray(gap, dtype=np.float64), np.atleast_2d(np.asarray(placebo_gaps, dtype=np.float64))
    if own.ndim != 1 or others.shape[-1] != own.size:
        raise MethodRefused("The placebos' months are not the target's.", "Give gaps of the same months.")
    ratio, ratios = float(rmspe_ratio(own, before)), rmspe_ratio(others, before)
    held = ratios[~np.isnan(ratios)]
    least = 1.0 / (held.size + 1)
    p = float((1 + np.sum(held >= ratio - 1e-12)) / (1 + held.size)) if np.isfinite(ratio) else np.nan
    return PlaceboTest(ratio, ratios, p, least, held.size, least <= 1 - level)
