"""100,000 ward and offence series of 36 months through change and exceedance, beside R's farringtonFlexible.

`python -m benchmarks.series`. Ours is what `report comparison --all` does of every ward: the change of two years with
its interval and q, and the three newest months against the two years before. R fits one series at a time; it is timed
inside R, without its start, on a part of the same series at one month (it takes three times as long for three), and
scaled up. Memory is the high-water mark of a process of its own.
"""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks import exceedance, ingest
from commonweal.analysis.whole_country import changes, exceedances
from commonweal.analysis.whole_country.level import Level
from commonweal.figures import Area, Month, Period

ROOT = Path(__file__).parents[1]
WARDS, MONTHS, R_MONTHS, PART, TURNS = 5_883, 36, 84, 150, 3  # 5,883 wards x 17 nodes are 100,011 series
NODES = (
    "violence-and-sexual-offences", "criminal-damage-and-arson", "shoplifting", "other-theft", "vehicle-crime",
    "burglary", "robbery", "bicycle-theft", "theft-from-the-person", "public-order", "drugs", "other-crime",
    "possession-of-weapons", "anti-social-behaviour",
)  # fmt: skip
END = Month(2025, 12)


def wards(count: int) -> Level:
    """Wards whose offences have 0.2 to 40 cases a month."""
    random = np.random.default_rng(2025)
    usual = np.exp(random.uniform(np.log(0.2), np.log(40), (count, len(NODES), 1)))
    mean = usual * np.exp(0.2 * np.cos(2 * np.pi * np.arange(MONTHS) / 12))
    counts = random.negative_binomial(mean / 0.5, 1 / 1.5).astype(float)
    areas = tuple(Area(f"W{i}", f"Ward {i}", "ward") for i in range(count))
    return Level("ward", areas, np.zeros(count, dtype=int), NODES, Period(END - (MONTHS - 1), END), counts)


def ours() -> dict[str, float]:
    """Seconds by the clock and of the processor, and the most memory held, in MiB."""
    level = wards(WARDS)
    year = Period(END - 11, END)
    changes(wards(20), year, year.shift(-12))  # libraries loaded
    wall, processor = time.perf_counter(), time.process_time()
    changed = changes(level, year, year.shift(-12))
    judged = exceedances(level, year)
    seconds = {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}
    assert changed.tested == changed.p.size
    return {**seconds, "series": changed.p.size, "judged": judged.judged, "mib": ingest.high_water()}


def measure() -> dict[str, float]:
    """One run in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.series", "child"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return dict(json.loads(done.stdout))


def run() -> list[dict[str, object]]:
    """Medians, in turns with R."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        raise FileNotFoundError("Rscript is not on this machine: apt-get install r-base-core r-cran-surveillance")
    counts = exceedance._counts(PART)
    taken, theirs = [], []
    for _ in range(TURNS):
        taken.append(measure())
        theirs.append(exceedance._r(rscript, counts)[0])
    middle = {key: median(one[key] for one in taken) for key in taken[0]}
    wall, processor = (float(n) * middle["series"] / PART for n in np.median(theirs, axis=0))
    note = (
        f"three months of {middle['series']:,.0f} series, {middle['judged']:,.0f} judged; R at one month only, on "
        f"{PART} series and scaled; processor seconds {middle['processor']:.1f} and {processor:.0f}, "
        f"{processor / middle['processor']:.0f} times; peak {middle['mib']:.0f} MiB; medians of {TURNS}"
    )
    return [
        {
            "what": "changes and newest months of 100,000 ward series",
            "ours_seconds": round(middle["wall"], 2),
            "other": "R surveillance::farringtonFlexible",
            "other_seconds": round(wall, 1),
            "ratio": round(wall / middle["wall"], 1),
            "note": note,
        }
    ]


if __name__ == "__main__":
    if sys.argv[1:] == ["child"]:
        print(json.dumps(ours()))
    else:
        for line in run():
            print(
                f"{line['what']}: ours {line['ours_seconds']} s, {line['other']} {line['other_seconds']} s, "
                f"{line['ratio']} times ({line['note']})"
            )
