"""How often each estimator of change cries wolf, how well its interval covers, and what it finds: printed as Markdown.

    python benchmarks/simulations/change.py [--tables 300] [--seed 2025]

Each table holds fourteen offences (series.py). Nothing changes in the first part: every "finding" is a false alarm.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import stats

from commonweal.stats.change import Change, negative_binomial, paired_change, quasi_poisson, rate_ratio
from commonweal.stats.false_discovery import benjamini_hochberg

sys.path.insert(0, str(Path(__file__).parent))
from series import MONTHLY, VARIATION, Setting, table

Floats = npt.NDArray[np.float64]
Estimator = Callable[[Floats, Floats, Floats], Change]

SETTINGS = (
    Setting("single events only", 0.0, scale=0.0),
    Setting("nothing lasts", 0.0),
    Setting("rho 0.2", 0.2),
    Setting("rho 0.4", 0.4),
    Setting("rho 0.6", 0.6),
    Setting("each offence its own rho, 0 to 0.8", "mixed"),
    Setting("rho 0.4 and bursts", 0.4, burst=0.01),
    Setting("rho 0.4, twice the variation", 0.4, scale=2.0),
    Setting("rho 0.8", 0.8),
    Setting("rho 0.95", 0.95),
    Setting("random walk, 3% a month", "walk"),
)
HISTORY = 36


def poisson(before: Floats, after: Floats, _: Floats) -> Change:
    return rate_ratio(before.sum(axis=1), after.sum(axis=1))


def quasi(before: Floats, after: Floats, _: Floats) -> Change:
    """Plain quasi-Poisson: Pearson's statistic of the pairs on M - 1 degrees of freedom."""
    return _dispersed(before, after, before.shape[1])


def negative(before: Floats, after: Floats, _: Floats) -> Change:
    return negative_binomial(before, after)


