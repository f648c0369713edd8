"""The scan against Kulldorff's own published example: sudden infant deaths in North Carolina, 1974 to 1984.

Kulldorff (1997), Communications in Statistics: Theory and Methods 26, 1481-1496, names two clusters by the Poisson
model: five counties in the south, and three in the north-east. The counts and the places of the county seats are read
from R's spData when the test runs.
"""

import csv
import subprocess
from pathlib import Path

import numpy as np

from commonweal.stats.scan import scan

SCRIPT = """
suppressMessages(library(spData))
data(nc.sids)
write.csv(cbind(county = rownames(nc.sids), nc.sids), commandArgs(trailingOnly = TRUE)[1], row.names = FALSE)
"""
SOUTH = {"Bladen", "Columbus", "Hoke", "Robeson", "Scotland"}
NORTH_EAST = {"Halifax", "Hertford", "Northampton"}


def test_the_published_clusters_are_found(tmp_path: Path) -> None:
    (tmp_path / "run.R").write_text(SCRIPT)
    found = tmp_path / "sids.csv"
    subprocess.run(["Rscript", "--vanilla", tmp_path / "run.R", found], capture_output=True, check=True)
    with found.open(newline="") as file:
        rows = list(csv.DictReader(file))
    deaths, births, east, north = (
        sum(np.array([float(row[name]) for row in rows]) for name in names)
        for names in (("SID74", "SID79"), ("BIR74", "BIR79"), ("east",), ("north",))
    )
    told = scan(
        deaths[:, None], population=births, points=np.column_stack([east, north]), generator=np.random.default_rng(1)
    )
    first, second = ({rows[i]["county"] for i in one.locations.tolist()} for one in told.clusters[:2])
    assert (len(rows), first, second) == (100, SOUTH, NORTH_EAST)
    assert told.clusters[0].p == 0.001 and told.clusters[0].p_gumbel < 0.0001
    assert told.clusters[1].p < 0.01
