"""Gi* of 10,000 areas, 999 rearrangements, beside esda: each in a process of its own, as a user meets it.

`python -m benchmarks.hotspots`. A user asks once: so the process's start, the imports and esda's compilation (numba,
anew in every process) are all counted, and the time without start and imports stands in the note. The same grid, the
same counts, binary weights with the area itself among its neighbours; the z scores are the same (checked in the run).
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
SIDE, PERMUTATIONS, TURNS = 100, 999, 3


def counts() -> np.ndarray[Any, np.dtype[np.float64]]:
    """Counts on a square grid, row by row."""
    return np.random.default_rng(1992).poisson(10, SIDE * SIDE).astype(float)


def ours() -> dict[str, Any]:
    """Seconds within, and some z scores."""
    from commonweal.stats.hotspots import gi_star, neighbours

    start = time.perf_counter()
    row, column = np.divmod(np.arange(SIDE * SIDE), SIDE)
    near = neighbours.within(column, row, 1.0)
    found = gi_star(counts(), near, np.random.default_rng(1), permutations=PERMUTATIONS)
    return {"seconds": time.perf_counter() - start, "z": found.z[:50].tolist()}


def theirs() -> dict[str, Any]:
    """The same of esda; one process, as it does by default."""
    import warnings

    from esda.getisord import G_Local
    from libpysal.weights import lat2W

    warnings.simplefilter("ignore")
    start = time.perf_counter()
    near = lat2W(SIDE, SIDE)
    found = G_Local(counts(), near, transform="B", permutations=PERMUTATIONS, star=1.0, seed=1)
    return {"seconds": time.perf_counter() - start, "z": found.Zs[:50].tolist()}


def measure(which: str) -> tuple[float, dict[str, Any]]:
    """Seconds of a whole process, and what it says."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.hotspots", which], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return time.perf_counter() - start, json.loads(done.stdout)


def run() -> list[dict[str, object]]:
    """Medians, in turns."""
    mine, others, within, within_others = [], [], [], []
    for _ in range(TURNS):
        seconds, found = measure("ours")
        mine.append(seconds)
        within.append(found["seconds"])
        their_seconds, their = measure("theirs")
        others.append(their_seconds)
        within_others.append(their["seconds"])
        np.testing.assert_allclose(found["z"], their["z"])
    note = (
        f"a fresh process each, esda's compilation counted; without start and imports {median(within):.2f} and "
        f"{median(within_others):.1f}; same z; medians of {TURNS} turns"
    )
    return [
        {
            "what": f"Gi*: {SIDE * SIDE:,} areas, {PERMUTATIONS} rearrangements",
            "ours_seconds": round(median(mine), 2),
            "other": "esda G_Local",
            "other_seconds": round(median(others), 1),
            "ratio": round(median(others) / median(mine), 1),
            "note": note,
        }
    ]


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps({"ours": ours, "theirs": theirs}[sys.argv[1]]()))
    else:
        for line in run():
            print(line)
