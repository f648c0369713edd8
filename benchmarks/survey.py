"""A survey of 10,000 answers, 30 questions and 27 wards weighted and estimated, beside R's survey package.

`python -m benchmarks survey` from the project's folder. Same answers, same margins (27 wards; 14 groups of age and
sex), every question's five options with an interval for the whole and for every ward; shares equal, checked in the run.
R is timed inside R, without its start, over a part of the questions and scaled up: its time is a sum over questions.
"""

import csv
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from commonweal.stats.raking import Margin, rake
from commonweal.stats.weighted_share import Basis, indicators, weighted_shares

ANSWERS, QUESTIONS, PART, WARDS, AGES, OPTIONS, TURNS = 10_000, 30, 1, 27, 14, 5, 3

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


def run() -> list[dict[str, object]]:
    """Median seconds of each, and how many times as fast ours is."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        raise FileNotFoundError("Rscript is not on this machine: apt-get install r-base-core r-cran-survey")
    margins, answers = _survey()
    ours, theirs = [], []
    for _ in range(TURNS):
        seconds, shares = _timed(margins, answers)
        ours.append(seconds)
        r_seconds, r_shares = _r(rscript, margins, answers[:PART])
        theirs.append(r_seconds * QUESTIONS / PART)
        np.testing.assert_allclose(shares[:PART], r_shares, atol=1e-5)
    our_wall, our_processor = np.median(ours, axis=0)
    their_wall, their_processor = np.median(theirs, axis=0)
    note = (
        f"medians of {TURNS} turns; processor seconds {our_processor:.2f} and {their_processor:.0f}; shares equal; "
        f"R timed on {PART} of the questions and scaled"
    )
    return [
        {
            "what": f"survey: {ANSWERS:,} answers, {QUESTIONS} questions, {WARDS} wards, raked, with intervals",
            "ours_seconds": round(float(our_wall), 2),
            "other": "R survey::rake, svymean, svyby",
            "other_seconds": round(float(their_wall), 1),
            "ratio": round(float(their_wall / our_wall), 1),
            "note": note,
        }
    ]


def _survey() -> tuple[list[Margin], Whole]:
    """Margins, and the answers to each question (QUESTIONS, ANSWERS), -1 for the 3% who left it out."""
    random = np.random.default_rng(1940)
    ward = random.choice(WARDS, ANSWERS, p=random.dirichlet(np.full(WARDS, 20.0)))
    age = random.choice(AGES, ANSWERS, p=random.dirichlet(np.full(AGES, 10.0)))
    given = random.integers(0, OPTIONS, (QUESTIONS, ANSWERS))
    given[random.random(given.shape) < 0.03] = -1
    people, ages = random.integers(4_000, 9_000, WARDS).astype(float), random.dirichlet(np.full(AGES, 10.0))
    margins = [
        Margin("ward", tuple(map(str, range(WARDS))), people, ward),
        Margin("age and sex", tuple(map(str, range(AGES))), ages * people.sum(), age),
    ]
    return margins, given


def _timed(margins: list[Margin], answers: Whole) -> tuple[Floats, Floats]:
    """Seconds by the clock and of the processor, and the whole's shares (QUESTIONS, OPTIONS)."""
    start = np.array([time.perf_counter(), time.process_time()])
    raked = rake(margins, bounds=None)  # as R's
    basis = Basis.of(raked)
    shares = []
    for codes in answers:
        chosen = indicators(codes, OPTIONS)
        shares.append(weighted_shares(chosen, raked, basis=basis).share[0])
        weighted_shares(chosen, raked, margins[0].codes, basis=basis)
    return np.array([time.perf_counter(), time.process_time()]) - start, np.array(shares)


def _r(rscript: str, margins: list[Margin], answers: Whole) -> tuple[Floats, Floats]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = ["ward", "age", *(f"q{number}" for number in range(len(answers)))]
        given = np.where(answers < 0, "NA", answers.astype(str))
        _write(folder / "answers.csv", names, np.vstack([*(m.codes.astype(str) for m in margins), given]).T.tolist())
        for file, margin in zip(("ward", "age"), margins, strict=True):
            _write(folder / f"{file}s.csv", [file, "Freq"], [[i, p] for i, p in enumerate(margin.people)])
        script = Path(__file__).with_suffix(".R")
        done = subprocess.run([rscript, str(script), name], capture_output=True, text=True, check=True)
        return np.array(done.stdout.split(), dtype=float), np.loadtxt(folder / "shares.csv", delimiter=",", ndmin=2)


def _write(path: Path, names: list[str], rows: list[list[object]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(rows)


if __name__ == "__main__":
    for line in run():
        print(line)
