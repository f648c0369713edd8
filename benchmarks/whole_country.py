"""`report comparison --all` from a warm national store: 300 partnerships, 6 million rows, 36 months.

`python -m benchmarks.whole_country`. The store is made first (`demo --national --ingest`, about two minutes);
`COMMONWEAL_BENCH_NATION` names a workspace that holds it already. Each run is the command itself, from its start to its
end; the first, which warms the files, is not counted. `COMMONWEAL_BENCH_FOLDER` says where the files go.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
ROWS, MONTHS, PERIOD, TURNS = 6_000_000, 36, "2024-10..2025-09", 3
COMMAND = (sys.executable, "-m", "commonweal")


@contextmanager
def nation() -> Iterator[Path]:
    """A workspace with the country in it."""
    if held := os.environ.get("COMMONWEAL_BENCH_NATION"):
        yield Path(held)
        return
    with TemporaryDirectory(dir=os.environ.get("COMMONWEAL_BENCH_FOLDER")) as place:
        words = ("demo", "--national", "--rows", str(ROWS), "--months", str(MONTHS), "--ingest", "--workspace", place)
        subprocess.run([*COMMAND, *words], check=True, capture_output=True, cwd=ROOT)
        yield Path(place)


def once(workspace: Path, out: Path) -> dict[str, float]:
    """One run of the command: seconds by the clock, of all its processes together, and how many pages."""
    words = ("report", "comparison", "--all", "--period", PERIOD, "--workspace", str(workspace), "--out", str(out))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run([*COMMAND, *words], check=True, capture_output=True, cwd=ROOT)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    pages = len(list((out / "partnerships").glob("*.html")))
    return {"wall": wall, "processor": processor, "pages": pages, "mib": after.ru_maxrss / 1024}


def run() -> list[dict[str, object]]:
    """The median of several runs."""
    with nation() as workspace, TemporaryDirectory(dir=os.environ.get("COMMONWEAL_BENCH_FOLDER")) as out:
        once(workspace, Path(out))
        taken = [once(workspace, Path(out)) for _ in range(TURNS)]
    middle = {key: median(one[key] for one in taken) for key in taken[0]}
    note = (
        f"{middle['pages']:.0f} pages, an index, every partnership's and ward's numbers; {middle['processor']:.0f} "
        f"processor seconds in all, {os.cpu_count()} processors; largest process {middle['mib']:.0f} MiB; "
        f"medians of {TURNS}"
    )
    return [
        {
            "what": "all partnerships' comparison from a warm store",
            "ours_seconds": round(middle["wall"], 1),
            "other": "the time allowed",
            "other_seconds": 60.0,
            "ratio": round(60 / middle["wall"], 2),
            "note": note,
        }
    ]


if __name__ == "__main__":
    for line in run():
        print(f"{line['what']}: {line['ours_seconds']} s ({line['note']})")
