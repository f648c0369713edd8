"""What a funnel answers: each area's rate, its interval, the limits at its size and the word that follows."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Overdispersion = Literal["none", "multiplicative", "additive"]

ABOVE, BELOW, WITHIN, NOT_AVAILABLE = "above", "below", "within", "not available"


@dataclass(frozen=True, slots=True)
class Funnel:
    """The comparison of I areas; every array has shape (I,), NaN where an area's figure is not available.

    - `count`, `population`: as given. `rate`, `rate_low`, `rate_high`: events for each `per` people, with Byar's
      interval (exact below ten events) at `level`.
    - `target`: the rate that areas are held against, for each `per` people.
    - `low_95` to `high_998`: control limits of an area of that population, for each `per` people.
    - `z`: distance from the target in standard errors on the square root's scale, overdispersion in it; rough below
      about ten events expected, where the verdict, by the limits, is the one to go by.
    - `verdict`: above, below, within or not available, by the 95% limits; `beyond`: the outermost limit crossed, 0.95
      (an alert) or 0.998 (an alarm), NaN where none is.
    - `phi`: the winsorised dispersion ratio, and `tau2`: the variance between areas on the square root's scale; both
      as estimated, NaN where not asked for. `areas`: how many areas target and spread rest on.
    """

    count: Floats
    population: Floats
    rate: Floats
    rate_low: Floats
    rate_high: Floats
    target: float
    low_95: Floats
    high_95: Floats
    low_998: Floats
    high_998: Floats
    z: Floats
    beyond: Floats
    verdict: tuple[str, ...]
    phi: float
    tau2: float
    areas: int
    overdispersion: Overdispersion
    level: float
    per: float

    def __len__(self) -> int:
        return self.count.size
