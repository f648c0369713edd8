"""The recorded crime report from a warm store, beside what an analyst would write: pandas over the published CSVs.

The plain way counts offences and wards by LSOA lookup in two years and works out percentages; it has no likely range,
no verdict, no edition, no chart. Each run is a process of its own, in turns, timed once the libraries are loaded.
"""

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
SHARED = Path(os.environ.get("COMMONWEAL_REAL_DATA") or ROOT.parent / "shared" / "data")
RUNS = 3
PERIOD = "2024-10..2025-09"
ALL = ("html", "pdf", "docx", "xlsx", "json", "powerbi", "gpkg")


def prepare(folder: Path) -> None:
    """A store with Cleveland and the reference files."""
    from commonweal.ingest.police_uk import ingest_police_uk
    from commonweal.ingest.reference import ingest_reference
    from commonweal.store import Store
    from commonweal.workspace import Workspace

    store = Store(Workspace(folder))
    ingest_police_uk(store, [SHARED / "police-uk" / "cleveland.zip"])
    ingest_reference(store, [SHARED / part for part in ("lookups", "boundaries", "population")])


def ours(folder: Path) -> dict[str, float]:
    """Seconds for the figures alone, and for the paper in all formats; the first answer warms the store."""
    from commonweal.figures import Period
    from commonweal.papers import recorded_crime
    from commonweal.workspace import Workspace

    place = Workspace(folder)
    asked = recorded_crime.Request("Stockton-on-Tees", Period.parse(PERIOD))
    with TemporaryDirectory() as out:
        recorded_crime.build(place, asked, Path(out), ALL)
    began = time.perf_counter()
    paper = recorded_crime.figures(place, asked)
    figures = time.perf_counter() - began
    began = time.perf_counter()
    with TemporaryDirectory() as out:
        recorded_crime.build(place, asked, Path(out), ALL)
    return {"figures": figures, "all": time.perf_counter() - began, "crimes": paper.figures[0].value or 0}


def plain(_folder: Path) -> dict[str, float]:
    """The table of offences and of LSOAs in two years, from the CSVs of the archive."""
    import pandas

    pandas.DataFrame({"a": [1]}).groupby("a").size()
    began = time.perf_counter()
    months = [
        f"{y}-{m:02d}" for y in (2023, 2024, 2025) for m in range(1, 13) if "2023-10" <= f"{y}-{m:02d}" <= "2025-09"
    ]
    with zipfile.ZipFile(SHARED / "police-uk" / "cleveland.zip") as archive:
        parts = []
        for month in months:
            with archive.open(f"{month}/{month}-cleveland-street.csv") as file:
                parts.append(pandas.read_csv(file, usecols=["Month", "LSOA code", "LSOA name", "Crime type"]))
    rows = pandas.concat(parts)
    here = rows[rows["LSOA name"].str.startswith("Stockton-on-Tees", na=False)].copy()
    here["year"] = here["Month"] >= "2024-10"
    offences = here.groupby(["Crime type", "year"]).size().unstack(fill_value=0)
    offences["percent"] = 100 * (offences[True] / offences[False] - 1)
    here.groupby(["LSOA code", "year"]).size().unstack(fill_value=0)
    seconds = time.perf_counter() - began
    return {"figures": seconds, "all": seconds, "crimes": float(offences[True].drop("Anti-social behaviour").sum())}


def measure(way: str, folder: Path) -> dict[str, float]:
    """One run in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.report", way, str(folder)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def run() -> list[dict[str, object]]:
    """Medians of both ways, in turns."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        taken: dict[str, list[dict[str, float]]] = {"plain": [], "ours": []}
        for _ in range(RUNS):
            for way, runs in taken.items():
                runs.append(measure(way, folder))
    middle = {way: {k: statistics.median(r[k] for r in runs) for k in runs[0]} for way, runs in taken.items()}
    mine, theirs = middle["ours"], middle["plain"]
    assert mine["crimes"] == theirs["crimes"]
    other = "pandas over the CSVs, counts and percentages alone"
    return [
        {
            "what": what,
            "ours_seconds": mine[part],
            "other": other,
            "other_seconds": theirs[part],
            "ratio": theirs[part] / mine[part],
            "note": f"target below {target} s; median of {RUNS}",
        }
        for what, part, target in (("report: figures, warm store", "figures", 2), ("report: all formats", "all", 6))
    ]


if __name__ == "__main__":
    print(json.dumps({"ours": ours, "plain": plain}[sys.argv[1]](Path(sys.argv[2]))))
