"""Counts by small area, type and month of a made-up country, beside what a user would pick instead.

`python -m benchmarks.counts 6 24` for so many million rows; without numbers, and with `make bench`, 6. The files are
written and taken in first, into `$COMMONWEAL_BENCH_STORE/nation6/workspace` where that is set: a store that lies there
is used as it is, and stays. Every way runs in a process of its own, in turns; medians of three. Of 24 million the
answer has 9 million rows, of 85 million 33: ours and DuckDB hand it over piece by piece there, Spark in one piece to
Java, which counts it. Memory is the process's high-water mark, with Spark's Java. The libraries are loaded before the
clock starts, and Spark's session is.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import ingest, national

ROOT = Path(__file__).parents[1]
STREET = "police_uk.street"
BY = ("lsoa", "offence", "month")
MILLIONS = (6,)
RUNS = 3
PIECES_FROM = 24  # million rows
FITS = {"pandas": 6, "polars": 24}  # million rows: beyond, they take more memory than such a machine has to spare
WAYS = ("ours", "duckdb", "spark", "polars", "pandas")
SPARK = "local[2]"

Answer = tuple[int, int]  # groups, rows counted


def paths(workspace: Path) -> list[str]:
    """The Parquet files that speak."""
    from commonweal.store import Store
    from commonweal.workspace import Workspace

    place = Workspace(workspace)
    return [str(place.store / "data" / e.file) for e in Store(place).view().editions if e.dataset == STREET]


def ours(workspace: Path, pieces: bool) -> Callable[[], Answer]:
    """`View.counts`, or `View.count_batches`."""
    import ibis

    from commonweal.store import Store
    from commonweal.workspace import Workspace

    ibis.duckdb.connect()  # loads the rest of the library

    def ask() -> Answer:
        view = Store(Workspace(workspace)).view()
        if pieces:
            return added((b.num_rows, b["count"]) for b in view.count_batches(STREET, BY))
        table = view.counts(STREET, BY)
        return added([(table.num_rows, table["count"])])

    return ask


def duckdb(workspace: Path, pieces: bool) -> Callable[[], Answer]:
    """The SQL that one would write, with DuckDB's own settings."""
    import duckdb

    def ask() -> Answer:
        words = ", ".join(BY)
        sql = f"select {words}, count(*) as count from read_parquet({paths(workspace)!r}) group by all order by {words}"  # noqa: S608
        found = duckdb.connect().sql(sql)
        if pieces:
            return added((b.num_rows, b["count"]) for b in found.to_arrow_reader(200_000))
        table = found.to_arrow_table()
        return added([(table.num_rows, table["count"])])

    return ask


def spark(workspace: Path, pieces: bool) -> Callable[[], Answer]:
    """`View.counts` with `--engine spark`; in pieces, Spark's own count of the answer, which never leaves Java."""
    from commonweal.store import Store
    from commonweal.workspace import Workspace

    view = Store(Workspace(workspace).asked_with(engine="spark", master=SPARK)).view()
    view.counts(STREET, (), period=next(_first_month(view)))  # starts the session

    def ask() -> Answer:
        if pieces:
            from pyspark.sql import SparkSession, functions

            rows = SparkSession.active().read.parquet(*paths(workspace)).groupBy(*BY).count()
            found = rows.agg(functions.count("*"), functions.sum("count")).first()
            return found[0], found[1]
        table = view.counts(STREET, BY)
        return added([(table.num_rows, table["count"])])

    return ask


def _first_month(view) -> Iterator[object]:  # type: ignore[no-untyped-def]
    from commonweal.figures import Period

    month = min(view.months(STREET))
    yield Period(month, month)


def polars(workspace: Path, _pieces: bool) -> Callable[[], Answer]:
    """A lazy scan, collected by the streaming engine."""
    import polars

    def ask() -> Answer:
        rows = polars.scan_parquet(paths(workspace)).group_by(BY).len("count").sort(BY)
        table = rows.collect(engine="streaming")
        return added([(table.height, table["count"])])

    return ask


def pandas(workspace: Path, _pieces: bool) -> Callable[[], Answer]:
    """Three columns of all files, grouped."""
    import pandas

    def ask() -> Answer:
        rows = pandas.read_parquet(paths(workspace), columns=list(BY))
        table = rows.groupby(list(BY), observed=True, dropna=False, sort=True).size()
        return added([(len(table), table)])

    return ask


