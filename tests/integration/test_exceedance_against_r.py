"""The bounds beside those of R's surveillance::farringtonFlexible, run live; series simulated here and shipped with R.

`exceedance_against_r.R`, beside this file, is what R runs. Debian: apt-get install r-base-core r-cran-surveillance.
"""

import csv
import dataclasses
import math
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from commonweal.stats.exceedance import Bounds, Controls, exceedance

SCRIPT = Path(__file__).with_name("exceedance_against_r.R")
DIGITS = 1e-4


@dataclasses.dataclass(frozen=True)
class Run:
    """One call of farringtonFlexible: a series, the points from `first` to `last` (counted from 1), the controls."""

    series: str
    frequency: int
    first: int
    last: int
    b: int
    w: int
    periods: int
    past: int
    reweight: bool = True
    weights_threshold: float = 2.58
    trend: bool = True
    p_threshold_trend: float = 0.05
    power: str = "2/3"
    alpha: float = 0.05
    threshold_method: str = "delta"
    offset: bool = False
    limit_cases: int = 5
    limit_points: int = 4

    def controls(self, compat: str | None) -> Controls:
        return Controls(
            frequency=self.frequency,  # type: ignore[arg-type]
            b=self.b,
            w=self.w,
            periods=self.periods,
            past_not_included=self.past,
            reweight=self.reweight,
            weights_threshold=self.weights_threshold,
            trend=self.trend,
            p_threshold_trend=self.p_threshold_trend,
            power=self.power,  # type: ignore[arg-type]
            alpha=self.alpha,
            threshold_method=self.threshold_method,  # type: ignore[arg-type]
            limit54=(self.limit_cases, self.limit_points),
            compat=compat,  # type: ignore[arg-type]
        )


def _runs() -> Iterator[Run]:
    months = [Run(name, 12, 77, 84, 5, 1, 10, 1) for name in ("vehicle", "shoplifting", "robbery", "gaps")]
    months += [Run("rotavirus", 12, 61, 70, 4, 2, 8, 3), Run("rotavirus_old", 12, 135, 144, 5, 3, 1, 3)]
    weeks = [
        Run("agona", 52, 306, 312, 4, 3, 10, 26),
        Run("newport", 52, 546, 551, 5, 3, 10, 26),
        Run("campyDE", 52, 444, 449, 4, 3, 5, 3),
        Run("weekly", 52, 295, 300, 4, 2, 1, 2),
    ]
    for base in months + weeks:
        for method in ("delta", "nbPlugin", "muan"):
            yield dataclasses.replace(base, threshold_method=method)
            yield dataclasses.replace(base, threshold_method=method, reweight=False, alpha=0.01)
        yield dataclasses.replace(base, trend=False, power="1/2")
        yield dataclasses.replace(base, p_threshold_trend=1.0, power="none", weights_threshold=1.0)
        yield dataclasses.replace(base, p_threshold_trend=1.0, threshold_method="nbPlugin")
        yield dataclasses.replace(base, p_threshold_trend=1.0, threshold_method="nbPlugin", reweight=False, alpha=0.025)
    for b, w in ((2, 1), (3, 0), (5, 2)):
        yield Run("vehicle", 12, 70, 84, b, w, 12 - 2 * w, w, threshold_method="nbPlugin", limit_cases=40)
    for method in ("delta", "nbPlugin", "muan"):
        yield Run("town", 12, 77, 84, 4, 2, 8, 2, threshold_method=method, offset=True)
        yield Run("town", 12, 77, 84, 4, 2, 8, 2, threshold_method=method, offset=True, p_threshold_trend=1.0)


RUNS = tuple(_runs())
MISSING = (20, 33, 34, 51)
Answered = tuple[Run, Bounds, Bounds, dict[str, Any]]


def _month(first_year: int, i: int) -> str:
    return f"{first_year + i // 12}-{i % 12 + 1:02d}-01"


