"""How much of the months' extra variation lasts to the next month: one figure for a table, from all its series."""

import numpy as np

from commonweal.stats.change.months import GRID
from commonweal.stats.change.result import Floats

# What is expected before the table is seen, and how many residual degrees of freedom that expectation is worth. Over
# 250 districts of England and Wales in 2025 the published categories gave 0.06 to 0.73, most of them 0.3 to 0.5, and 36
# months of one district gave 0.58 (benchmarks/simulations/calibration.py). The careful side of those: too low a value
# cries wolf, too high a one costs little power.
USUAL = 0.6
USUAL_WORTH = 22.0


def pooled_persistence(lag: Floats, squares: Floats, df: Floats, chance_lag: Floats, lasting: Floats) -> float:
    """The persistence of GRID at which the table's lag-1 products are what they should be.

    `lag`, `squares`, `df`, `chance_lag`: (S,), each series' sum of lag-1 products, sum of squares, residual degrees of
    freedom and lag-1 products expected of chance; `lasting` (S, GRID): lag-1 products per unit of squares, expected of
    extra variation. Each series weighs by its extra variation over its dispersion, so that the wildest does not rule;
    the usual value weighs as USUAL_WORTH.
    """
    phi = np.maximum(squares / df, 1.0)
    products, extra = (lag - chance_lag) / phi, (squares - df) / phi
    missed = np.zeros(GRID.size)
    if extra.sum() > 0:
        missed = products.sum() - extra @ lasting
    typical = lasting.mean(axis=0)
    missed = missed + USUAL_WORTH * (typical[np.searchsorted(GRID, USUAL)] - typical)
    return float(GRID[np.argmin(np.abs(missed))])
