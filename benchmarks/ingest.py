"""Taking in the police.uk archive, beside the plain pandas way: read with its types, hash, check the month, Parquet.

Each run is a process of its own, in turns so that neither has the warmer cache, timed once the libraries are loaded and
from its start to its end. Memory is the process's own high-water mark.
"""

import hashlib
import io
import json
import os
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("COMMONWEAL_REAL_DATA") or ROOT.parent / "shared" / "data") / "police-uk"
RUNS = 3
FOLD = 4  # how many times larger the archive is that memory is measured on
WORDS = "Month|Reported by|Falls within|Location|LSOA code|LSOA name|Crime type|Last outcome category|Outcome type"
OTHER = "pandas, one file after another"


def ours(archive: Path, folder: Path) -> int:
    """`commonweal ingest police-uk`; how many rows."""
    from commonweal.ingest.police_uk import ingest_police_uk
    from commonweal.store import Store
    from commonweal.workspace import Workspace

    return sum(t.rows for t in ingest_police_uk(Store(Workspace(folder)), [archive]).new)


def plain(archive: Path, folder: Path) -> int:
    """What an analyst would write; how many rows."""
    import pandas

    types = {"Crime ID": "str", "Longitude": "float64", "Latitude": "float64", "Context": "str"}
    types |= dict.fromkeys(WORDS.split("|"), "category")
    rows = 0
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            if not name.endswith(("-street.csv", "-outcomes.csv")):
                continue
            content = packed.read(name)
            table = pandas.read_csv(io.BytesIO(content), dtype=types)
            assert (table["Month"] == Path(name).name[:7]).all()
            digest = hashlib.sha256(content).hexdigest()
            table.to_parquet(folder / f"{digest}.parquet", compression="zstd")
            rows += len(table)
    return rows


def measure(way: str, archive: Path) -> dict[str, float]:
    """One run in a process of its own: seconds, rows, and the most memory it held, in MiB."""
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        command = [sys.executable, "-m", "benchmarks.ingest", way, str(archive), folder]
        result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        return {"seconds": time.perf_counter() - began, **json.loads(result.stdout)}


def compare(what: str, archive: Path) -> dict[str, object]:
    """Medians of both ways, in turns."""
    taken: dict[str, list[dict[str, float]]] = {"plain": [], "ours": []}
    for _ in range(RUNS):
        for way, runs in taken.items():
            runs.append(measure(way, archive))
    middle = {
        way: {k: statistics.median(r[k] for r in runs) for k in ("seconds", "rows", "mib", "working")}
        for way, runs in taken.items()
    }
    mine, theirs = middle["ours"], middle["plain"]
    assert mine["rows"] == theirs["rows"]
    return {
        "what": what,
        "ours_seconds": mine["working"],
        "other": OTHER,
        "other_seconds": theirs["working"],
        "ratio": theirs["working"] / mine["working"],
        "note": f"{mine['rows']:,.0f} rows; {mine['rows'] / mine['working']:,.0f} rows/s against "
        f"{theirs['rows'] / theirs['working']:,.0f}; with the start of the process {mine['seconds']:.1f} s against "
        f"{theirs['seconds']:.1f}; "
        f"peak {mine['mib']:.0f} MiB against {theirs['mib']:.0f} MiB",
    }


def grown(archive: Path, folder: Path) -> Path:
    """The same archive with every force's files again under other names."""
    path = folder / "grown.zip"
    with (
        zipfile.ZipFile(archive) as packed,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as larger,
    ):
        for name in packed.namelist():
            if "stop-and-search" not in name:
                for n in range(FOLD):
                    larger.writestr(name.replace("-cleveland-", f"-cleveland-{n}-"), packed.read(name))
    return path


def memory(archive: Path) -> dict[str, object]:
    """Peak memory where the archive is several times larger: it should not grow."""
    with TemporaryDirectory() as folder:
        larger = grown(archive, Path(folder))
        once, more = measure("ours", archive), measure("ours", larger)
        return {
            "what": f"ingest, archive {FOLD} times larger",
            "ours_seconds": more["working"],
            "other": "the archive itself",
            "other_seconds": once["working"],
            "ratio": None,
            "note": f"{more['rows']:,.0f} rows; peak {more['mib']:.0f} MiB against {once['mib']:.0f} MiB",
        }


def run() -> list[dict[str, object]]:
    """Cleveland's months, the national month, and memory."""
    return [
        compare("ingest, Cleveland, 76 files", SHARED / "cleveland.zip"),
        compare("ingest, one national month, 40 forces", SHARED / "all-forces-2024-03.zip"),
        memory(SHARED / "cleveland.zip"),
    ]


def high_water() -> float:
    """Of this process alone, in MiB: what getrusage gives may be the parent's."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    way, archive, folder = sys.argv[1:]
    import pandas  # noqa: F401  both ways load it sooner or later: pyarrow does at its first array

    import commonweal.ingest.police_uk
    import commonweal.store  # noqa: F401

    began = time.perf_counter()
    rows = {"ours": ours, "plain": plain}[way](Path(archive), Path(folder))
    print(json.dumps({"rows": rows, "working": time.perf_counter() - began, "mib": high_water()}))
