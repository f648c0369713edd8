"""Before and after against controls beside R's glm: the ratio, its error, and both dispersions."""

import csv
import subprocess
from pathlib import Path

import numpy as np
import pytest

from commonweal.stats.before_after import before_after

SCRIPT = Path(__file__).with_name("evaluation_against_r.R")
AREAS, MONTHS = 9, 6


def _table(path: Path, head: list[str], rows: list[list[float]]) -> Path:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


def test_the_same_as_glm(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    level = rng.gamma(4, 10, AREAS)[:, None] * rng.gamma(8, 1 / 8, (2, AREAS, MONTHS))
    before, after = rng.poisson(level).astype(float)
    found = before_after(before, after, np.arange(AREAS) < 1)
    totals = [
        [area, period, int(area == 0), counts[area].sum()]
        for period, counts in enumerate((before, after))
        for area in range(AREAS)
    ]
    months = [
        [area, period, period * MONTHS + month, counts[area, month]]
        for period, counts in enumerate((before, after))
        for area in range(AREAS)
        for month in range(MONTHS)
    ]
    files = [
        _table(tmp_path / "totals.csv", ["area", "after", "treated", "count"], totals),
        _table(tmp_path / "months.csv", ["area", "period", "month", "count"], months),
    ]
    result = subprocess.run(
        ["Rscript", "--vanilla", SCRIPT, *files], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    (effect, error, phi), (monthly, degrees) = (
        [float(x) for x in line.split(",")] for line in result.stdout.splitlines()
    )
    assert np.log(found.change.ratio[0]) == pytest.approx(effect, abs=1e-9)
    assert found.areas.phi[0] == pytest.approx(phi, rel=1e-6)
    sums = [before[0].sum(), after[0].sum(), before[1:].sum(), after[1:].sum()]
    assert np.sqrt(found.areas.phi[0] * sum(1 / x for x in sums)) == pytest.approx(error, rel=1e-6)
    assert found.months.phi[0] == pytest.approx(monthly, rel=1e-6) and found.months.degrees[0] == degrees
