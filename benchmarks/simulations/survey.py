"""How often the interval of a weighted share holds the people's share, whole and by ward, where the young answer less.

`python -m benchmarks.simulations.survey [RUNS]` prints the table of docs/explanation/weighting-a-survey.md.
"""

import sys

import numpy as np
import numpy.typing as npt

from commonweal.stats.raking import Margin, rake
from commonweal.stats.weighted_share import difference, weighted_shares

RUNS = 1_500
WARDS, AGES = 9, 6
ANSWERING = np.array([0.3, 0.5, 0.8, 1.0, 1.4, 1.6])  # how likely an age is to answer, beside the middle
SLOPES = (0.0, 0.12)  # how much more each age says yes than the one before

Floats = npt.NDArray[np.float64]


def people(random: np.random.Generator) -> Floats:
    """Residents by ward and age."""
    return random.uniform(3_000, 9_000, WARDS)[:, None] * random.dirichlet(np.full(AGES, 40.0), WARDS)


def answers(random: np.random.Generator, residents: Floats, size: int, yes: Floats) -> tuple[Floats, list[Margin]]:
    """Who answered, with a ward and an age each, and whether yes; margins that hold somebody in every category."""
    chance = (residents * ANSWERING).ravel()
    while True:
        who = random.choice(chance.size, size, p=chance / chance.sum())
        ward, age = np.divmod(who, AGES)
        if np.unique(ward).size == WARDS and np.unique(age).size == AGES:
            break
    margins = [
        Margin("ward", tuple(map(str, range(WARDS))), residents.sum(axis=1), ward),
        Margin("age", tuple(map(str, range(AGES))), residents.sum(axis=0), age),
    ]
    return (random.random(size) < yes[age]).astype(np.float64), margins


def setting(size: int, middle: float, slope: float, runs: int) -> dict[str, float]:
    """Shares of intervals that hold: the whole, wards, a wave's change; and unweighted the whole. Effective size."""
    random = np.random.default_rng([size, int(100 * middle), int(100 * slope)])
    found = dict.fromkeys(("whole", "wards", "change", "unweighted", "effective"), 0.0)
    for _ in range(runs):
        residents = people(random)
        yes = np.clip(middle + slope * (np.arange(AGES) - 2.5), 0.01, 0.99)
        truth = float((residents.sum(axis=0) * yes).sum() / residents.sum())
        by_ward = (residents * yes).sum(axis=1) / residents.sum(axis=1)
        waves = []
        for _wave in range(2):
            said, margins = answers(random, residents, size, yes)
            raked = rake(margins)
            waves.append(weighted_shares(said, raked))
        wards = weighted_shares(said, raked, margins[0].codes)
        flat = weighted_shares(said, rake([Margin("all", ("all",), np.ones(1), np.zeros(size, dtype=np.int64))]))
        change = difference(*waves)
        enough = wards.enough
        found["whole"] += bool(waves[1].low[0, 0] <= truth <= waves[1].high[0, 0])
        found["wards"] += float(((wards.low[:, 0] <= by_ward) & (by_ward <= wards.high[:, 0]))[enough].mean())
        found["change"] += bool(change.low[0, 0] <= 0 <= change.high[0, 0])
        found["unweighted"] += bool(flat.low[0, 0] <= truth <= flat.high[0, 0])
        found["effective"] += raked.effective_size
    return {name: value / runs for name, value in found.items()}


def main(runs: int = RUNS) -> None:
    """Print a line a setting."""
    for size in (600, 1_000):
        for middle in (0.05, 0.3, 0.5):
            for slope in SLOPES:
                told = setting(size, middle, slope, runs)
                shares = " | ".join(f"{100 * told[name]:.1f}%" for name in ("whole", "wards", "change", "unweighted"))
                print(f"| {size} | {middle:.0%} | {slope:.2f} | {told['effective']:.0f} | {shares} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
