"""50,000 and a million made-up records matched, beside what an agency does by hand: a join of equal names and births.

`python -m benchmarks.matching`. Each run is a process of its own, from records in columns to suggestions with reasons;
seconds by the clock and of the processor, and the high-water mark of memory. How many suggestions are right, and how
many of the true pairs they are, is counted in the same run. The join is pandas' on folded given name, family name and
date of birth, at 50,000. `python -m benchmarks.matching classes` prints the tables of docs/explanation/matching.md.
"""

import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import ingest
from commonweal.demo.people import generated

ROOT = Path(__file__).parents[1]
SMALL, LARGE, SEED, TURNS, DAY = 50_000, 1_000_000, 2025, 3, date(2025, 6, 1)


def made(records: int, folder: Path) -> Path:
    """The people and the truth as files that every run reads."""
    town = generated(records, SEED)
    place = folder / str(records)
    place.mkdir()
    pq.write_table(town.people, place / "people.parquet")
    pq.write_table(town.truth, place / "truth.parquet")
    return place


def judged(place: Path, ones: list[str], others: list[str]) -> dict[str, float]:
    """Precision and recall of pairs of references."""
    references = pq.read_table(place / "people.parquet", columns=["reference"])["reference"].to_pylist()
    who = np.asarray(pq.read_table(place / "truth.parquet")["person"])
    at = dict(zip(references, range(len(references)), strict=True))
    right = int(sum(who[at[a]] == who[at[b]] for a, b in zip(ones, others, strict=True)))
    counts = np.bincount(who)
    return {
        "precision": right / len(ones),
        "recall": right / int((counts * (counts - 1) // 2).sum()),
        "pairs": len(ones),
    }


def ours(place: Path) -> dict[str, float]:
    """One run of matching."""
    from commonweal.matching import suggest_of

    people = pq.read_table(place / "people.parquet")
    wall, processor = time.perf_counter(), time.process_time()
    found = suggest_of(people, today=DAY)
    taken = {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}
    mib = ingest.high_water()
    return {**taken, "mib": mib, **judged(place, [s.one for s in found], [s.other for s in found])}


def theirs(place: Path) -> dict[str, float]:
    """One run of the join."""
    people = pq.read_table(place / "people.parquet", columns=["reference", "given", "family", "born"]).to_pandas()
    wall, processor = time.perf_counter(), time.process_time()
    folded = people.dropna().assign(
        given=people["given"].str.casefold().str.strip(), family=people["family"].str.casefold().str.strip()
    )
    both = folded.merge(folded, on=["given", "family", "born"])
    both = both[both["reference_x"] < both["reference_y"]]
    taken = {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}
    return {**taken, "mib": ingest.high_water(), **judged(place, list(both["reference_x"]), list(both["reference_y"]))}


def measured(what: str, place: Path) -> dict[str, float]:
    """Medians of runs, each in a process of its own."""
    runs = []
    for _ in range(TURNS):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.matching", what, str(place)],
            capture_output=True, text=True, check=True, cwd=ROOT,
        )  # fmt: skip
        runs.append(json.loads(done.stdout))
    return {key: median(one[key] for one in runs) for key in runs[0]}


def run() -> list[dict[str, object]]:
    """Both sizes; the join beside the smaller."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (made(count, Path(folder)) for count in (SMALL, LARGE))
        other = measured("theirs", small)
        return [_row(SMALL, measured("ours", small), other), _row(LARGE, measured("ours", large), None)]


def _row(count: int, mine: dict[str, float], other: dict[str, float] | None) -> dict[str, object]:
    beside = f"; the join {other['precision']:.3f} and {other['recall']:.3f}" if other else ""
    return {
        "what": f"people matched: {count:,} records",
        "ours_seconds": round(mine["wall"], 2),
        "other": "pandas: equal names and births" if other else None,
        "other_seconds": round(other["wall"], 2) if other else None,
        "ratio": round(other["wall"] / mine["wall"], 2) if other else None,
        "note": f"precision {mine['precision']:.3f}, recall {mine['recall']:.3f}{beside}; processor "
        f"{mine['processor']:.1f} s; peak {mine['mib']:.0f} MiB; medians of {TURNS}",
    }


def classes() -> None:
    """By weight, by what befell the records, and whom the wrong pairs are of: the tables of the documentation."""
    from commonweal.matching import suggest_of

    town = generated(SMALL, SEED)
    found = suggest_of(town.people, threshold=0.0, today=DAY)
    at = {reference: row for row, reference in enumerate(town.people["reference"].to_pylist())}
    pairs = [(at[s.one], at[s.other], s.weight) for s in found]
    who = town.truth["person"].to_pylist()
    counts = np.bincount(who)
    true = int((counts * (counts - 1) // 2).sum())
    for least in (0, 2, 5, 8, 10, 12, 15, 20):
        told = [who[a] == who[b] for a, b, weight in pairs if weight >= least]
        wrong = 1000 * (1 - sum(told) / len(told))
        print(f"| {least} | {len(told):,} | {sum(told) / len(told):.3f} | {sum(told) / true:.3f} | {wrong:.1f} |")
    offered = {(a, b) for a, b, weight in pairs if weight >= 5}
    _by_slip(town.truth, who, offered)
    _wrong(town.truth, who, offered)
    _by_age(town.people["born"].to_pylist(), who, offered)
    alone = suggest_of(town.people, threshold=5.0, today=DAY, apart=True)
    told = [who[at[s.one]] == who[at[s.other]] for s in alone]
    print(f"| each pair by itself | {len(told):,} | {sum(told) / len(told):.3f} | {sum(told) / true:.3f} |")


def _by_slip(truth: pa.Table, who: list[int], offered: set[tuple[int, int]]) -> None:
    rows: dict[int, list[int]] = {}
    for row, person in enumerate(who):
        rows.setdefault(person, []).append(row)
    slips: list[Any] = truth["slips"].to_pylist()
    seen: dict[str, list[bool]] = {}
    for of in rows.values():
        for n, a in enumerate(of):
            for b in of[n + 1 :]:
                for slip in {*slips[a], *slips[b]} or {"none"}:
                    seen.setdefault(slip, []).append((a, b) in offered)
    for slip, found in sorted(seen.items(), key=lambda item: -len(item[1])):
        print(f"| {slip} | {len(found):,} | {sum(found) / len(found):.3f} |")


def _by_age(born: list[date | None], who: list[int], offered: set[tuple[int, int]]) -> None:
    """How old somebody is goes by most of their records; of a pair of two people, both count."""
    years: dict[int, list[int]] = {}
    for day, person in zip(born, who, strict=True):
        if day is not None:
            years.setdefault(person, []).append(day.year)
    ages = {person: DAY.year - median(of) for person, of in years.items()}
    counts = np.bincount(who)
    for first, last in ((0, 17), (18, 24), (25, 64), (65, 130)):
        of = {person for person, age in ages.items() if first <= age < last + 1}
        true = sum(int(counts[person]) * (int(counts[person]) - 1) // 2 for person in of)
        told = [who[a] == who[b] for a, b in offered if who[a] in of or who[b] in of]
        right, found, wrong = sum(told) / len(told), sum(told) / true, 1000 * (1 - sum(told) / len(told))
        print(f"| {first} to {last} | {len(told):,} | {right:.3f} | {found:.3f} | {wrong:.1f} |")


def _wrong(truth: pa.Table, who: list[int], offered: set[tuple[int, int]]) -> None:
    kin, home = truth["kin"].to_pylist(), truth["home"].to_pylist()
    kinds: dict[str, int] = {}
    for a, b in offered:
        if who[a] != who[b]:
            twins = kin[a] == kin[b] == "twin"
            named = "named for a parent" in (kin[a], kin[b])
            kind = "twins" if twins else "parent and child of one name" if named else "others of one home"
            kind = kind if home[a] == home[b] else "strangers"
            kinds[kind] = kinds.get(kind, 0) + 1
    for kind, count in sorted(kinds.items(), key=lambda item: -item[1]):
        print(f"| {kind} | {count} | {1000 * count / len(offered):.1f} |")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["classes"]:
            classes()
        case ["ours", place]:
            print(json.dumps(ours(Path(place))))
        case ["theirs", place]:
            print(json.dumps(theirs(Path(place))))
        case _:
            for line in run():
                print(line)
