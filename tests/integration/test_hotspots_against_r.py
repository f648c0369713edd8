"""Gi* and local Moran beside R's spdep, on a map whose areas have different numbers of neighbours."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from commonweal.stats.hotspots import gi_star, local_moran
from lattice import lattice

SCRIPT = """
suppressMessages(library(spdep))
args <- commandArgs(trailingOnly = TRUE)
x <- as.numeric(readLines(args[1]))
near <- lapply(strsplit(readLines(args[2]), " "), as.integer)
class(near) <- "nb"
star <- localG(x, nb2listw(include.self(near), style = "B"))
moran <- localmoran(x, nb2listw(near, style = "B"), mlvar = FALSE, adjust.x = FALSE)
set.seed(1) # Gi, since the own value is held: its p is that of Gi* too
p_star <- attr(localG_perm(x, nb2listw(near, style = "B"), nsim = 9999), "internals")
p_moran <- localmoran_perm(x, nb2listw(near, style = "B"), nsim = 9999, mlvar = FALSE, adjust.x = FALSE)
cat("[", paste(format(as.numeric(star), digits = 15), collapse = ","), "]\\n")
cat("[", paste(format(as.numeric(moran[, "Ii"]), digits = 15), collapse = ","), "]\\n")
for (p in list(p_star, p_moran)) cat("[", paste(p[, "Pr(folded) Sim"], collapse = ","), "]\\n")
"""


def test_the_same_as_spdep(tmp_path: Path) -> None:
    near = lattice(9)
    values = np.random.default_rng(6).gamma(2, 3, 81)
    (tmp_path / "run.R").write_text(SCRIPT)
    (tmp_path / "x").write_text("\n".join(map(str, values)))
    (tmp_path / "near").write_text("\n".join(" ".join(map(str, near.of(i)[0] + 1)) for i in range(81)))
    command = ["Rscript", "--vanilla", tmp_path / "run.R", tmp_path / "x", tmp_path / "near"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    star, moran, p_star, p_moran = (json.loads(line) for line in result.stdout.splitlines())
    chance = np.random.default_rng(1)
    ours = gi_star(values, near, chance, permutations=9999), local_moran(values, near, chance, permutations=9999)
    assert ours[0].z == pytest.approx(star, abs=1e-9) and ours[1].statistic == pytest.approx(moran, abs=1e-9)
    assert ours[0].p_simulated == pytest.approx(p_star, abs=0.025)
    assert ours[1].p_simulated == pytest.approx(p_moran, abs=0.025)
