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


def rmspe(gap: npt.ArrayLike) -> Floats:
    """The root of the mean squared gap over the last axis."""
    return np.asarray(np.sqrt(np.mean(np.asarray(gap, dtype=np.float64) ** 2, axis=-1)))


def placebo_test(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    placebo_before: npt.ArrayLike,
    placebo_after: npt.ArrayLike,
    *,
    level: float = 0.95,
) -> PlaceboTest:
    """The target's gaps (B,) and (A,) beside those of placebos (J, B) and (J, A), each a control taken for the target.

    p = (1 + placebos whose ratio is at least the target's) / (1 + J). The ratio of RMSPEs asks whether the gap grew, so
    a placebo that was never met well counts for little. It is a rank among areas, exact where the target might as well
    have been any of them. Where the gaps before are those of the fit itself, a busy target is not like quiet placebos:
    its fit leaves less, and false alarms are 6 to 14% where 5 are promised. Gaps before of months that a fit did not
    see mend that: 3 to 8% (docs/explanation/evaluating-an-operation.md). Papers: Abadie, Diamond and Hainmueller
    (2010), Journal of the American Statistical Association 105, 493-505; on fits that did not see the months:
    Chernozhukov, Wuthrich and Zhu (2021), Journal of the American Statistical Association 116, 1849-1864.

    >>> found = placebo_test([1, -1], [-6, -8], [[1, -1], [2, -2], [1, 1]], [[2, 1], [1, 2], [-1, 1]])
    >>> round(found.ratio, 2), found.p, found.least_p, found.telling
    (7.07, 0.25, 0.25, False)
    """
    own = [np.asarray(part, dtype=np.float64) for part in (before, after)]
    others = [np.atleast_2d(np.asarray(part, dtype=np.float64)) for part in (placebo_before, placebo_after)]
    if any(part.ndim != 1 or not part.size for part in own) or [o.shape[1] for o in others] != [x.size for x in own]:
        raise MethodRefused("The placebos' months are not the target's.", "Give gaps of the same months, some of each.")
    ratio, ratios = float(_ratio(*own)), _ratio(*others)
    held = ratios[~np.isnan(ratios)]
    least = 1.0 / (held.size + 1)
    p = float((1 + np.sum(held >= ratio - 1e-12)) / (1 + held.size)) if np.isfinite(ratio) else np.nan
    return PlaceboTest(ratio, ratios, p, least, held.size, least <= 1 - level)


def _ratio(before: Floats, after: Floats) -> Floats:
    """RMSPE after over before; NaN where the months before were met exactly: then the fit says nothing."""
    first = rmspe(before)
    return np.asarray(np.where(first > 1e-9, rmspe(after) / np.where(first > 1e-9, first, 1.0), np.nan))
