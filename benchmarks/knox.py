"""Near repeats of 2,000 events, 999 rearrangements, beside pointpats.

`python -m benchmarks.knox`. One band of space and one of time, since pointpats tests one at a time; the pairs counted
are the same (checked in the run). The two take turns. The whole table of ten bands by four is timed too: it is what a
user asks for, and has no other beside it.
"""

import time
from statistics import median

import numpy as np
import numpy.typing as npt

from commonweal.stats.near_repeat import near_repeat

EVENTS, METRES, DAYS, PERMUTATIONS, TURNS = 2_000, 200, 14, 999, 3
SPACE, TIME = [100.0 * n for n in range(1, 11)], [7, 14, 21, 28]


def events() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """Places over 6 km by 6 km and days over a year; one in twenty follows another near by."""
    chance = np.random.default_rng(1964)
    place, day = chance.uniform(0, 6000, (EVENTS, 2)), chance.integers(0, 365, EVENTS)
    follows = EVENTS // 20
    place[:follows] = place[-follows:] + chance.normal(0, 60, (follows, 2))
    day[:follows] = np.minimum(day[-follows:] + chance.integers(0, 7, follows), 364)
    return place, day


def ours(
    place: npt.NDArray[np.float64], day: npt.NDArray[np.int64], space: list[float], days: list[int]
) -> tuple[float, int]:
    """Seconds, and pairs in the first cell."""
    start = time.perf_counter()
    found = near_repeat(
        *place.T, day, space=space, days=days, permutations=PERMUTATIONS, generator=np.random.default_rng(1)
    )
    return time.perf_counter() - start, int(found.observed[0, 0])


def theirs(place: npt.NDArray[np.float64], day: npt.NDArray[np.int64]) -> tuple[float, int]:
    """The same of pointpats; its bounds are closed, so 14 days of it are our band of under 15."""
    from pointpats import Knox

    start = time.perf_counter()
    found = Knox(place, day[:, None].astype(float), METRES, DAYS, permutations=PERMUTATIONS)
    return time.perf_counter() - start, int(found.nst)


def run() -> list[dict[str, object]]:
    """Medians, in turns."""
    place, day = events()
    mine, others, whole = [], [], []
    for _ in range(TURNS):
        seconds, pairs = ours(place, day, [METRES], [DAYS + 1])
        mine.append(seconds)
        their_seconds, their_pairs = theirs(place, day)
        others.append(their_seconds)
        assert pairs == their_pairs
        whole.append(ours(place, day, SPACE, TIME)[0])
    note = f"{PERMUTATIONS} rearrangements, same {pairs:,} pairs; medians of {TURNS} turns"
    return [
        {
            "what": f"near repeats: {EVENTS:,} events, one cell",
            "ours_seconds": round(median(mine), 3),
            "other": "pointpats Knox",
            "other_seconds": round(median(others), 2),
            "ratio": round(median(others) / median(mine), 1),
            "note": note,
        },
        {
            "what": f"near repeats: {EVENTS:,} events, {len(SPACE)} by {len(TIME)} cells",
            "ours_seconds": round(median(whole), 3),
            "other": None,
            "other_seconds": None,
            "ratio": None,
            "note": "all cells from one set of rearrangements",
        },
    ]


if __name__ == "__main__":
    for line in run():
        print(line)
