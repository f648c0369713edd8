"""5,000 monthly series through `exceedances`, beside R's farringtonFlexible, which fits them one at a time.

`python benchmarks/exceedance.py` from the project's folder. Same series, same settings, same bounds (checked in the
run). R is timed inside R, without its start, over a part of the series and scaled up: its time is a sum over series.
The two take turns; the note has processor seconds too, which a busy machine does not stretch.
"""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from commonweal.stats.exceedance import Bounds, Controls, exceedances

SERIES, PART, MONTHS, TURNS = 5_000, 150, 84, 3
CONTROLS = Controls(12, b=5, w=1, periods=10, past_not_included=1, threshold_method="nbPlugin", alpha=0.025)


def run() -> list[dict[str, object]]:
    """Median seconds of each, and how many times as fast ours is."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        raise FileNotFoundError("Rscript is not on this machine: apt-get install r-base-core r-cran-surveillance")
    counts = _counts(SERIES)
    ours, theirs = [], []
    for _ in range(TURNS):
        seconds, bounds = _timed(counts)
        ours.append(seconds)
        r_seconds, r_upper = _r(rscript, counts[:PART])
        theirs.append(r_seconds * SERIES / PART)
        np.testing.assert_array_equal(bounds.upper[:PART, 0], r_upper)
    our_wall, our_processor = np.median(ours, axis=0)
    their_wall, their_processor = np.median(theirs, axis=0)
    note = (
        f"medians of {TURNS} turns; processor seconds {our_processor:.2f} and {their_processor:.1f}, "
        f"{their_processor / our_processor:.0f} times; bounds equal; R timed on {PART} series and scaled"
    )
    return [
        {
            "what": f"exceedance: {SERIES:,} monthly series at one month",
            "ours_seconds": round(float(our_wall), 3),
            "other": "R surveillance::farringtonFlexible",
            "other_seconds": round(float(their_wall), 1),
            "ratio": round(float(their_wall / our_wall), 1),
            "note": note,
        }
    ]


def _counts(series: int) -> NDArray[np.float64]:
    rng = np.random.default_rng(2013)
    month = np.arange(MONTHS)
    level = rng.uniform(5, 150, (series, 1))
    mean = level * np.exp(0.25 * np.cos(2 * np.pi * month / 12 + rng.uniform(0, 6, (series, 1))))
    return rng.negative_binomial(mean / 2, 1 / 3).astype(float)


def _timed(counts: NDArray[np.float64]) -> tuple[NDArray[np.float64], Bounds]:
    """Seconds by the clock and of the processor, and the bounds."""
    start = np.array([time.perf_counter(), time.process_time()])
    bounds = exceedances(counts, CONTROLS, at=[MONTHS - 1])
    return np.array([time.perf_counter(), time.process_time()]) - start, bounds


def _r(rscript: str, counts: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "counts.csv", Path(folder) / "bounds.csv"
        np.savetxt(given, counts.T, fmt="%d", delimiter=",")
        script = Path(__file__).with_suffix(".R")
        done = subprocess.run(
            [rscript, str(script), str(given), str(found)], capture_output=True, text=True, check=True
        )
        return np.array(done.stdout.split(), dtype=float), np.loadtxt(found, delimiter=",")


if __name__ == "__main__":
    for line in run():
        print(
            f"{line['what']}: ours {line['ours_seconds']} s, {line['other']} {line['other_seconds']} s, "
            f"{line['ratio']} times ({line['note']})"
        )
