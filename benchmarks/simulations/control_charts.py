"""How often a control chart cries wolf where nothing changed, and how often it sees what did, rule by rule.

`python -m benchmarks.simulations.control_charts [RUNS]` prints the tables of docs/explanation/control-charts.md.
"""

import sys
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from commonweal.stats.control_chart import ControlChart, individuals, proportions, rates

RUNS = 4_000
HISTORIES = (12, 24, 36, 60)

Floats = npt.NDArray[np.float64]
Draw = Callable[[np.random.Generator, Floats], ControlChart]
"""A chart of periods whose usual level is multiplied by an array (T,)."""


def figures(random: np.random.Generator, level: Floats) -> ControlChart:
    """Any figure of normal variation, a tenth of its level."""
    return individuals(random.normal(100, 10, level.size) + 100 * (level - 1), baseline=_base(level))


def few(random: np.random.Generator, level: Floats) -> ControlChart:
    """Counts of 4 a period, as figures."""
    return individuals(random.poisson(4 * level), low=0.0, baseline=_base(level))


def shares(random: np.random.Generator, level: Floats) -> ControlChart:
    """A fifth of 150."""
    return proportions(
        random.binomial(150, np.minimum(0.2 * level, 1)), np.full(level.size, 150), baseline=_base(level)
    )


def counts(random: np.random.Generator, level: Floats) -> ControlChart:
    """30 events of single ones."""
    return rates(random.poisson(30 * level), 1.0, baseline=_base(level))


def bundled(random: np.random.Generator, level: Floats) -> ControlChart:
    """30 events that vary three times as much as single ones."""
    return rates(random.negative_binomial(15 * level, 1 / 3), 1.0, baseline=_base(level))


def bundled_laney(random: np.random.Generator, level: Floats) -> ControlChart:
    """The same after Laney."""
    return rates(random.negative_binomial(15 * level, 1 / 3), 1.0, laney=True, baseline=_base(level))


def drifting(random: np.random.Generator, level: Floats) -> ControlChart:
    """Figures of which half lasts to the next period."""
    noise = random.normal(0, 1, level.size)
    for t in range(1, level.size):
        noise[t] = 0.5 * noise[t - 1] + np.sqrt(0.75) * noise[t]
    return individuals(100 + 10 * noise + 100 * (level - 1), baseline=_base(level))


DRAWS: tuple[Draw, ...] = (figures, few, shares, counts, bundled, bundled_laney, drifting)


def _base(level: Floats) -> int:
    return int((level == 1).sum())


def false_alarms(draw: Draw, history: int, runs: int) -> tuple[float, float, float, float, float]:
    """Shares: next period beyond; of charts of `history` periods, those with a point beyond, a run, a trend, any."""
    random, found = np.random.default_rng([history, len(draw.__name__)]), np.zeros(5)
    for _ in range(runs):
        chart = draw(random, np.r_[np.ones(history), np.nextafter(1.0, 2.0)])  # the last is watched: not in the limits
        rules = [bool(mark[:-1].any()) for mark in (chart.beyond, chart.run, chart.trend)]
        found += [chart.beyond[-1] != 0, *rules, any(rules)]
    return tuple(found / runs)


def seen(draw: Draw, rise: float, after: int, runs: int, history: int = 24) -> float:
    """How often a level that rises by `rise` for good is marked, by any rule, within `after` periods."""
    random, found = np.random.default_rng([after, int(100 * rise)]), 0
    for _ in range(runs):
        chart = draw(random, np.r_[np.ones(history), np.full(after, 1 + rise)])
        found += bool((chart.beyond[history:] == 1).any() or (chart.run[history:] == 1).any())
    return found / runs


def main(runs: int = RUNS) -> None:
    """Print both tables."""
    for draw in DRAWS:
        for history in HISTORIES:
            cells = " | ".join(f"{100 * share:.1f}%" for share in false_alarms(draw, history, runs))
            print(f"| {draw.__name__} | {history} | {cells} |", flush=True)
    for draw in (figures, shares, counts):
        for rise in (0.1, 0.2, 0.4):
            cells = " | ".join(f"{100 * seen(draw, rise, after, runs):.0f}%" for after in (1, 4, 8, 12))
            print(f"| {draw.__name__} | {rise:.0%} | {cells} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
