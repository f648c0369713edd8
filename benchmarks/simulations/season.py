"""How often a season's ranges hold what came, and how often a verdict is wrong where nothing changed.

`python -m benchmarks.simulations.season` prints the table of docs/explanation/what-a-season-can-tell.md.
"""

import sys

import numpy as np

from commonweal.stats.change.exact import effective_change
from commonweal.stats.false_discovery import benjamini_hochberg
from commonweal.stats.season import forecast, verdicts, weekly_dispersion

RUNS, WARDS, WEEKS = 2_000, 27, 8
# mean a ward and year, dispersion of a ward's count, and how far whole years swing (log)
SCENES = ((1.0, 1.0, 0.0), (8.0, 1.0, 0.0), (8.0, 2.0, 0.0), (8.0, 2.0, 0.2), (8.0, 4.0, 0.2))


def earlier_years(years: int, mean: float, phi: float, swing: float, runs: int, seed: int = 1) -> dict[str, float]:
    """Coverage of wards' and the whole's ranges; share of papers that name any ward; of wholes that are named."""
    rng = np.random.default_rng([seed, years])
    found = dict.fromkeys(("ward 80", "ward 95", "whole 80", "whole 95", "a ward named", "whole named"), 0.0)
    for _ in range(runs):
        share = rng.gamma(1.2, 1.0, WARDS)
        level = (share / share.sum() * mean * WARDS)[:, None] * np.exp(rng.normal(0, swing, years + 1))
        counts = rng.poisson(rng.gamma(level / (phi - 1), phi - 1) if phi > 1 else level)
        new, answer = counts[:, years], forecast(counts[:, :years])
        whole = forecast(counts[:, :years].sum(axis=0)[None, :])
        for level_of in (80, 95):
            low, high = answer.interval(level_of / 100)
            found[f"ward {level_of}"] += float(((new >= low) & (new <= high)).mean())
            low, high = whole.interval(level_of / 100)
            found[f"whole {level_of}"] += float(low[0] <= new.sum() <= high[0])
        words = verdicts(answer, new, benjamini_hochberg(answer.p(new)))
        found["a ward named"] += any(word in ("rise", "fall") for word in words)
        found["whole named"] += float(whole.p([new.sum()])[0] <= 0.05)
    return {name: value / runs for name, value in found.items()}


def weeks_around(phi: float, lasting: float, runs: int, seed: int = 2) -> float:
    """How often a window of two weeks that is no different from its eight weeks is named, at 5%.

    `lasting`: correlation of one week's level with the next's.
    """
    rng, named = np.random.default_rng(seed), 0
    level, years = 20.0, 5
    sigma = np.sqrt(np.log1p((phi - 1) / level))
    for _ in range(runs):
        noise = rng.normal(0, 1, (years, WEEKS + 2))
        for week in range(1, WEEKS + 2):
            noise[:, week] = lasting * noise[:, week - 1] + np.sqrt(1 - lasting**2) * noise[:, week]
        counts = rng.poisson(level * np.exp(sigma * noise - sigma**2 / 2))
        around = np.delete(counts, (4, 5), axis=1)[None]
        phi_found, _ = weekly_dispersion(around)
        window, beside = counts[0, 4:6].sum(), around[0, 0].sum()
        sizes = np.array([float(WEEKS)]), np.array([2.0])
        change = effective_change(np.array([float(beside)]), np.array([float(window)]), sizes, phi_found, 0.95, "")
        named += int(change.p[0] <= 0.05)
    return named / runs


def main(runs: int = RUNS) -> None:
    """Print both tables."""
    for years in (3, 5, 7):
        for scene in SCENES:
            told = earlier_years(years, *scene, runs)
            print(years, *scene, *(f"{100 * value:.1f}" for value in told.values()), flush=True)
    for phi, lasting in ((1.0, 0.0), (2.0, 0.0), (4.0, 0.0), (2.0, 0.3), (4.0, 0.3)):
        print("weeks", phi, lasting, f"{100 * weeks_around(phi, lasting, runs):.1f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