def added(parts) -> Answer:  # type: ignore[no-untyped-def]
    """So many groups, of so many rows: what all ways must agree on."""
    import pyarrow as pa
    import pyarrow.compute as pc

    groups = rows = 0
    for length, counts in parts:
        groups += length
        rows += pc.sum(counts).as_py() if isinstance(counts, pa.Array | pa.ChunkedArray) else int(counts.sum())
    return groups, rows


def measure(way: str, workspace: Path, pieces: bool) -> dict[str, float]:
    """One run in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.counts", way, str(workspace), str(int(pieces))]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(result.stdout)
    return found


def compare(millions: int) -> list[dict[str, object]]:
    """Medians of all ways that fit, in turns: ours beside each."""
    pieces = millions >= PIECES_FROM
    ways = [way for way in WAYS if millions <= FITS.get(way, millions)]
    taken: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    with _store(millions) as workspace:
        for _ in range(RUNS):
            for way in ways:
                taken[way].append(measure(way, workspace, pieces))
    middle = {way: {k: statistics.median(r[k] for r in runs) for k in runs[0]} for way, runs in taken.items()}
    assert len({(m["groups"], m["rows"]) for m in middle.values()}) == 1, middle
    return [_row(millions, middle["ours"], way, middle[way]) for way in ways[1:]]


def _row(millions: int, mine: dict[str, float], other: str, theirs: dict[str, float]) -> dict[str, object]:
    return {
        "what": f"counts by small area, type and month, {millions} million rows",
        "ours_seconds": mine["seconds"],
        "other": f"{other} {SPARK}" if other == "spark" else other,
        "other_seconds": theirs["seconds"],
        "ratio": theirs["seconds"] / mine["seconds"],
        "note": f"{mine['rows']:,.0f} rows, {mine['groups']:,.0f} groups; ours takes "
        f"{mine['seconds'] / theirs['seconds']:.2f} times theirs ({mine['cpu'] / max(theirs['cpu'], 0.01):.2f} times "
        f"the processor's time); peak {mine['mib']:.0f} MiB against {theirs['mib']:.0f} MiB",
    }


@contextmanager
def _store(millions: int) -> Iterator[Path]:
    """A ready store, else one that is made: to stay where a place for it is named."""
    kept = os.environ.get("COMMONWEAL_BENCH_STORE")
    with TemporaryDirectory(dir=os.environ.get("COMMONWEAL_BENCH_FOLDER")) as place:
        workspace = Path(kept or place) / f"nation{millions}" / "workspace"
        if not workspace.exists():
            archive = Path(place) / "archive"
            national.measure("write", str(millions * national.MILLION), archive)
            workspace.mkdir(parents=True)
            national.measure("ours", str(archive / "police-uk"), workspace)
        yield workspace


def run(millions: tuple[int, ...] = MILLIONS) -> list[dict[str, object]]:
    """All sizes."""
    return [row for size in millions for row in compare(size)]


def _child(way: str, workspace: Path, pieces: bool) -> dict[str, float]:
    import pandas as _  # noqa: F401  pyarrow loads it at its first array, so all ways have it

    ask = {"ours": ours, "duckdb": duckdb, "spark": spark, "polars": polars, "pandas": pandas}[way](workspace, pieces)
    used, began = _processor(), time.perf_counter()
    groups, rows = ask()
    taken = {"seconds": time.perf_counter() - began, "cpu": _processor() - used}
    return {"groups": groups, "rows": rows, **taken, "mib": ingest.high_water() + _java()}


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime + _java_processor()


def _java_folders() -> list[Path]:
    """The process folders of Java that this process started."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [
        Path("/proc") / child for child in children if (Path("/proc") / child / "comm").read_text().strip() == "java"
    ]


def _java() -> float:
    return sum(
        int(line.split()[1]) / 1024
        for folder in _java_folders()
        for line in (folder / "status").read_text().splitlines()
        if line.startswith("VmHWM")
    )


def _java_processor() -> float:
    ticks = os.sysconf("SC_CLK_TCK")
    parts = [(folder / "stat").read_text().rpartition(")")[2].split() for folder in _java_folders()]
    return sum((int(part[11]) + int(part[12])) / ticks for part in parts)


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in WAYS:
        print(json.dumps(_child(sys.argv[1], Path(sys.argv[2]), sys.argv[3] == "1")))
    else:
        for line in run(tuple(int(word) for word in sys.argv[1:]) or MILLIONS):
            print(
                f"{line['what']}: ours {line['ours_seconds']:.1f} s, {line['other']} {line['other_seconds']:.1f} s, "
                f"{line['ratio']:.2f} times ({line['note']})",
                flush=True,
            )
