"""What a comparison of two periods answers, whichever method made it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Change:
    """The change of S series between two periods; every array has shape (S,).

    - `before`, `after`: the counts compared (over the pairs used, where months are paired); NaN where not known.
    - `ratio`: after over before, by exposure where there is one. NaN where both are zero, infinite where before is.
    - `change_percent`, `low_percent`, `high_percent`: the change and its interval at `level`, in percent. An upper end
      may be infinite: the data do not bound the rise.
    - `p`: two-sided p of "no change"; NaN where nothing could be tested.
    - `phi`: dispersion used, 1 for the plain chance of single events; `inflation`: what the variance of the logarithm
      of the ratio was multiplied by (`phi`, and what lasts from month to month); `df`: degrees of freedom of the t
      distribution, infinite where the normal or an exact distribution was used.
    - `months`: pairs of months that each series' comparison rests on; 0 where the counts did not come by month.
    - `expected_share`: the share of all events that would fall in the after period were nothing changed.
    - `method`: for each series the method in words; `parameters`: what it ran with, to be printed.
    """

    before: Floats
    after: Floats
    ratio: Floats
    change_percent: Floats
    low_percent: Floats
    high_percent: Floats
    p: Floats
    phi: Floats
    inflation: Floats
    df: Floats
    months: Counts
    expected_share: Floats
    method: tuple[str, ...]
    level: float
    parameters: Mapping[str, Any]

    def __len__(self) -> int:
        return self.before.size
