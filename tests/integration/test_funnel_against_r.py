"""The funnel beside base R, run live: `funnel_against_r.R`, beside this file. Debian: apt-get install r-base-core."""

import csv
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from commonweal.stats.funnel import count_interval, funnel, ranks
from commonweal.stats.funnel.rank import _surely_higher

SCRIPT = Path(__file__).with_name("funnel_against_r.R")
COUNT = np.array([0, 1, 4, 9, 10, 37, 88, 140, 260, 512, 700, 1203, 2950, 12, 400.0])
PEOPLE = np.array(
    [900, 700, 2100, 2500, 2600, 9000, 21_000, 30_500, 71_000, 98_000, 120_000, 260_000, 610_000, 1e4, 2e4]
)


def _columns(path: Path) -> dict[str, Any]:
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: np.array([float(row[name]) for row in rows]) for name in rows[0]}


@pytest.fixture(scope="module")
def r(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What R says: its three tables by name."""
    folder = tmp_path_factory.mktemp("funnel")
    lines = [f"{count:.0f},{people:.0f}" for count, people in zip(COUNT, PEOPLE, strict=True)]
    (folder / "areas.csv").write_text("count,population\n" + "\n".join(lines) + "\n")
    rscript = shutil.which("Rscript")
    assert rscript, "Rscript is not on this machine: apt-get install r-base-core"
    done = subprocess.run([rscript, str(SCRIPT), str(folder)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"R could not work the funnel out:\n{done.stderr}"
    return {name: _columns(folder / f"{name}.csv") for name in ("answers", "spread", "pairs")}


def test_intervals_are_r_s_exact_ones_below_ten_and_next_to_them_from_ten_on(r: dict[str, dict[str, Any]]) -> None:
    low, high = count_interval(COUNT)
    few = COUNT < 10
    np.testing.assert_allclose(low[few], r["answers"]["low"][few], rtol=1e-9)
    np.testing.assert_allclose(high[few], r["answers"]["high"][few], rtol=1e-9)
    np.testing.assert_allclose(low[~few], r["answers"]["low"][~few], rtol=2e-3)
    np.testing.assert_allclose(high[~few], r["answers"]["high"][~few], rtol=2e-3)


def test_the_poisson_limits_are_r_s(r: dict[str, dict[str, Any]]) -> None:
    ours = funnel(COUNT, PEOPLE, per=1)
    for name in ("low_95", "high_95", "low_998", "high_998"):
        np.testing.assert_allclose(getattr(ours, name), r["answers"][name], rtol=1e-8, atol=1e-15)
    assert ours.target == pytest.approx(r["spread"]["target"][0], rel=1e-12)


def test_phi_tau2_and_the_additive_limits_are_r_s(r: dict[str, dict[str, Any]]) -> None:
    ours = funnel(COUNT, PEOPLE, per=1, overdispersion="additive")
    assert ours.phi == pytest.approx(r["spread"]["phi"][0], rel=1e-10)
    assert ours.tau2 == pytest.approx(r["spread"]["tau2"][0], rel=1e-10) and ours.tau2 > 0
    np.testing.assert_allclose(ours.z, r["answers"]["additive_z"], rtol=1e-9)
    for name in ("low_95", "high_95", "low_998", "high_998"):
        theirs, poisson = r["answers"][f"additive_{name}"], r["answers"][name]
        outer = np.minimum(theirs, poisson) if name.startswith("low") else np.maximum(theirs, poisson)
        np.testing.assert_allclose(getattr(ours, name), outer, rtol=1e-8, atol=1e-15)


def test_pairs_are_r_s_poisson_test_and_the_ranks_follow(r: dict[str, dict[str, Any]]) -> None:
    """Holm over each area's comparisons, done here again with R's own p for every pair."""
    theirs = np.ones((COUNT.size, COUNT.size))
    pairs = r["pairs"]
    theirs[pairs["i"].astype(int) - 1, pairs["j"].astype(int) - 1] = pairs["p"]
    np.testing.assert_allclose(_surely_higher(COUNT, PEOPLE), theirs, rtol=1e-7, atol=1e-300)
    answer = ranks(COUNT, PEOPLE)
    for i in range(COUNT.size):
        tests = [(theirs[i, j], 1) for j in range(COUNT.size) if j != i]
        tests += [(theirs[j, i], -1) for j in range(COUNT.size) if j != i]
        above = below = 0
        for passed, (p, way) in enumerate(sorted(tests)):
            if p * (len(tests) - passed) > 0.05:
                break
            above, below = above + (way == 1), below + (way == -1)
        assert (answer.low[i], answer.high[i]) == (1 + below, COUNT.size - above)
    width = answer.high - answer.low
    assert width.min() == 0 and width.max() > 8
