"""The space-time scan of 300 places by 12 months, 999 replicates, beside the same written plainly in numpy.

`python -m benchmarks.scan`. No Python package has Kulldorff's scan, and R's are not among Debian's packages; so beside
it stands what an analyst would write: cumulative sums over each centre's neighbours, the formula over every run of
months, the highest of all. Its highest ratios are the same (checked in the run). It is timed on part of the replicates
and scaled up.
"""

import time
from statistics import median

import numpy as np
import numpy.typing as npt
from scipy.spatial.distance import cdist

from commonweal.stats.scan import scan

PLACES, MONTHS, REPLICATES, PART, TURNS = 300, 12, 999, 20, 3
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def made() -> tuple[Ints, Floats, Ints]:
    """Events by chance among residents, places and residents."""
    chance = np.random.default_rng(1997)
    people = chance.integers(1000, 2000, PLACES)
    return chance.poisson(people[:, None] / 300, (PLACES, MONTHS)), chance.uniform(0, 10, (PLACES, 2)), people


def plain(cases: Ints, expected: Floats, order: Ints, fits: list[int]) -> float:
    """The highest ratio of every circle and run of up to half of the months, centre by centre."""
    total, highest = cases.sum(), 0.0
    for centre, size in enumerate(fits):
        inside = order[centre, :size]
        c = np.cumsum(np.cumsum(np.pad(cases[inside], ((0, 0), (1, 0))), axis=1), axis=0)
        e = np.cumsum(np.cumsum(np.pad(expected[inside], ((0, 0), (1, 0))), axis=1), axis=0)
        for length in range(1, cases.shape[1] // 2 + 1):
            seen, due = c[:, length:] - c[:, :-length], e[:, length:] - e[:, :-length]
            with np.errstate(divide="ignore", invalid="ignore"):
                ratio = seen * np.log(seen / due) + (total - seen) * np.log((total - seen) / (total - due))
            highest = max(highest, float(np.nanmax(np.where(seen > due, ratio, 0.0))))
    return highest


def theirs(cases: Ints, points: Floats, people: Ints) -> tuple[float, list[float]]:
    """Seconds of PART replicates and their highest ratios, by the draws that ours makes."""
    chance = np.random.default_rng(1)
    start = time.perf_counter()
    expected = cases.sum() * np.repeat(people[:, None], MONTHS, axis=1) / (MONTHS * people.sum())
    order = np.argsort(cdist(points, points), axis=1)
    fits = (np.cumsum(people[order], axis=1) <= 0.5 * people.sum()).sum(axis=1).tolist()
    share = expected.ravel() / expected.sum()
    found = [
        plain(chance.multinomial(cases.sum(), share).reshape(cases.shape), expected, order, fits) for _ in range(PART)
    ]
    return time.perf_counter() - start, found


def run() -> list[dict[str, object]]:
    """Medians, in turns."""
    cases, points, people = made()
    mine, others = [], []
    for _ in range(TURNS):
        start = time.perf_counter()
        found = scan(cases, population=people, points=points, replicates=REPLICATES, generator=np.random.default_rng(1))
        mine.append(time.perf_counter() - start)
        seconds, highest = theirs(cases, points, people)
        others.append(seconds * REPLICATES / PART)
        np.testing.assert_allclose(found.highest[:PART], highest)
    start = time.perf_counter()
    scan(cases, points=points, model="permutation", replicates=REPLICATES, generator=np.random.default_rng(1))
    permuted = time.perf_counter() - start
    what = f"scan: {PLACES} places by {MONTHS} months, {REPLICATES} replicates"
    return [
        {
            "what": what,
            "ours_seconds": round(median(mine), 2),
            "other": "plain numpy",
            "other_seconds": round(median(others), 1),
            "ratio": round(median(others) / median(mine), 1),
            "note": f"{found.cylinders:,} cylinders; same highest ratios; numpy timed on {PART} replicates and scaled; "
            f"medians of {TURNS} turns",
        },
        {
            "what": f"{what}, permutation model",
            "ours_seconds": round(permuted, 2),
            "other": None,
            "other_seconds": None,
            "ratio": None,
            "note": "what is expected differs from month to month: every run is weighed",
        },
    ]


if __name__ == "__main__":
    for line in run():
        print(line)