def quarters(before: Floats, after: Floats, _: Floats) -> Change:
    """The same on quarters, which hide what lasts within them: few degrees of freedom."""
    shape = (before.shape[0], -1, 3)
    return _dispersed(before.reshape(shape).sum(axis=2), after.reshape(shape).sum(axis=2), before.shape[1] // 3)


def newey_west(before: Floats, after: Floats, _: Floats) -> Change:
    """Quasi-Poisson with each series' own Newey-West sum over two lags."""
    residual = _residuals(before, after)
    count = residual.shape[1]
    phi = (residual**2).sum(axis=1)
    for lag in (1, 2):
        phi = phi + 2 * (1 - lag / 3) * (residual[:, lag:] * residual[:, :-lag]).sum(axis=1)
    return quasi_poisson(before.sum(axis=1), after.sum(axis=1), np.maximum(phi / (count - 1), 1.0), df=count - 1)


def paired(before: Floats, after: Floats, _: Floats) -> Change:
    return paired_change(before, after)


def alone(before: Floats, after: Floats, _: Floats) -> Change:
    """The report's estimator for one offence by itself, the third: nothing is borrowed."""
    return paired_change(before[2:3], after[2:3])


def with_history(before: Floats, after: Floats, history: Floats) -> Change:
    return paired_change(before, after, history=history)


ESTIMATORS: dict[str, Estimator] = {
    "Poisson": poisson,
    "quasi-Poisson": quasi,
    "negative binomial": negative,
    "Newey-West": newey_west,
    "quarters": quarters,
    "paired": paired,
    "paired, 36 months held": with_history,
    "alone": alone,
}
TABLED = [name for name in ESTIMATORS if name != "alone"]


def _residuals(before: Floats, after: Floats) -> Floats:
    both = before + after
    share = after.sum(axis=1, keepdims=True) / both.sum(axis=1, keepdims=True)
    spread = np.sqrt(both * share * (1 - share))
    return np.asarray(np.where(spread > 0, (after - both * share) / np.where(spread > 0, spread, 1.0), 0.0))


def _dispersed(before: Floats, after: Floats, count: int) -> Change:
    phi = (_residuals(before, after) ** 2).sum(axis=1) / (count - 1)
    return quasi_poisson(before.sum(axis=1), after.sum(axis=1), np.maximum(phi, 1.0), df=count - 1)


def outcomes(
    names: Iterable[str], setting: Setting, months: int, tables: int, seed: int, change: float = 1.0
) -> dict[str, tuple[float, float, float]]:
    """For each estimator, in 100: p at most 0.05; intervals that hold the truth; tables with a finding at q 0.05."""
    rng = np.random.default_rng(seed)
    length = max(HISTORY, 12 * -(-months // 12) + months)
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in names}
    for _ in range(tables):
        counts = table(rng, setting, length, change, months)
        step = 12 * -(-months // 12)
        after, before = counts[:, -months:], counts[:, length - step - months : length - step]
        for name in found:
            result = ESTIMATORS[name](before, after, counts)
            covered = (result.low_percent <= 100 * (change - 1)) & (result.high_percent >= 100 * (change - 1))
            alarms = result.p <= 0.05
            any_finding = bool((benjamini_hochberg(result.p) <= 0.05).any())
            found[name].append((float(alarms.mean()), float(covered.mean()), float(any_finding)))
    return {name: tuple(100 * np.mean(values, axis=0)) for name, values in found.items()}


def markdown(title: str, heads: list[str], rows: list[list[str]]) -> None:
    print(f"\n{title}\n")
    print("| " + " | ".join(heads) + " |")
    print("|" + " --- |" + " ---: |" * (len(heads) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")


def false_alarms(tables: int, seed: int) -> None:
    names = TABLED
    rows, tabled = [], []
    for setting in SETTINGS:
        found = outcomes(names, setting, 12, tables, seed)
        rows.append([setting.name, *(f"{found[name][0]:.1f}" for name in names)])
        tabled.append([setting.name, *(f"{found[name][2]:.0f}" for name in names)])
    markdown("False alarms in 100 tests, 12 months against 12, nominal 5", ["how months vary", *names], rows)
    markdown("Tables in 100 with any finding at q 0.05, though nothing changed", ["how months vary", *names], tabled)


def by_months(tables: int, seed: int) -> None:
    names = ["Poisson", "quasi-Poisson", "paired", "paired, 36 months held"]
    rows = []
    for months in (1, 2, 3, 6, 9, 12, 24):
        for setting in (SETTINGS[1], SETTINGS[3], SETTINGS[4]):
            held = [n for n in names if not (months == 1 and n == "quasi-Poisson")]
            found = outcomes(held, setting, months, tables, seed)
            rows.append([f"{months}, {setting.name}", *(f"{found[n][0]:.1f}" if n in found else "–" for n in names)])
    markdown("False alarms in 100 tests by months compared, nominal 5", ["months, how they vary", *names], rows)


def coverage_and_power(tables: int, seed: int) -> None:
    names = ["quasi-Poisson", "Newey-West", "quarters", "paired", "paired, 36 months held"]
    setting = SETTINGS[3]
    rows = []
    for change in (0.6, 0.7, 0.8, 0.9, 1.1, 1.25, 1.5):
        found = outcomes(names, setting, 12, tables, seed, change)
        rows.append(
            [f"{100 * (change - 1):+.0f}%", *(f"{found[name][0]:.0f} ({found[name][1]:.0f})" for name in names)]
        )
    markdown(
        "A true change of every offence's rate, rho 0.4: found at p 0.05 in 100 (intervals in 100 that hold the truth)",
        ["true change", *names],
        rows,
    )


def one_series(tables: int, seed: int) -> None:
    rows = []
    for setting in SETTINGS[1:6]:
        found = {months: outcomes(["alone"], setting, months, tables, seed)["alone"][0] for months in (6, 12, 24)}
        rows.append([setting.name, *(f"{rate:.1f}" for rate in found.values())])
    heads = ["how months vary", "6 months", "12 months", "24 months"]
    markdown("False alarms in 100 tests of one offence by itself (100 a month), no history, nominal 5", heads, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=300)
    parser.add_argument("--seed", type=int, default=2025)
    given = parser.parse_args()
    dispersion = 1 + MONTHLY * VARIATION
    print(f"{given.tables} tables of {MONTHLY.size} offences a setting, seed {given.seed}.")
    print(
        f"Dispersion of a month {dispersion.min():.1f} to {dispersion.max():.1f}, middle {np.median(dispersion):.1f}."
    )
    error = 100 * np.sqrt(0.05 * 0.95 / (given.tables * MONTHLY.size))
    print(f"A false-alarm rate of 5 is told to within {stats.norm.isf(0.025) * error:.1f}.")
    false_alarms(given.tables, given.seed)
    by_months(max(given.tables // 2, 1), given.seed)
    coverage_and_power(max(given.tables // 2, 1), given.seed)
    one_series(given.tables * 2, given.seed)


if __name__ == "__main__":
    main()
