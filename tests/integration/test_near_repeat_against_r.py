"""Knox's test beside R's surveillance: the pairs of the first band, and what is expected of them."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from commonweal.stats.near_repeat import near_repeat

SCRIPT = """
suppressMessages(library(surveillance))
events <- read.csv(commandArgs(trailingOnly = TRUE)[1])
set.seed(1)
test <- knox(dt = dist(events$day), ds = dist(events[c("x", "y")]), eps.t = 6, eps.s = 99.999,
             simulate.p.value = TRUE, B = 1999)
cat("\\n[", test$statistic, ",", test$null.value, ",", test$p.value, "]")
"""


def test_the_same_as_surveillance(tmp_path: Path) -> None:
    chance = np.random.default_rng(9)
    x, y, day = chance.uniform(0, 2000, 200), chance.uniform(0, 2000, 200), chance.integers(0, 200, 200)
    x[:8], y[:8], day[:8] = x[8:16] + 30, y[8:16] + 30, day[8:16] + 2
    rows = [f"{a},{b},{c}" for a, b, c in zip(x.tolist(), y.tolist(), day.tolist(), strict=True)]
    (tmp_path / "events.csv").write_text("x,y,day\n" + "\n".join(rows) + "\n")
    (tmp_path / "run.R").write_text(SCRIPT)
    command = ["Rscript", "--vanilla", tmp_path / "run.R", tmp_path / "events.csv"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # a dot a permutation first
    observed, expected, p = json.loads(printed.splitlines()[-1])
    ours = near_repeat(x, y, day, space=[100], days=[7], permutations=1999, generator=np.random.default_rng(1))
    assert ours.observed[0, 0] == observed and ours.expected[0, 0] == pytest.approx(expected)
    assert ours.p[0, 0] == pytest.approx(p, abs=0.02)
