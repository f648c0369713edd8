"""What a scan finds."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Cluster:
    """Locations (numbers, the centre first) from period `start` to period `end`, both included, with too many events.

    `llr`: log likelihood ratio. `p`: by Monte Carlo over the highest ratio of each replicate, so already allowing for
    all the places and times looked at. `p_gumbel`: the same by a Gumbel distribution fitted to them, which goes below
    1 / (replicates + 1). `recurrence`: looked at once a period, so high a ratio comes by chance once in so many
    periods (1 / p); for prospective scans alone, else NaN.
    """

    locations: npt.NDArray[np.int64]
    start: int
    end: int
    observed: int
    expected: float
    relative_risk: float
    llr: float
    p: float
    p_gumbel: float
    recurrence: float


@dataclass(frozen=True, slots=True)
class Scan:
    """Clusters in falling order of `llr`, no two with a location in common; `highest` (replicates,) under chance."""

    clusters: tuple[Cluster, ...]
    highest: npt.NDArray[np.float64]
    events: int
    cylinders: int
    longest: int
