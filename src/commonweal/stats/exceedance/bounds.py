"""What every point of every series is expected to be, and between which bounds."""

from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Arrays (S, K) of S series at K points; (K,) for one series. Counts throughout; NaN reads "not available".

    at            (K,) index of each point in the series
    observed      the count; NaN where missing
    expected      its mean by the reference years
    lower, upper  the alpha and 1 - alpha quantiles of a count that follows the reference years, so that the band holds
                  1 - 2 alpha of such counts; also NaN where too few recent cases (`limit54`)
    alarm         more than `upper` (and not nought); `alarm_low` fewer than `lower`. False where not available
    score         0 at what is expected, 1 at `upper` (NaN where the two coincide)
    phi           dispersion, never below 1
    trend         log-linear slope a point of time that was kept; NaN where none was
    p_upper       P(a count as large or larger); `p_lower` as small or smaller; `p` two-sided, twice the smaller, at
                  most 1. Not adjusted for the number of points or series: that is the caller's
    """

    at: NDArray[np.int64]
    observed: Floats
    expected: Floats
    lower: Floats
    upper: Floats
    alarm: NDArray[np.bool_]
    alarm_low: NDArray[np.bool_]
    score: Floats
    phi: Floats
    trend: Floats
    p_upper: Floats
    p_lower: Floats
    p: Floats

    @property
    def available(self) -> NDArray[np.bool_]:
        """Where a band could be given."""
        return np.isfinite(self.upper)

    @classmethod
    def unknown(cls, observed: Floats, at: NDArray[np.int64]) -> Self:
        """No band anywhere, to be filled in."""
        nan = {f.name: np.full(observed.shape, np.nan) for f in fields(cls)}
        no = {name: np.zeros(observed.shape, dtype=bool) for name in ("alarm", "alarm_low")}
        return cls(**(nan | no | {"at": at, "observed": observed}))

    def of_one(self, series: int = 0) -> Self:
        """One series, as arrays (K,)."""
        return type(self)(self.at, *(getattr(self, f.name)[series] for f in fields(self) if f.name != "at"))
