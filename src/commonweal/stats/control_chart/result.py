"""What a control chart says of each point."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Signs = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Arrays (T,), one entry a period; NaN where the value is not known, or the history is too short for limits.

    - `value`: as given, or the share or rate. `centre`, `low`, `high`: the usual level and its limits, three standard
      deviations either side.
    - `beyond`: 1 above the limits, -1 below, 0 within. `run`: 1 or -1 on each point of a run of RUN or more on one side
      of the centre. `trend`: 1 or -1 on each point of TREND or more that each rise above (fall below) the one before.
    - `baseline`: True for the points that the limits were told from.
    - `sigma_z`: how many times chance the points vary (Laney); 1 where that was not asked for, NaN for `individuals`.
    - `kind`: "individuals", "proportions" or "rates", with ", Laney" where limits were widened by `sigma_z`.
    """

    value: Floats
    centre: Floats
    low: Floats
    high: Floats
    beyond: Signs
    run: Signs
    trend: Signs
    baseline: Flags
    sigma_z: Floats
    kind: str

    @property
    def told(self) -> Flags:
        """(T,): True where there was history enough for limits."""
        return np.isfinite(self.centre)

    @property
    def unusual(self) -> Flags:
        """(T,): True where any rule speaks."""
        return np.asarray((self.beyond != 0) | (self.run != 0) | (self.trend != 0))
