"""A made-up country: how fast its archive is written, and taken in, beside pandas over the same files.

`python -m benchmarks.national 1 6` for so many million rows (24 and 85 too, with 20 GiB of disk); without numbers, and
with `make bench`, 1 and 6. Each run is a process of its own, the three in turns, timed once the libraries are loaded
and from its start to its end. Memory is the process's own high-water mark. `COMMONWEAL_BENCH_FOLDER` says where the
files go, else where temporary files do.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import ingest

ROOT = Path(__file__).parents[1]
MILLION = 1_000_000
MILLIONS = (1, 6)
A_MONTH = 470_000
RUNS = 3
ONCE_FROM = 24  # million rows: such runs take minutes, and vary little
WAYS = ("write", "ours", "plain")


def write(rows: int, folder: Path) -> int:
    """`commonweal demo --national`; how many rows."""
    from commonweal.demo.national.plan import NationalPlan
    from commonweal.demo.national.write import write_nation

    return write_nation(NationalPlan(months=max(6, round(rows / A_MONTH)), rows=rows), folder).rows


def plain(archive: Path, folder: Path) -> int:
    """What an analyst would write, over each month's zip; how many rows."""
    return sum(ingest.plain(path, folder) for path in sorted(archive.iterdir()))


def measure(way: str, given: str, folder: Path) -> dict[str, float]:
    """One run in a process of its own: seconds, rows, and the most memory it held, in MiB."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.national", way, given, str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return {"seconds": time.perf_counter() - began, **json.loads(result.stdout)}


def compare(millions: int) -> list[dict[str, object]]:
    """Medians of writing, taking in and pandas, in turns."""
    taken: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _ in range(1 if millions >= ONCE_FROM else RUNS):
        with TemporaryDirectory(dir=os.environ.get("COMMONWEAL_BENCH_FOLDER")) as place:
            nation = Path(place) / "nation"
            taken["write"].append(measure("write", str(millions * MILLION), nation))
            for way in ("ours", "plain"):
                with TemporaryDirectory(dir=place) as out:
                    taken[way].append(measure(way, str(nation / "police-uk"), Path(out)))
    middle = {way: {k: statistics.median(r[k] for r in runs) for k in runs[0]} for way, runs in taken.items()}
    assert len({m["rows"] for m in middle.values()}) == 1
    return [
        _row(f"a made-up country written, {millions} million rows", middle["write"], "taking it in", middle["ours"]),
        _row(f"a made-up country taken in, {millions} million rows", middle["ours"], ingest.OTHER, middle["plain"]),
    ]


def _row(what: str, mine: dict[str, float], other: str, theirs: dict[str, float]) -> dict[str, object]:
    return {
        "what": what,
        "ours_seconds": mine["working"],
        "other": other,
        "other_seconds": theirs["working"],
        "ratio": theirs["working"] / mine["working"],
        "note": f"{mine['rows']:,.0f} rows; {mine['rows'] / mine['working']:,.0f} rows/s against "
        f"{theirs['rows'] / theirs['working']:,.0f}; with the start of the process {mine['seconds']:.1f} s against "
        f"{theirs['seconds']:.1f}; peak {mine['mib']:.0f} MiB against {theirs['mib']:.0f} MiB",
    }


def run(millions: tuple[int, ...] = MILLIONS) -> list[dict[str, object]]:
    """All sizes."""
    return [row for size in millions for row in compare(size)]


def _child(way: str, given: str, folder: Path) -> dict[str, float]:
    import pandas  # noqa: F401  pyarrow loads it at its first array, so all ways have it

    import commonweal.demo.national.write
    import commonweal.ingest.police_uk
    import commonweal.store  # noqa: F401

    began = time.perf_counter()
    if way == "write":
        rows = write(int(given), folder)
    else:
        rows = {"ours": ingest.ours, "plain": plain}[way](Path(given), folder)
    return {"rows": rows, "working": time.perf_counter() - began, "mib": ingest.high_water()}


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in WAYS:
        print(json.dumps(_child(sys.argv[1], sys.argv[2], Path(sys.argv[3]))))
    else:
        for line in run(tuple(int(word) for word in sys.argv[1:]) or MILLIONS):
            print(
                f"{line['what']}: ours {line['ours_seconds']:.1f} s, {line['other']} {line['other_seconds']:.1f} s, "
                f"{line['ratio']:.2f} times ({line['note']})",
                flush=True,
            )