def _simulated() -> list[dict[str, Any]]:
    """Months and weeks as crime has them: season, trend, more spread than chance, gaps; a town that grows."""
    rng = np.random.default_rng(20_13)
    month, week = np.arange(84), np.arange(300)
    season = 0.3 * np.cos(2 * np.pi * month / 12)
    people = np.round(9_000 * 1.004**month + 400 * np.sin(month / 7))
    means = {
        "vehicle": (120 * np.exp(season), 4),
        "shoplifting": (150 * np.exp(0.5 * season + 0.008 * month), 15),
        "robbery": (6 * np.exp(season - 0.012 * month), 1.5),
        "gaps": (30 * np.exp(season), 3),
        "town": (people / 150, 2),
    }
    rows = []
    for name, (mean, phi) in means.items():
        count = rng.negative_binomial(mean / (phi - 1), 1 / phi).astype(object)
        if name == "gaps":
            count[list(MISSING)] = ""
        dated = name not in ("robbery", "town")
        for i in month:
            population = people[i] if name == "town" else 1
            rows.append((name, 12, _month(2018, int(i)) if dated else "", count[i], population))
    weekly = rng.negative_binomial(20 * np.exp(0.4 * np.sin(2 * np.pi * week / 52)) / 2, 1 / 3)
    rows += [("weekly", 52, "", count, 1) for count in weekly]
    return [dict(zip(("name", "frequency", "date", "count", "population"), row, strict=True)) for row in rows]


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Answered]:
    """For each run: our default, our compat="surveillance", and R's columns as arrays."""
    folder = tmp_path_factory.mktemp("r")
    simulated = _simulated()
    _write(folder / "series.csv", simulated)
    as_numbers = [
        {"run": i} | {k: int(v) if isinstance(v, bool) else v for k, v in dataclasses.asdict(run).items()}
        for i, run in enumerate(RUNS)
    ]
    _write(folder / "settings.csv", as_numbers)
    rscript = shutil.which("Rscript")
    assert rscript, "Rscript is not on this machine: apt-get install r-base-core r-cran-surveillance"
    done = subprocess.run([rscript, str(SCRIPT), str(folder)], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"R could not work the bounds out:\n{done.stderr}"
    series: dict[str, list[dict[str, Any]]] = {}
    for row in [*_read(folder / "shipped.csv"), *simulated]:
        series.setdefault(row["name"], []).append(row)
    theirs: dict[int, list[dict[str, str]]] = {}
    for row in _read(folder / "answers.csv"):
        theirs.setdefault(int(row["run"]), []).append(row)
    return {i: (run, *_ours(run, series[run.series]), _columns(theirs[i])) for i, run in enumerate(RUNS)}


def _ours(run: Run, rows: list[dict[str, Any]]) -> tuple[Bounds, Bounds]:
    counts = [math.nan if row["count"] == "" else float(row["count"]) for row in rows]
    days = np.array([row["date"] for row in rows], dtype="datetime64[D]") if rows[0]["date"] else None
    population = [float(row["population"]) for row in rows] if run.offset else None
    at = range(run.first - 1, run.last)
    both = (run.controls(None), run.controls("surveillance"))
    sound, like_r = (exceedance(counts, c, at=at, population=population, days=days) for c in both)
    return sound, like_r


def _columns(rows: list[dict[str, str]]) -> dict[str, Any]:
    names = [name for name in rows[0] if name != "run"]
    return {name: np.array([float(row[name]) if row[name] else math.nan for row in rows]) for name in names}


WHOLE = [
    i
    for i, run in enumerate(RUNS)
    if run.threshold_method == "nbPlugin" and (run.p_threshold_trend == 1 or not run.trend or run.b < 3)
]


@pytest.mark.parametrize("i", range(len(RUNS)), ids=lambda i: f"{RUNS[i].series}-{RUNS[i].threshold_method}-{i}")
def test_compat_gives_r_s_own_numbers(i: int, answers: dict[int, Answered]) -> None:
    _, _, like_r, r = answers[i]
    np.testing.assert_allclose(like_r.upper, r["upper"], atol=DIGITS, rtol=0)
    np.testing.assert_allclose(like_r.expected, r["expected"], atol=DIGITS, rtol=0)
    np.testing.assert_allclose(like_r.phi, r["phi"], atol=DIGITS, rtol=0)
    np.testing.assert_allclose(like_r.score, r["score"], atol=DIGITS, rtol=0)
    np.testing.assert_allclose(like_r.p_upper, r["p"], atol=DIGITS, rtol=0)
    np.testing.assert_array_equal(like_r.alarm, r["alarm"] == 1)
    np.testing.assert_array_equal(np.isfinite(like_r.trend), r["trended"] == 1)


@pytest.mark.parametrize("i", WHOLE, ids=lambda i: f"{RUNS[i].series}-{i}")
def test_our_default_errors_give_r_s_whole_number_bounds(i: int, answers: dict[int, Answered]) -> None:
    _, ours, _, r = answers[i]
    same = ~_first_reference_missing(RUNS[i])
    np.testing.assert_array_equal(ours.upper[same], r["upper"][same])
    np.testing.assert_array_equal(ours.alarm[same], r["alarm"][same] == 1)


def _first_reference_missing(run: Run) -> NDArray[np.bool_]:
    """Points of a dated series whose first reference is missing: there R sets the trend off by the gap (docs)."""
    points = np.arange(run.first - 1, run.last)
    return np.isin(points - 12 * run.b - run.w, MISSING if run.series == "gaps" else ())


def test_every_kind_of_bound_is_held_against_r(answers: dict[int, Answered]) -> None:
    """So that the tests above are not of NaN alone, nor of quiet points alone."""
    runs = [run for run, *_ in answers.values()]
    assert {run.threshold_method for run in runs} == {"delta", "nbPlugin", "muan"}
    assert {run.power for run in runs} == {"2/3", "1/2", "none"}
    assert {run.frequency for run in runs} == {12, 52}
    r = [columns for *_, columns in answers.values()]
    assert sum(np.isfinite(columns["upper"]).sum() for columns in r) > 700
    assert sum((columns["alarm"] == 1).sum() for columns in r) > 30
    assert sum((columns["trended"] == 1).sum() for columns in r) > 200
    assert sum(np.isnan(columns["upper"]).sum() for columns in r) > 10


def test_the_sound_error_and_r_s_differ_where_the_docs_say(answers: dict[int, Answered]) -> None:
    """R's delta and muan bounds leave most of the mean's uncertainty out: ours are further out where R reweights."""
    apart = [
        ours.upper - like_r.upper
        for run, ours, like_r, _ in answers.values()
        if run.threshold_method == "muan" and run.reweight and run.series in ("vehicle", "shoplifting")
    ]
    assert np.nanmean(np.concatenate(apart)) > 1
