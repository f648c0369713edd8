"""How often the report's band cries wolf: months with season, spread, memory and drift, and nothing planted in them.

`python benchmarks/simulations/exceedance.py [SERIES]` from the project's folder prints the tables of
docs/explanation/exceedance.md. Counts are negative binomial month by month (mean 12, 80, 150 with dispersion 1.5, 4,
10) round a season that swings by about a third; what a month has too many of carries over to the next with the
autocorrelation given. One month is judged, the one after the history. Sound would be 2.5% above and 2.5% below.
"""

import sys
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy import special

from commonweal.stats.exceedance import Controls, exceedances

HISTORIES = (36, 48, 60, 84)
MEMORIES = (0.0, 0.3, 0.6)
DRIFTS = (0.0, -0.08)
KINDS = ((12, 1.5), (80, 4.0), (150, 10.0))
METHODS = {
    "default": Controls(12, alpha=0.025),
    "nbPlugin": Controls(12, alpha=0.025, threshold_method="nbPlugin"),
    "muan": Controls(12, alpha=0.025, threshold_method="muan"),
    "delta": Controls(12, alpha=0.025, threshold_method="delta"),
    "trend at p < 0.05": Controls(12, alpha=0.025, p_threshold_trend=0.05),
    "no trend": Controls(12, alpha=0.025, trend=False),
    "no season levels": Controls(12, alpha=0.025, periods=1),
    "w=2, 8 levels": Controls(12, alpha=0.025, w=2),
    "six months left out": Controls(12, alpha=0.025, past_not_included=6),
}


def quiet_months(
    rng: np.random.Generator, series: int, months: int, kind: tuple[float, float], memory: float, drift: float
) -> NDArray[np.float64]:
    """Counts (series, months) with the mean and dispersion of `kind`; `drift` is the log change of the mean a year."""
    month = np.arange(months)
    phase = rng.uniform(0, 2 * np.pi, (series, 1))
    season = 0.25 * np.cos(2 * np.pi * month / 12 + phase) + 0.1 * np.cos(4 * np.pi * month / 12 + 2.1 * phase)
    mean = kind[0] * np.exp(season + drift * (month - months) / 12)
    carried = rng.standard_normal((series, months))
    for i in range(1, months):
        carried[:, i] = memory * carried[:, i - 1] + np.sqrt(1 - memory**2) * carried[:, i]
    excess = kind[1] - 1
    return rng.poisson(special.gammaincinv(mean / excess, special.ndtr(carried)) * excess).astype(float)


def rates(
    controls: Controls, history: int, memory: float, drift: float, series: int, seed: int = 5
) -> tuple[float, float]:
    """Share of months above the band and below it, over the kinds of series."""
    above, below = [], []
    for kind in KINDS:
        counts = quiet_months(np.random.default_rng(seed), series, history + 1, kind, memory, drift)
        found = exceedances(counts, controls, at=[history])
        above.append(found.alarm.mean())
        below.append(found.alarm_low.mean())
    return float(np.mean(above)), float(np.mean(below))


def main(series: int) -> None:
    """Print both tables, in Markdown."""
    print("| history | autocorrelation | drift a year | above % | below % |\n|---|---|---|---|---|")
    for history, memory, drift in product(HISTORIES, MEMORIES, DRIFTS):
        above, below = rates(METHODS["default"], history, memory, drift, series)
        print(f"| {history} months | {memory} | {100 * np.expm1(drift):.0f}% | {100 * above:.1f} | {100 * below:.1f} |")
    print("\n| setting | above % | below % | outside % |\n|---|---|---|---|")
    for name, controls in METHODS.items():
        cells = product((36, 84), MEMORIES, DRIFTS)
        above, below = np.mean([rates(controls, *cell, series) for cell in cells], axis=0)
        print(f"| {name} | {100 * above:.1f} | {100 * below:.1f} | {100 * (above + below):.1f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
